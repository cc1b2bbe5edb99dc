"""The open and the signed API, over the same queries as the pages."""
