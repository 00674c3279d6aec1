"""Which kinds of file are read, by suffix and by media type."""

from pathlib import PurePath

from etl.readers.pages import is_pdf

HTML, PDF, MAIL = "text/html", "application/pdf", "message/rfc822"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".docx": DOCX,
    ".eml": MAIL,
}
COLLECTIONS = (".zip", ".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".warc", ".warc.gz")
READABLE = ", ".join([*MEDIA_TYPES, *COLLECTIONS])
# Read-me files and side files are no documents, whatever their suffix.
NOT_DOCUMENTS = frozenset({"readme", "index", "licence", "license"})
XHTML = "application/xhtml+xml"


def collection_suffix(name: str) -> str | None:
    """The suffix of a file that holds many documents; None for any other file."""
    return next((suffix for suffix in COLLECTIONS if name.lower().endswith(suffix)), None)


def is_document_name(name: str) -> bool:
    """True for a file that is read as one document where it stands among others."""
    path = PurePath(name)
    return path.suffix.lower() in MEDIA_TYPES and path.stem.lower() not in NOT_DOCUMENTS


def media_type_of(content: bytes, stated: str, name: str) -> str | None:
    """The kind of a file by what its server states, else its name, else its first bytes; None where it is not read."""
    kind = stated.partition(";")[0].strip().lower()
    if is_pdf(content):
        return PDF
    if kind in (HTML, XHTML):
        return HTML
    if kind in MEDIA_TYPES.values():
        return kind
    by_name = MEDIA_TYPES.get(PurePath(name.partition("?")[0]).suffix.lower())
    return by_name if kind in ("", "application/octet-stream", "binary/octet-stream") else None
