"""From rendered parts to the finished file: gaps mended, contents and title filled in, package assembled."""
