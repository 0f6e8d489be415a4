"""Tables of amounts, and the sums of their rows and columns."""
