"""Documents as text, whatever they come in, with what is known of their publication."""

from etl.documents.document import Document, DocumentProblem, Place, Unmodified
from etl.documents.reading import READABLE, read_documents

__all__ = ["READABLE", "Document", "DocumentProblem", "Place", "Unmodified", "read_documents"]
