"""Review: a person looks at facts where they stand, decides, and the decision holds for every later run."""
