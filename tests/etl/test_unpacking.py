"""What publishers pack is unpacked, and never to more than is plausible."""

import gzip
import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from etl.unpacking import MOST_ENTRIES, SMALL, Gunzip, unpacked
from models.errors import InputError

ROWS = b"36,name\r\n" * 1000
MEGABYTE = 1_000_000


def zipped(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return packed.getvalue()


def zip64() -> bytes:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("list.csv", "w", force_zip64=True) as file,
    ):
        file.write(ROWS)
    return packed.getvalue()


def claiming(packed: bytes, size: int) -> bytes:
    """The zip, with another size of its first file in both of its headers."""
    changed = bytearray(packed)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", changed, packed.index(mark) + offset, size)
    return bytes(changed)


def flagged(packed: bytes, flags: int) -> bytes:
    """The zip, with other flags of its first file."""
    changed = bytearray(packed)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", changed, packed.index(mark) + offset, flags)
    return bytes(changed)


@pytest.mark.parametrize(
    "content",
    [
        ROWS,
        gzip.compress(ROWS),
        gzip.compress(ROWS[:90]) + gzip.compress(ROWS[90:]),
        gzip.compress(ROWS) + b"\0" * 512,
        zipped(("list.csv", ROWS)),
        zipped(("deep/LIST.CSV", ROWS), ("README.txt", b"read me")),
        zipped(("list.csv", ROWS), ("__MACOSX/._list.csv", b"fork")),
        zipped(("list.csv", ROWS), method=zipfile.ZIP_STORED),
        zip64(),
        b"",
    ],
    ids=["plain", "gzip", "members", "padded", "zip", "among others", "mac", "stored", "zip64", "empty"],
)
def test_the_file_is_what_was_packed(content: bytes) -> None:
    assert unpacked(content, "list.csv") == (ROWS if content else b"")


def test_a_format_that_is_a_zip_itself_is_left_alone() -> None:
    workbook = zipped(("xl/workbook.xml", b"<x/>"), ("xl/sheet.xml", ROWS))
    assert unpacked(workbook, "list.xlsx") == workbook
    assert unpacked(gzip.compress(ROWS), "list.csv.gz") == gzip.compress(ROWS)


ONE = zipped(("list.csv", ROWS))
REFUSED: dict[str, tuple[bytes, str]] = {
    "gzip cut off": (gzip.compress(ROWS)[:-9], "ends too early"),
    "gzip of nothing": (b"\x1f\x8b", "ends too early"),
    "gzip damaged": (gzip.compress(ROWS)[:-8] + b"\0" * 8, "cannot be unpacked"),
    "gzip and junk": (gzip.compress(ROWS) + b"junk", "cannot be unpacked"),
    "zip cut off": (ONE[:-30], "cannot be unpacked"),
    "zip of nothing": (zipped(), "holds 0 files"),
    "zip of another kind": (zipped(("list.xml", b"<x/>")), "holds 0 files"),
    "zip of zips": (zipped(("0.zip", zipped(("1.zip", ONE)))), "holds 0 files"),
    "zip of two": (zipped(("a.csv", b"a"), ("b.csv", b"b")), "holds 2 files"),
    "zip of a folder": (zipped(("list.csv/", b"")), "holds 0 files"),
    "zip with .. in a name": (zipped(("../list.csv", ROWS)), "leads out of it"),
    "zip with .. for Windows": (zipped(("..\\list.csv", ROWS)), "leads out of it"),
    "zip with an absolute name": (zipped(("/etc/list.csv", ROWS)), "leads out of it"),
    "zip with a bad name beside": (zipped(("list.csv", ROWS), ("../../x", b"")), "leads out of it"),
    "zip encrypted": (flagged(ONE, 1), "is encrypted"),
    "zip claims less": (claiming(ONE, 10), "cannot be unpacked"),
    "zip claims more": (claiming(ONE, 9999), "claims 9,999"),
    "zip damaged": (ONE.replace(ONE[60:64], b"\xff" * 4, 1), "cannot be unpacked"),
    "zip by bzip2": (zipped(("list.csv", ROWS), method=zipfile.ZIP_BZIP2), "not deflate"),
    "zip by lzma": (zipped(("list.csv", ROWS), method=zipfile.ZIP_LZMA), "not deflate"),
}


@pytest.mark.parametrize(("content", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_damaged_or_not_plain_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        unpacked(content, "list.csv")
    assert caught.value.where == "list.csv"


@pytest.mark.parametrize(
    ("pack", "name"),
    [
        (gzip.compress, "list.csv"),
        (lambda content: gzip.compress(content[: SMALL - 5]) + gzip.compress(b"123456"), "list.csv"),
        (lambda content: zipped(("list.csv", content)), "list.csv"),
        (lambda content: claiming(zipped(("list.csv", content)), 2**31), "list.csv"),
        (lambda content: zipped(("xl/a.xml", content), ("xl/b.xml", content)), "list.xlsx"),
    ],
    ids=["gzip", "gzip in two", "zip", "zip that lies", "workbook"],
)
def test_a_bomb_is_stopped(pack: Callable[[bytes], bytes], name: str) -> None:
    bomb = pack(b"\0" * (SMALL + MEGABYTE))
    tracemalloc.start()
    with pytest.raises(InputError, match="unpacks to more than is plausible"):
        unpacked(bomb, name)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3 * SMALL


def test_a_zip_of_very_many_files_is_refused() -> None:
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, *[0] * 14)
    directory = entry * (MOST_ENTRIES + 1)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0, 0, len(directory), 0, 0)
    with pytest.raises(InputError, match=r"holds 100,001 files"):
        unpacked(b"PK\x03\x04" + directory + end, "list.csv")


def test_a_gzip_comes_in_pieces_of_any_size() -> None:
    packed = gzip.compress(ROWS[:900]) + gzip.compress(ROWS[900:]) + b"\0\0"
    for size in (1, 7, len(packed)):
        unpacker = Gunzip()
        pieces = [packed[start : start + size] for start in range(0, len(packed), size)]
        assert b"".join(unpacker.unpack(piece, 10**6) for piece in pieces) == ROWS
        assert unpacker.is_whole
    assert len(Gunzip().unpack(packed, 10)) == 10
    assert not Gunzip().is_whole
