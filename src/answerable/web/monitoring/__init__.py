"""Whether outcomes differ between groups, what is done about it, and whether it changed."""
