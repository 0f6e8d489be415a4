"""A .docx as a package: the archive, its parts and their XML, styles, sections, fields, and the names of places."""
