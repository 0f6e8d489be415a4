"""From tagged XML to Jinja: the template language, what it allows, what can be known without data, compiling."""
