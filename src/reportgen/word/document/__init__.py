"""What a Word document says, freed of XML: sections, paragraphs, tables, marks; read from a .docx in reading order."""
