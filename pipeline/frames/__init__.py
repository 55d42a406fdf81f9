"""What is said: statements of the rules over the masked sentences."""
