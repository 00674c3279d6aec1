"""Members of a tar archive, read in a stream and within limits."""

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, BinaryIO, Self, cast

import zstandard

from etl.unpacking import MOST_BYTES, SMALL, check_name, damaged, too_large
from models.errors import InputError

# Hundreds of versions of one list, packed against each other, take a thousandth.
MOST_ARCHIVE_RATIO = 5000
MOST_ARCHIVE_BYTES = 200_000_000_000
LONGEST_NAME = 1_000_000
EXTENSIONS = (
    tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK,
)  # fmt: skip
PACKED: dict[bytes, Callable[[BinaryIO], Any]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ\0": lzma.open,
    b"\x28\xb5\x2f\xfd": lambda raw: zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True),
}
BROKEN_HEADER = (tarfile.InvalidHeaderError, tarfile.TruncatedHeaderError)  # type: ignore[attr-defined]
FAULTS = (tarfile.TarError, zstandard.ZstdError, lzma.LZMAError, zlib.error, EOFError, OSError)


class CheckedMember(tarfile.TarInfo):
    """A member whose header is refused where it is damaged (Python takes it for the end) or holds a huge name."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str | None, errors: str) -> Self:
        """The member that a header describes."""
        try:
            member = super().frombuf(buf, encoding, errors)  # type: ignore[arg-type]
        except BROKEN_HEADER as error:
            raise tarfile.ReadError(str(error)) from error
        if member.type in EXTENSIONS and member.size > LONGEST_NAME:
            raise tarfile.ReadError(f"a name of {member.size:,} bytes")
        return member


class TarReader:
    """Members of a tar archive, read in one pass as long as they are asked for in the archive's order.

    Links and devices are passed over. InputError where it is damaged, or holds more than is plausible.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._members: Iterator[tuple[tarfile.TarFile, tarfile.TarInfo]] = iter(())

    def names(self) -> list[str]:
        """Names of all regular files."""
        return [member.name for _, member in self._walk()]

    def read(self, name: str) -> bytes:
        """Bytes of a member; going back in the archive starts a new pass."""
        for _ in range(2):
            for archive, member in self._members:
                if member.name == name:
                    return self._content(archive, member)
            self._members = self._walk()
        raise InputError(f"has no member {name}", where=str(self.path))

    def _content(self, archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
        where = f"{self.path}:{member.name}"
        limit = SMALL if member.issparse() else MOST_BYTES
        if member.size > limit:
            raise too_large(where, limit)
        try:
            content = cast(IO[bytes], archive.extractfile(member)).read()
        except FAULTS as error:
            raise damaged(where, error) from error
        if len(content) != member.size:
            raise damaged(where, "it ends too early")
        return content

    def _walk(self) -> Iterator[tuple[tarfile.TarFile, tarfile.TarInfo]]:
        try:
            limit = min(max(self.path.stat().st_size * MOST_ARCHIVE_RATIO, SMALL), MOST_ARCHIVE_BYTES)
            with self.path.open("rb") as raw, self._open(raw) as archive:
                for member in archive:
                    if member.offset_data + (0 if member.issparse() else member.size) > limit:
                        raise too_large(str(self.path), limit)
                    if member.isfile():
                        check_name(member.name, str(self.path))
                        yield archive, member
        except FAULTS as error:
            raise InputError(f"is not a readable archive: {error}", where=str(self.path)) from error

    def _open(self, raw: BinaryIO) -> tarfile.TarFile:
        """The archive, unpacked by streams that give no more than they are asked for."""
        start = raw.read(6)
        raw.seek(0)
        unpack = next((opener for mark, opener in PACKED.items() if start.startswith(mark)), None)
        stream = cast(IO[bytes], unpack(raw) if unpack else raw)
        return tarfile.open(fileobj=stream, mode="r|", tarinfo=CheckedMember)
