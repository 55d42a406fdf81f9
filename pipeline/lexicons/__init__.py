"""Vocabulary as data (TOML)."""
