"""Step 3a: what a publisher packed, unpacked within limits; a small file must not become a huge one."""

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from models.errors import InputError

MOST_BYTES = 2_000_000_000
MOST_RATIO = 200
SMALL = 50_000_000
CHUNK = 1 << 20


def unpacked(content: bytes, file_name: str) -> bytes:
    """The file within a gzip or zip; bytes that are not packed, and formats that are zips themselves, as they are.

    InputError where it is damaged, holds several files of the kind, or unpacks to more than is plausible.
    """
    wanted = PurePosixPath(file_name).suffix.lower()
    if content[:2] == b"\x1f\x8b" and wanted != ".gz":
        return _gunzipped(content, file_name)
    if content[:4] == b"PK\x03\x04" and wanted not in (".xlsx", ".docx", ".zip"):
        return _unzipped(content, file_name, wanted)
    return content


def _limit(packed: int) -> int:
    """Text packs to a tenth, tables to a fiftieth; two hundred times is a bomb."""
    return min(max(packed * MOST_RATIO, SMALL), MOST_BYTES)


def _too_large(file_name: str, limit: int) -> InputError:
    return InputError(
        "unpacks to more than is plausible",
        where=file_name,
        expected=f"at most {limit:,} bytes",
        hint="get the file again",
    )


def _gunzipped(content: bytes, file_name: str) -> bytes:
    limit = _limit(len(content))
    unpacker = zlib.decompressobj(wbits=31)
    try:
        text = unpacker.decompress(content, limit + 1)
    except zlib.error as error:
        raise _damaged(file_name, error) from error
    if len(text) > limit:
        raise _too_large(file_name, limit)
    if not unpacker.eof:
        raise _damaged(file_name, "it ends too early")
    return text


def _unzipped(content: bytes, file_name: str, wanted: str) -> bytes:
    limit = _limit(len(content))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if entry.filename.lower().endswith(wanted)]
            if len(entries) != 1:
                raise InputError(
                    f"holds {len(entries)} files *{wanted}",
                    where=file_name,
                    expected="a zip with one of them",
                )
            with archive.open(entries[0]) as packed:
                text = packed.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise _damaged(file_name, error) from error
    if len(text) > limit:
        raise _too_large(file_name, limit)
    return text


def _damaged(file_name: str, error: object) -> InputError:
    return InputError(
        f"cannot be unpacked: {error}", where=file_name, expected="a whole file", hint="get the file again"
    )
