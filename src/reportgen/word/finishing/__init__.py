"""From rendered parts to a finished file: gaps mended, contents and title filled in, the package put together."""
