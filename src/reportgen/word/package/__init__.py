"""A .docx as a package: archive, parts and their XML, styles, sections, fields, names of places."""
