"""Tables as files that people open."""
