"""Charts as pictures, PNG or SVG, for where Word's own charts cannot go. Alone loads matplotlib."""
