"""The two summaries of an article."""
