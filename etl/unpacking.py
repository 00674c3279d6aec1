"""Step 3a: what a publisher packed, unpacked within limits; a small file must not become a huge one."""

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import IO

from models.errors import InputError

MOST_BYTES = 2_000_000_000
MOST_RATIO = 200
SMALL = 50_000_000
MOST_ENTRIES = 100_000
CHUNK = 1 << 20
ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
ENTRY_MARK = b"PK\x01\x02"
ZIPS_THEMSELVES = (".xlsx", ".docx", ".ods", ".zip")
# The other ways to pack a zip unpack a few bytes to gigabytes before anyone can stop them.
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 0x1
DAMAGES = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, OverflowError,
)  # fmt: skip


def unpacked(content: bytes, file_name: str) -> bytes:
    """The file within a gzip or zip; bytes that are not packed, and formats that are zips themselves, as they are.

    InputError where it is damaged, holds several files of the kind, or unpacks to more than is plausible.
    """
    wanted = PurePosixPath(file_name).suffix.lower()
    if content[:2] == b"\x1f\x8b" and wanted != ".gz":
        return gunzipped(content, file_name)
    if content[:4] in ZIP_STARTS:
        if wanted in ZIPS_THEMSELVES:
            check_zip(content, file_name)
        else:
            return _unzipped(content, file_name, wanted)
    return content


class Gunzip:
    """Unpacks a gzip of one or more members, piece by piece, never to more bytes than are asked for."""

    def __init__(self) -> None:
        self._unpacker = zlib.decompressobj(wbits=31)
        self.is_whole = False

    def unpack(self, packed: bytes, most: int) -> bytes:
        """What the next packed bytes hold; as soon as that is `most` bytes, the rest is dropped."""
        found = bytearray()
        while packed and len(found) < most:
            if self.is_whole and not (packed := packed.lstrip(b"\0")):
                break  # padding
            if self.is_whole:
                self._unpacker, self.is_whole = zlib.decompressobj(wbits=31), False
            found += self._unpacker.decompress(packed, most - len(found))
            self.is_whole = self._unpacker.eof
            packed = self._unpacker.unused_data if self.is_whole else self._unpacker.unconsumed_tail
        return bytes(found)


def gunzipped(content: bytes, where: str) -> bytes:
    """The file within a gzip."""
    limit, unpacker, text = limit_of(len(content)), Gunzip(), bytearray()
    try:
        for start in range(0, len(content), CHUNK):
            text += unpacker.unpack(content[start : start + CHUNK], limit + 1 - len(text))
            if len(text) > limit:
                raise too_large(where, limit)
    except zlib.error as error:
        raise damaged(where, error) from error
    if not unpacker.is_whole:
        raise damaged(where, "it ends too early")
    return bytes(text)


def limit_of(packed: int) -> int:
    """Text packs to a tenth, tables to a fiftieth; two hundred times is a bomb."""
    return min(max(packed * MOST_RATIO, SMALL), MOST_BYTES)


def _unzipped(content: bytes, file_name: str, wanted: str) -> bytes:
    with _opened(content, file_name) as archive:
        entries = [
            entry for entry in entries_of(archive, file_name) if entry.filename.lower().endswith(wanted)
        ]
        if len(entries) != 1:
            raise InputError(
                f"holds {len(entries)} files *{wanted}",
                where=file_name,
                expected="a zip with one of them",
            )
        return read_entry(archive, entries[0], file_name)


def check_zip(content: bytes, where: str) -> None:
    """InputError where a format that is a zip itself, such as a workbook, unpacks to more than is plausible."""
    limit, total = limit_of(len(content)), 0
    with _opened(content, where) as archive:
        for entry in entries_of(archive, where):
            total += _each_chunk(archive, entry, where, limit - total, lambda _chunk: None)


def _opened(content: bytes, where: str) -> zipfile.ZipFile:
    # Counted before Python makes an object of each.
    count = content.count(ENTRY_MARK)
    if count > MOST_ENTRIES:
        raise _too_many(where, count)
    return open_zip(io.BytesIO(content), where)


def open_zip(packed: Path | IO[bytes], where: str) -> zipfile.ZipFile:
    """A zip archive; InputError where it is none."""
    try:
        return zipfile.ZipFile(packed)
    except DAMAGES as error:
        raise damaged(where, error) from error


def entries_of(archive: zipfile.ZipFile, where: str) -> list[zipfile.ZipInfo]:
    """The files in a zip, without what Macs add; InputError where a name leads out of it, or there are too many."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_ENTRIES:
        raise _too_many(where, len(entries))
    for entry in entries:
        check_name(entry.filename, where)
    return [entry for entry in entries if not entry.filename.startswith("__MACOSX/")]


def check_name(name: str, where: str) -> None:
    """InputError where the name of a packed file leads out of its archive."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:
        raise InputError(
            f"holds a file whose name leads out of it: {name!r}",
            where=where,
            expected="files with plain names",
        )


def read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, where: str) -> bytes:
    """The bytes of a file in a zip, whatever size it claims; InputError where it is damaged, encrypted or a bomb."""
    text = bytearray()
    _each_chunk(archive, entry, where, limit_of(entry.compress_size), text.extend)
    return bytes(text)


def _each_chunk(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, where: str, limit: int, take: Callable[[bytes], None]
) -> int:
    """Read an entry in chunks and count its bytes."""
    if entry.flag_bits & ENCRYPTED:
        raise InputError("is encrypted", where=where, expected="a file that anyone can read")
    if entry.compress_type not in METHODS:
        raise damaged(where, f"packed by method {entry.compress_type}, not deflate")
    size = 0
    try:
        with archive.open(entry) as packed:
            while chunk := packed.read(CHUNK):
                size += len(chunk)
                if size > limit:
                    raise too_large(where, limit)
                take(chunk)
    except DAMAGES as error:
        raise damaged(where, error) from error
    if size != entry.file_size:
        raise damaged(where, f"it has {size:,} bytes and claims {entry.file_size:,}")
    return size


def too_large(where: str, limit: int) -> InputError:
    """What is said of a bomb."""
    return InputError(
        "unpacks to more than is plausible",
        where=where,
        expected=f"at most {limit:,} bytes",
        hint="get the file again",
    )


def _too_many(where: str, count: int) -> InputError:
    return InputError(
        f"holds {count:,} files",
        where=where,
        expected=f"at most {MOST_ENTRIES:,} files",
        hint="get the file again",
    )


def damaged(where: str, error: object) -> InputError:
    """What is said of a packed file that cannot be read."""
    return InputError(
        f"cannot be unpacked: {error}", where=where, expected="a whole file", hint="get the file again"
    )
