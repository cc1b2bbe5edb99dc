"""How fast, how large and how true the reading of action plans is, beside other tools on the same files."""
