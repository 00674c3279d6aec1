"""Documents as text: .txt, .md and .html files with what is known of their publication."""

from etl.documents.document import Document, DocumentProblem
from etl.documents.reading import read_documents

__all__ = ["Document", "DocumentProblem", "read_documents"]
