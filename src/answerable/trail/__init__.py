"""The record of who did what, as a chain that anyone can check: no database, no web."""
