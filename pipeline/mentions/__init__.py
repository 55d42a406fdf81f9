"""One module a kind of mention: model, reading, examples."""
