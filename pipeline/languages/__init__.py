"""What one language needs and another does not: numerals, sentence ends, phrases of the summaries."""
