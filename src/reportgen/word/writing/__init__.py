"""From values to XML: what is printed for each tag of a template, and the parts that pictures and charts need."""
