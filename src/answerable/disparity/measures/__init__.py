"""What is measured: definitions as frozen values, read from reviewed YAML."""
