"""The room `assemble`: mentions and tags become figures."""
