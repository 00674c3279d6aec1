"""Streams of collections that are packed: never more bytes than is plausible, however little was packed."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast
from zipfile import ZipExtFile

from etl.unpacking import damaged, limit_of, too_large
from models.errors import InputError

# A collection may be larger than one file of a list: it is read piece by piece. This is a bomb all the same.
MOST_RATIO = 1000
FAULTS = (zlib.error, gzip.BadGzipFile, EOFError, OSError)


class Limited(io.RawIOBase):
    """A stream that ends in an error after `limit` bytes; what stands before a damage is given first."""

    def __init__(self, stream: gzip.GzipFile | ZipExtFile, where: str, limit: int) -> None:
        self.stream, self.where, self.limit, self.count = stream, where, limit, 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """The next bytes; InputError where the stream is damaged or holds too much."""
        try:
            chunk = self.stream.read1(len(buffer))
        except FAULTS as error:
            raise damaged(self.where, error) from error
        self.count += len(chunk)
        if self.count > self.limit:
            raise too_large(self.where, self.limit)
        buffer[: len(chunk)] = chunk
        return len(chunk)


class Stepwise(io.BufferedReader):
    """Gives what there is at once: who waits for a full block loses what stands before a damage."""

    def read(self, size: int | None = -1, /) -> bytes:
        """At most `size` bytes, none only at the end."""
        return super().read(size) if size is None or size < 0 else self.read1(size)


def buffered(stream: gzip.GzipFile | ZipExtFile, where: str, limit: int) -> IO[bytes]:
    """A stream of at most `limit` bytes that is read line by line or in pieces."""
    return cast("IO[bytes]", Stepwise(Limited(stream, where, limit)))


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """A file that is read piece by piece; what is packed by gzip is unpacked, within limits."""
    with path.open("rb") as raw:
        if not path.name.endswith(".gz"):
            yield raw
            return
        limit = max(path.stat().st_size * MOST_RATIO, limit_of(0))
        yield buffered(gzip.GzipFile(fileobj=raw), str(path), limit)


def read_within(stream: IO[bytes], most: int, where: str) -> bytes:
    """All bytes of a stream; InputError where they are more than `most`, or cannot be unpacked."""
    try:
        content = stream.read(most + 1)
    except FAULTS as error:
        raise damaged(where, error) from error
    if len(content) > most:
        raise InputError(
            f"is larger than {most // 1_000_000} MB",
            where=where,
            expected="a document of a size that people read",
            hint="give its text in parts",
        )
    return content
