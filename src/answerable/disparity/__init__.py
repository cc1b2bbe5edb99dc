"""Whether an outcome differs for a group, here and now; how sure we are; whether it lasts; how much of it remains."""
