"""A separate program that tries to undo a release, from its published files alone."""
