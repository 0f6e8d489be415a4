"""What a Word document says, without XML: sections, paragraphs, tables, drawings, in reading order."""
