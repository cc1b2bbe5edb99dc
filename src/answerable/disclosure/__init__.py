"""What of a table of counts may be published, and what must be hidden so that nobody can work it out."""
