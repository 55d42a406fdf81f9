"""Groups: names and figures with what belongs to them."""
