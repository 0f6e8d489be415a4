"""Reading finished documents: a .docx, .pdf, .html or text file becomes paragraphs and tables that know their places."""

from reportgen.finished.entry import read_document
from reportgen.finished.model import FinishedDocument, GridCell, GridTable, ProseParagraph

__all__ = ["FinishedDocument", "GridCell", "GridTable", "ProseParagraph", "read_document"]
