"""Reading data files: YAML, JSON or a dict becomes a plain tree that knows where every value stands.

Nothing here knows what the data mean. Every scalar of a file stays the text that stands in it, so that `0.10`
remains `0.10`, `0123` keeps its zero and `no` is a word; the model gives the texts their types.
"""

from reportgen.source.document import Document, Tree
from reportgen.source.entry import bytes_of, file_given, lines_of, path_given, read, text_from, text_of
from reportgen.source.plain import Floats
from reportgen.source.positions import spoken_path

__all__ = [
    "Document",
    "Floats",
    "Tree",
    "bytes_of",
    "file_given",
    "lines_of",
    "path_given",
    "read",
    "spoken_path",
    "text_from",
    "text_of",
]
