"""Archives given by hand are read within limits: bombs, links, devices, damages and names that lead out of them."""

import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.declare import SourceDefinition
from etl.given import given_versions
from etl.tars import LONGEST_NAME, TarReader
from etl.unpacking import SMALL
from models.errors import InputError


def member(name: str, size: int = 0, kind: bytes = tarfile.REGTYPE, **more: str) -> tarfile.TarInfo:
    described = tarfile.TarInfo(name)
    described.size, described.type = size, kind
    described.linkname = more.get("to", "")
    return described


def tarred(path: Path, *members: tuple[tarfile.TarInfo, bytes], mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for described, content in members:
            archive.addfile(described, io.BytesIO(content))
    return path


def test_links_and_devices_are_passed_over(tmp_path: Path) -> None:
    path = tarred(
        tmp_path / "given.tar",
        (member("sdn.csv", kind=tarfile.SYMTYPE, to="/etc/passwd"), b""),
        (member("alt.csv", kind=tarfile.LNKTYPE, to="sdn.csv"), b""),
        (member("device.csv", kind=tarfile.CHRTYPE), b""),
        (member("pipe.csv", kind=tarfile.FIFOTYPE), b""),
        (member("folder.csv", kind=tarfile.DIRTYPE), b""),
        (member("real.csv", 4), b"rows"),
    )
    reader = TarReader(path)
    assert reader.names() == ["real.csv"]
    assert reader.read("real.csv") == b"rows"
    with pytest.raises(InputError, match=r"no member sdn\.csv"):
        reader.read("sdn.csv")


@pytest.mark.parametrize("name", ["../sdn.csv", "/etc/sdn.csv", "a/../../sdn.csv", "..\\sdn.csv"])
def test_a_name_that_leads_out_is_refused(tmp_path: Path, list_source: SourceDefinition, name: str) -> None:
    tar = tarred(tmp_path / "given.tar", (member(name, 4), b"rows"))
    with zipfile.ZipFile(tmp_path / "given.zip", "w") as archive:
        archive.writestr(name, b"rows")
    for path in (tar, tmp_path / "given.zip"):
        with pytest.raises(InputError, match="leads out of it"):
            given_versions(list_source, path)
    assert sorted(item.name for item in tmp_path.iterdir()) == ["given.tar", "given.zip"]


@pytest.mark.parametrize("compress", [gzip.compress, lzma.compress], ids=["gzip", "xz"])
def test_an_archive_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, compress: Callable[[bytes], bytes]
) -> None:
    header = member("sdn.csv", 300 * SMALL).tobuf()
    path = tmp_path / "given.tar.packed"
    path.write_bytes(compress(header + b"\0" * 1024))
    with pytest.raises(InputError, match="unpacks to more than is plausible"):
        TarReader(path).names()


def test_a_member_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tarred(tmp_path / "given.tar", (member("sdn.csv", 4), b"rows"))
    path.write_bytes(member("sdn.csv", 3_000_000_000).tobuf())
    with path.open("ab") as file:
        file.truncate(3_000_001_024)  # a hole: takes no space
    reader = TarReader(path)
    with pytest.raises(InputError, match="unpacks to more than is plausible"):
        reader.read("sdn.csv")


def test_a_sparse_member_is_refused_where_it_claims_to_be_huge(tmp_path: Path) -> None:
    headers = {"GNU.sparse.major": "0", "GNU.sparse.minor": "1", "GNU.sparse.size": str(10 * SMALL),
               "GNU.sparse.map": f"{10 * SMALL},0", "GNU.sparse.name": "sdn.csv"}  # fmt: skip
    sparse = member("sdn.csv")
    sparse.pax_headers = headers
    path = tmp_path / "given.tar"
    with tarfile.open(path, "w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(sparse, io.BytesIO())
    with pytest.raises(InputError, match="unpacks to more than is plausible"):
        TarReader(path).read("sdn.csv")


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME])
def test_a_huge_name_is_refused_before_it_is_read(tmp_path: Path, kind: bytes) -> None:
    path = tmp_path / "given.tar"
    path.write_bytes(member("x", LONGEST_NAME + 1, kind).tobuf() + b"\0" * 2048)
    with pytest.raises(InputError, match="a name of 1,000,001 bytes"):
        TarReader(path).names()


def test_a_damaged_header_is_not_taken_for_the_end(tmp_path: Path) -> None:
    path = tarred(tmp_path / "given.tar", *[(member(f"{name}.csv", 4), b"rows") for name in "abc"])
    content = bytearray(path.read_bytes())
    content[1024 + 100] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(InputError, match="not a readable archive"):
        TarReader(path).names()


def test_an_archive_is_known_by_its_bytes(tmp_path: Path) -> None:
    named = tarred(tmp_path / "given.tar", (member("sdn.csv", 4), b"rows"), mode="w:gz")
    assert TarReader(named).read("sdn.csv") == b"rows"


BOMB = b"\0" * (SMALL + 1_000_000)


def test_packed_files_given_by_hand_have_the_same_limits(
    tmp_path: Path, list_source: SourceDefinition
) -> None:
    (tmp_path / "sdn.csv.gz").write_bytes(gzip.compress(BOMB))
    with zipfile.ZipFile(tmp_path / "given.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sdn.csv", BOMB)
    for name in ("sdn.csv.gz", "given.zip"):
        (version,) = given_versions(list_source, tmp_path / name)
        with pytest.raises(InputError, match="unpacks to more than is plausible") as caught:
            version.files["sdn"].read()
        assert name in str(caught.value)
