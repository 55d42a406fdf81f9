"""One module a family of facts: the rules that say what is stated."""
