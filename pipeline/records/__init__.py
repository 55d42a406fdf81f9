"""Whose it is: statements become records, records become facts."""
