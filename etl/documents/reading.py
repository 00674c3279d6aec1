"""Files, folders, archives and addresses as documents; what cannot be read is reported and the others go on."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from etl.documents.document import DocumentProblem, Found, Piece, Unmodified
from etl.documents.folders import Shelf, pieces_of_path
from etl.documents.media import READABLE
from etl.documents.parsing import parse_documents
from etl.documents.web import ADDRESSES_NAME, Web, addresses_in, is_address, pieces_of_address
from models.errors import InputError

__all__ = ["READABLE", "read_documents"]


def read_documents(places: Iterable[Path | str], web: Web | None = None) -> Iterator[Found]:
    """Every document of the files, folders and addresses given, in the order given, one after the other.

    Folders are read by name and with subfolders, also those pages that a file `addresses.txt` in them names.
    Collections (zip, JSON lines, WARC, feeds, sitemaps) are never held whole. A file's document is called by its
    name without suffix; the second file of one name is a problem, since its claims could not be told apart.
    Metadata come from the document itself, then from `index.jsonl` beside it, its line or its feed.
    Addresses are asked for through `web`, and are problems without it.
    """
    shelf = Shelf(datetime.now(UTC).replace(tzinfo=None))
    for place in places:
        for found in pieces_of_place(place, shelf, web):
            if isinstance(found, Piece):
                yield from parse_documents(found)
            else:
                yield found


def pieces_of_place(
    place: Path | str, shelf: Shelf, web: Web | None
) -> Iterator[Piece | DocumentProblem | Unmodified]:
    """The documents of a file, a folder or an address before they are read."""
    if isinstance(place, str) and is_address(place):
        yield from pieces_of_address(place, web) if web else [unreachable(place)]
        return
    path = Path(place)
    addresses = addresses_in(path / ADDRESSES_NAME) if path.is_dir() else []
    if not addresses or has_files(path):
        yield from pieces_of_path(path, shelf)
    for address in addresses:
        yield from pieces_of_place(address, shelf, web)


def has_files(folder: Path) -> bool:
    """True where a folder holds more than addresses."""
    return any(file.is_file() and file.name != ADDRESSES_NAME for file in folder.rglob("*"))


def unreachable(address: str) -> DocumentProblem:
    """What is said of an address where nothing may be fetched."""
    error = InputError("addresses are not fetched here", where=address, expected="files or folders")
    return DocumentProblem(address, error)
