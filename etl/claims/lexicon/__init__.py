"""Vocabulary as data: one folder per language, read once."""
