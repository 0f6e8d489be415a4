"""The outline of a .docx."""
