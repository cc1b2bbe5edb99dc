"""What people are told: reminders, digests, the mails they went out in, and feeds for their calendars."""
