"""Files, folders and archives are read as list versions, oldest first, at the times that their names state."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
import zstandard

from etl.declare import SourceDefinition
from etl.given import GivenVersion, TarReader, given_versions, part_of, time_in_name
from models.errors import InputError

OLD, NEW = datetime(2021, 8, 18, 9, 39, 1), datetime(2023, 12, 28)
FILES = {
    "2023-12-28/sdn.csv": b"new",
    "2023-12-28/alt.csv": b"new alt",
    "sdn_20210818T093901.csv": b"old",
    "README.txt": b"not ours",
}
Pack = Callable[[Path], Path]


def folder(path: Path) -> Path:
    for name, content in FILES.items():
        (path / "given" / name).parent.mkdir(parents=True, exist_ok=True)
        (path / "given" / name).write_bytes(content)
    return path / "given"


def tarred(suffix: str, mode: str) -> Pack:
    def pack(path: Path) -> Path:
        with tarfile.open(path / f"given{suffix}", mode) as archive:  # type: ignore[call-overload]
            archive.add(folder(path), "given")
        return path / f"given{suffix}"

    return pack


def zipped(path: Path) -> Path:
    with zipfile.ZipFile(path / "given.zip", "w") as archive:
        archive.mkdir("2023-12-28")
        for name, content in FILES.items():
            archive.writestr(name, content)
    return path / "given.zip"


def zstandard_tarred(path: Path) -> Path:
    plain = tarred(".tar", "w")(path)
    packed = path / "given.tar.zst"
    packed.write_bytes(zstandard.ZstdCompressor().compress(plain.read_bytes()))
    return packed


PACKS = [
    folder,
    zipped,
    tarred(".tar", "w"),
    tarred(".tar.gz", "w:gz"),
    tarred(".tgz", "w:gz"),
    tarred(".tar.xz", "w:xz"),
    tarred(".tar.bz2", "w:bz2"),
    zstandard_tarred,
]
PACK_NAMES = ["folder", "zip", "tar", "tar.gz", "tgz", "tar.xz", "tar.bz2", "tar.zst"]


def contents(versions: list[GivenVersion]) -> list[tuple[datetime | None, dict[str, bytes]]]:
    return [(version.at, {part: file.read() for part, file in version.files.items()}) for version in versions]


@pytest.mark.parametrize("pack", PACKS, ids=PACK_NAMES)
def test_versions_come_oldest_first_from_every_kind(
    list_source: SourceDefinition, tmp_path: Path, pack: Pack
) -> None:
    versions = given_versions(list_source, pack(tmp_path))
    assert contents(versions) == [(OLD, {"sdn": b"old"}), (NEW, {"sdn": b"new", "alt": b"new alt"})]


@pytest.mark.parametrize("pack", PACKS, ids=PACK_NAMES)
def test_files_may_be_read_in_any_order_and_again(
    list_source: SourceDefinition, tmp_path: Path, pack: Pack
) -> None:
    old, new = given_versions(list_source, pack(tmp_path))
    assert [new.files["alt"].read(), old.files["sdn"].read(), new.files["sdn"].read()] == [
        b"new alt",
        b"old",
        b"new",
    ]
    assert [old.files["sdn"].read(), old.files["sdn"].read()] == [b"old", b"old"]


def test_an_origin_names_archive_and_member(list_source: SourceDefinition, tmp_path: Path) -> None:
    path = zipped(tmp_path)
    assert given_versions(list_source, path)[0].files["sdn"].origin == f"{path}:sdn_20210818T093901.csv"


@pytest.mark.parametrize(
    ("name", "content", "at"),
    [
        ("sdn.csv", b"rows", None),
        ("SDN.CSV", b"rows", None),
        ("sdn_20210818T093901.csv", b"rows", OLD),
        ("sdn.csv.gz", gzip.compress(b"rows"), None),
        ("sdn_20210818T093901.csv.gz", gzip.compress(b"rows"), OLD),
    ],
)
def test_a_single_file_is_a_version(
    list_source: SourceDefinition, tmp_path: Path, name: str, content: bytes, at: datetime | None
) -> None:
    path = tmp_path / "plain" / name
    path.parent.mkdir()
    path.write_bytes(content)
    assert contents(given_versions(list_source, path)) == [(at, {"sdn": b"rows"})]


def test_the_folder_of_a_single_file_may_state_its_time(
    list_source: SourceDefinition, tmp_path: Path
) -> None:
    path = tmp_path / "2023-12-28" / "sdn.csv"
    path.parent.mkdir()
    path.write_bytes(b"rows")
    assert [version.at for version in given_versions(list_source, path)] == [NEW]
    assert [version.at for version in given_versions(list_source, path.parent)] == [NEW]


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("sdn_20210818T093901.csv", OLD),
        ("sdn_2021-08-18_0939.csv", datetime(2021, 8, 18, 9, 39)),
        ("sdn-20210818.csv", datetime(2021, 8, 18)),
        ("2023-12-28/sdn.csv", NEW),
        ("2023-12-28/sdn_20210818T093901.csv", OLD),
        ("2023-12-28/deep/sdn.csv", NEW),
        ("sdn.csv", None),
        ("sdn_20211318.csv", None),
        ("sdn_20210231.csv", None),
        ("2023-12-28/sdn_20210231.csv", NEW),
        ("sdn_120210818.csv", None),
        ("sdn_202108189.csv", None),
    ],
)
def test_the_time_in_a_name(name: str, at: datetime | None) -> None:
    assert time_in_name(name) == at


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("sdn.csv", "sdn"),
        ("alt_20210818T093901.csv", "alt"),
        ("2023-12-28/ALT.CSV", "alt"),
        ("20210818_sdn.csv", "sdn"),
        ("sdn.txt", None),
        ("sdn_comments.csv", None),
        ("old-sdn.csv", None),
        ("README.md", None),
    ],
)
def test_the_part_that_a_name_tells(list_source: SourceDefinition, name: str, part: str | None) -> None:
    assert part_of(list_source, name) == part


def test_two_files_for_one_part_of_a_version_are_refused(
    list_source: SourceDefinition, tmp_path: Path
) -> None:
    for name in ("a/sdn.csv", "b/sdn.csv"):
        (tmp_path / "given" / name).parent.mkdir(parents=True)
        (tmp_path / "given" / name).write_bytes(b"")
    with pytest.raises(InputError, match="two files for sdn") as caught:
        given_versions(list_source, tmp_path / "given")
    assert "a/sdn.csv" in str(caught.value)
    assert "b/sdn.csv" in str(caught.value)


def test_where_nothing_is_recognised_the_expected_files_are_named(
    list_source: SourceDefinition, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    for path in (tmp_path, tmp_path / "notes.txt"):
        with pytest.raises(InputError, match="no file of x_list") as caught:
            given_versions(list_source, path)
        assert "sdn.csv, alt.csv" in str(caught.value)


def test_a_path_that_is_not_there(list_source: SourceDefinition, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        given_versions(list_source, tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["given.zip", "given.tar", "given.tar.gz", "given.tar.zst", "given.tar.xz"])
@pytest.mark.parametrize("content", [b"this is no archive " * 100, b""], ids=["text", "empty"])
def test_a_file_that_only_looks_like_an_archive(
    list_source: SourceDefinition, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as caught:
        contents(given_versions(list_source, tmp_path / name))
    assert name in str(caught.value)


@pytest.mark.parametrize("pack", PACKS[1:], ids=PACK_NAMES[1:])
def test_a_cut_off_archive(
    list_source: SourceDefinition, tmp_path: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FILES, "2023-12-28/sdn.csv", Random(1).randbytes(50_000))
    path = pack(tmp_path)
    path.write_bytes(path.read_bytes()[:30_000])
    with pytest.raises(InputError) as caught:
        contents(given_versions(list_source, path))
    assert path.name in str(caught.value)


def test_a_member_whose_bytes_are_damaged(list_source: SourceDefinition, tmp_path: Path) -> None:
    path = zipped(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"old", b"bad", 1))
    with pytest.raises(InputError) as caught:
        contents(given_versions(list_source, path))
    assert "given.zip" in str(caught.value)


def test_a_damaged_gzip_file(list_source: SourceDefinition, tmp_path: Path) -> None:
    (tmp_path / "sdn.csv.gz").write_bytes(gzip.compress(b"rows" * 100)[:-10])
    with pytest.raises(InputError) as caught:
        contents(given_versions(list_source, tmp_path / "sdn.csv.gz"))
    assert "sdn.csv.gz" in str(caught.value)


def test_a_tar_is_read_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "given.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name in "abc":
            member = tarfile.TarInfo(name)
            member.size = 1
            archive.addfile(member, io.BytesIO(name.encode()))
    reader = TarReader(path)
    assert reader.names() == ["a", "b", "c"]
    assert [reader.read(name) for name in "cabbca"] == [name.encode() for name in "cabbca"]
    with pytest.raises(InputError, match="no member d"):
        reader.read("d")


def test_a_year_alone_is_its_last_day_where_nothing_else_is_known(
    list_source: SourceDefinition, tmp_path: Path
) -> None:
    for year in (2019, 2021):
        (tmp_path / "given" / str(year)).mkdir(parents=True)
        (tmp_path / "given" / str(year) / "sdn.csv").write_bytes(b"x")
    ends = [version.at for version in given_versions(list_source, tmp_path / "given")]
    assert ends == [datetime(2019, 12, 31), datetime(2021, 12, 31)]
    stated = given_versions(list_source, tmp_path / "given" / "2019", datetime(2019, 5, 1))
    assert [version.at for version in stated] == [datetime(2019, 5, 1)]


def test_a_dated_file_of_the_only_kind_of_a_list_is_a_version_of_it(
    list_source: SourceDefinition, tmp_path: Path
) -> None:
    alone = list_source.model_copy(update={"parts": {"sdn": list_source.parts["sdn"]}})
    for name in ("sdn_2024-01-01.csv", "broken_2024-02-01.csv", "notes.csv", "2024-03-01.txt"):
        (tmp_path / name).write_bytes(b"x")
    assert [version.at for version in given_versions(alone, tmp_path)] == [
        datetime(2024, 1, 1),
        datetime(2024, 2, 1),
    ]
    assert len(given_versions(list_source, tmp_path)) == 1  # two parts are delimited files
