"""Names of organisations and persons."""
