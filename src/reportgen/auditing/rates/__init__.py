"""Shares, completions, changes and words of comparison, held against the amounts that they are of."""
