"""What anyone may see: pages, files and feeds of what was published, without an account."""
