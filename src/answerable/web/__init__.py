"""The register on the web: a Django project. Nothing outside this room imports Django."""
