"""Reading finished PDF files: characters into lines, drawn rules into grids, both into paragraphs and tables."""

from reportgen.finished.pdf.reading import read_pdf

__all__ = ["read_pdf"]
