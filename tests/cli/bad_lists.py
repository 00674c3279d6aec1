"""Ways in which a list can be wrong, each as a change to a good version, with what must be said of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import LIST, SAMPLES

Damage = Callable[[Path], object]
HTML = b"<!DOCTYPE html><html><body>503 Service Unavailable</body></html>"


def good_version(folder: Path, day: str = "2022-06-01") -> Path:
    """The sample's newest version under a later day, with one name changed so that it is new."""
    shutil.copytree(SAMPLES / LIST / "2022-05-08", folder / day)
    shutil.copy(SAMPLES / LIST / "expected.yml", folder)
    changed = (folder / day / "sdn.csv").read_bytes().replace(b"NORDVEST MARITIME", b"NORDVEST OCEANIC")
    (folder / day / "sdn.csv").write_bytes(changed)
    return folder / day


def write(name: str, content: bytes) -> Damage:
    """Puts other bytes into a file of the version."""
    return lambda version: (version / name).write_bytes(content)


def change(name: str, edit: Callable[[bytes], bytes]) -> Damage:
    """Changes the bytes of a file of the version."""
    return lambda version: (version / name).write_bytes(edit((version / name).read_bytes()))


def without_column(content: bytes) -> bytes:
    """Every line without its third field."""
    lines = content.rstrip(b"\x1a\r\n").split(b"\r\n")
    return b"".join(
        b",".join([*line.split(b",", 4)[:2], line.split(b",", 4)[-1]]) + b"\r\n" for line in lines
    )


def first_lines(number: int) -> Callable[[bytes], bytes]:
    """Cuts a file at a line end."""
    return lambda content: b"".join(content.splitlines(keepends=True)[:number])


BAD_LISTS: dict[str, tuple[Damage, str, str]] = {
    "empty": (write("sdn.csv", b""), "no record (0 bytes)", "empty"),
    "only the end mark": (write("sdn.csv", b"\x1a"), "no record (1 bytes)", "empty"),
    "cut in a line": (
        change("sdn.csv", lambda content: content[: content.rindex(b"individual") + 4]), "cut off", "malformed",
    ),
    "cut in a field": (change("sdn.csv", lambda content: content[:-40]), "cut off", "malformed"),
    "cut at a line end": (change("sdn.csv", first_lines(6)), "too few to be the whole list", "too_small"),
    "binary": (write("sdn.csv", bytes(range(256)) * 40), "sdn", "malformed"),
    "latin-1": (
        change("sdn.csv", lambda content: content.replace(b"NORDVEST", "NÖRDVEST".encode("latin-1"))),
        "is not UTF-8", "malformed",
    ),
    "a web page": (write("sdn.csv", HTML), "web page", "malformed"),
    "a missing column": (change("sdn.csv", without_column), "fields", "malformed"),
    "an emptied column": (
        change("sdn.csv", lambda content: content.replace(b'"RUSSIA-EO14024"', b"-0- ")), "program", "malformed",
    ),
    "an empty alias file": (write("alt.csv", b""), "alt", "empty"),
    "a shrunken address file": (change("add.csv", first_lines(2)), "too few", "too_small"),
}  # fmt: skip
