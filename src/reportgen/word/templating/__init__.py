"""From tagged XML to compiled Jinja: the template language, what it allows, and checks without data."""
