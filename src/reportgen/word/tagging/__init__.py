"""Finding the tags of a template in its XML, and applying those for paragraphs, rows, cells and included parts."""
