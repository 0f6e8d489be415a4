"""Finding the tags of a template in its XML, and carrying out those that stand for paragraphs, rows, cells or parts."""
