"""From values to XML: what is printed for each tag of a template, and the files that pictures and charts bring along."""
