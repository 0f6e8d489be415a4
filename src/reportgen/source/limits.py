"""How large an input may be: far beyond any real report, and small enough to refuse a bomb at once."""

MAX_BYTES = 20 * 1024 * 1024
MAX_NODES = 500_000
MAX_DEPTH = 40
MAX_DIGITS = 30
MAX_PROBLEMS = 1_000
