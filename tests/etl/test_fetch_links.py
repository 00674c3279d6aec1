"""A file whose name changes is found by its link on the publisher's page, or told of with the page and the pattern."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl.declare import Part, SourceDefinition, source
from etl.fetch import addresses, fetch_parts
from etl.fetch.links import decoded, links_of, newest
from etl.known_files import known_files
from etl.pipeline import Origin, run_source
from models.errors import FetchError
from models.settings import Settings
from models.vocabulary import RunState
from tests.etl.misbehaving_server import Answer, MisbehavingServer

GOOD = Answer(body=b"rows", etag='"1"')
SAMPLES = Path(__file__).parents[2] / "samples" / "us_ofac_sdn"
OLD, NEW = sorted(path for path in SAMPLES.iterdir() if path.is_dir())[:2]


def page_of(*hrefs: str, head: str = "", kind: str = "text/html; charset=utf-8") -> Answer:
    """A page with these links among others."""
    links = "".join(f"<li><a href='{href}'>資産凍結 {number}</a>" for number, href in enumerate(hrefs))
    page = f"<!doctype html><html><head>{head}</head><body><a href='/'>home</a><a>no</a>{links}</body></html>"
    return Answer(body=page.encode(), headers={"Content-Type": kind})


def linking(listed: SourceDefinition, url: str, link: str = r"/list\d+\.csv$") -> SourceDefinition:
    """The list with one file that is linked from a page."""
    part = Part(file="list.csv", url=url, link=link, media_type="text/csv")
    return listed.model_copy(update={"parts": {"list": part}})


@pytest.mark.parametrize("href", ["list20250912.csv", "./list20250912.csv", " ../de/list20250912.csv#top\n"])
def test_a_relative_link_is_followed(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings, href: str
) -> None:
    publisher.answer("/de/list20250912.csv", GOOD)
    page = publisher.answer("/de/page.html", page_of("other.csv", href))
    (file,) = fetch_parts(linking(list_source, page), hurried)
    assert (file.part, file.locator, file.content, file.etag) == ("list", "list.csv", b"rows", '"1"')
    assert file.origin == publisher.address + "/de/list20250912.csv"


@pytest.mark.parametrize("base", ["/files/", "files/", "../files/"])
def test_links_are_those_of_the_base_that_the_page_states(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings, base: str
) -> None:
    publisher.answer("/files/list1.csv", GOOD)
    head = f"<base target='_blank'><base href='{base}'><base href='/others/'>"
    page = publisher.answer("/page.html", page_of("list1.csv", head=head))
    assert fetch_parts(linking(list_source, page), hurried)[0].origin.endswith("/files/list1.csv")


def test_links_are_those_of_the_address_to_which_the_page_has_moved(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings
) -> None:
    page = publisher.answer("/old/page.html", Answer(301, headers={"Location": "/new/place/page.html"}))
    publisher.answer("/new/place/page.html", page_of("list1.csv"))
    publisher.answer("/new/place/list1.csv", GOOD)
    (file,) = fetch_parts(linking(list_source, page), hurried)
    assert file.origin == publisher.address + "/new/place/list1.csv"


@pytest.mark.parametrize(
    ("hrefs", "meant"),
    [
        (["/list20240101.csv", "/list20260828.csv", "/list20250912.csv"], "/list20260828.csv"),
        (["/list7.csv", "/list20250912.csv", "/list20250912.csv?copy=/list1.csv"], "/list20250912.csv"),
        (["/list250912.csv", "/list251231.csv"], "/list250912.csv"),
        (["http://[", "javascript:'/list1.csv'", "file:///list1.csv", "ftp://x/list1.csv", "/list2.csv"],
         "/list2.csv"),
    ],
)  # fmt: skip
def test_of_several_links_the_newest_or_else_the_first_is_meant(
    publisher: MisbehavingServer,
    list_source: SourceDefinition,
    hurried: Settings,
    hrefs: list[str],
    meant: str,
) -> None:
    publisher.answer(meant, GOOD)
    page = publisher.answer("/page", page_of(*(href.replace("'", "&#39;") for href in hrefs)))
    assert fetch_parts(linking(list_source, page), hurried)[0].origin == publisher.address + meant


def test_a_link_may_be_known_by_its_text(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings
) -> None:
    publisher.answer("/two", GOOD)
    page = publisher.answer("/page", page_of("/one", "/two", "/three"))
    assert fetch_parts(linking(list_source, page, "^資産凍結 1$"), hurried)[0].content == b"rows"


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        (page_of("/lists.csv", "/list20250912.csv.sig"), 3),
        (Answer(body=b""), 0),
        (Answer(body=b"\x00\x01\xff" * 100), 0),
        (Answer(body=b"name,link\r\na,/list1.csv\r\n", headers={"Content-Type": "text/csv"}), 0),
        (Answer(body=b"<?xml version='1.0' encoding='utf-16'?><r/>"), 0),
    ],
)
def test_a_page_without_the_link_is_told_with_the_pattern_and_what_to_do(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings, answer: Answer, count: int
) -> None:
    page = publisher.answer("/page?token=s3cret", answer)
    with pytest.raises(FetchError, match=rf"none of its {count} links matches /list\\d\+\\\.csv\$") as caught:
        fetch_parts(linking(list_source, page), hurried)
    assert caught.value.where == publisher.address + "/page?token=***"
    assert "source.yml" in caught.value.hint and "--from PATH" in caught.value.hint
    assert "s3cret" not in str(caught.value)
    assert len(publisher.asked["/page?token=s3cret"]) == 1


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        (Answer(404), "answered 404"),
        (Answer(304), "answered 304"),
        (page_of("/list1.csv", kind="application/pdf"), "sent application/pdf, not the page"),
        (page_of("/list1.csv", kind="application/json"), "sent application/json, not the page"),
        (Answer(302, headers={"Location": "ftp://x/page"}), "cannot be fetched"),
        (Answer(body=b"x" * 1_000_001), "larger than the download limit"),
    ],
)
def test_a_page_that_does_not_come_is_told(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings, answer: Answer, what: str
) -> None:
    page = publisher.answer("/page", answer)
    with pytest.raises(FetchError, match=what) as caught:
        fetch_parts(linking(list_source, page), hurried.model_copy(update={"max_download_mb": 1}))
    assert list(publisher.asked) == ["/page"] and caught.value.hint


def test_a_page_that_stumbles_is_asked_again(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings
) -> None:
    publisher.answer("/list1.csv", Answer(503), GOOD)
    page = publisher.answer("/page", Answer(503), page_of("/list1.csv"))
    assert fetch_parts(linking(list_source, page), hurried)[0].content == b"rows"
    assert [len(publisher.asked[path]) for path in ("/page", "/list1.csv")] == [3, 2]


def test_a_link_into_our_own_network_is_not_followed(
    publisher: MisbehavingServer,
    list_source: SourceDefinition,
    hurried: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Our server passes for a public one; what it links does not."""
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    page = publisher.answer("/page", page_of("http://10.0.0.7/list1.csv"))
    with pytest.raises(FetchError, match=r"10\.0\.0\.7 is an address of a private network"):
        fetch_parts(linking(list_source, page), hurried.model_copy(update={"allow_private_hosts": False}))


def test_a_link_by_http_is_not_followed_unless_allowed(
    publisher: MisbehavingServer,
    list_source: SourceDefinition,
    hurried: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The page passes for one by https; what it links does not."""
    careful = hurried.model_copy(update={"allow_http": False})
    checked = addresses.check_scheme
    monkeypatch.setattr(
        "etl.fetch.transport.check_scheme",
        lambda url, settings: None if url.path == "/page" else checked(url, settings),
    )
    page = publisher.answer("/page", page_of("/list1.csv"))
    with pytest.raises(FetchError, match="not an https address") as caught:
        fetch_parts(linking(list_source, page), careful)
    assert caught.value.where.endswith("/list1.csv")


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        (Answer(404), "answered 404"),
        (Answer(304), "answered 304"),
        (page_of(), "sent text/html, not the file"),
        (page_of(kind="text/csv"), "sent a web page, not the file"),
    ],
)
def test_a_linked_file_that_does_not_come_is_told_with_its_own_address(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings, answer: Answer, what: str
) -> None:
    url = publisher.answer("/list1.csv", answer)
    with pytest.raises(FetchError, match=what) as caught:
        fetch_parts(linking(list_source, publisher.answer("/page", page_of("/list1.csv"))), hurried)
    assert caught.value.where == url


def test_only_an_edition_that_is_known_is_asked_for_conditionally(
    publisher: MisbehavingServer, engine: Engine, hurried: Settings
) -> None:
    """What is kept of a file is that of its own address: a new edition has another one."""
    listed = source("us_ofac_sdn").overridden_by(SAMPLES)
    parts = {}
    for name, part in listed.fetched_parts.items():
        for day, version in (("20220508", OLD), ("20220608", NEW)):
            publisher.answer(
                f"/{name}{day}.csv", Answer(body=(version / part.file).read_bytes(), etag=f'"{day}"')
            )
        parts[name] = part.model_copy(
            update={"url": publisher.address + "/page", "link": rf"/{name}\d{{8}}\.csv$"}
        )
    served = listed.model_copy(update={"parts": parts})
    editions, states, asked = [["20220508"], ["20220508"], ["20220508", "20220608"]], [], []
    for days in editions:
        publisher.answer("/page", page_of(*(f"/{name}{day}.csv" for name in parts for day in days)))
        publisher.asked.clear()
        states += [report.state for report in run_source(served, Origin(), hurried, engine)]
        asked += publisher.asked[f"/sdn{days[-1]}.csv"]
    assert states == [RunState.COMPLETED, RunState.UNCHANGED, RunState.COMPLETED]
    assert [headers.get("if-none-match") for headers in asked] == [None, '"20220508"', None]
    origins = {file.origin for file in known_files(engine, served, hurried.archive_dir).values()}
    assert origins == {f"{publisher.address}/{name}20220608.csv" for name in parts}


@pytest.mark.parametrize(
    ("stated", "charset", "encoding"),
    [
        ("", "shift_jis", "shift_jis"),
        ("<meta charset='shift_jis'>", None, "shift_jis"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=EUC-JP">', None, "euc_jp"),
        ("<meta charset=utf-8>", "no-such", "utf-8"),
        ("<meta charset=zlib>", None, "utf-8"),
        ("", None, "utf-8"),
    ],
)
def test_a_page_is_read_in_its_own_encoding(stated: str, charset: str | None, encoding: str) -> None:
    page = f"<html><head>{stated}</head><body><a href='/x'>資産\n 凍結</a>"
    found = links_of(decoded(page.encode(encoding), charset), "https://list.example/page")
    assert found == [("https://list.example/x", "資産 凍結")]


def test_bytes_in_no_encoding_are_still_a_page() -> None:
    page = decoded(b"<a href='/x'>\xff\xfe</a><area href='/y'>", "ascii")
    assert [address for address, _ in links_of(page, "https://a.example")] == [
        "https://a.example/x", "https://a.example/y",
    ]  # fmt: skip


def test_of_no_address_none_is_the_newest() -> None:
    assert newest([]) is None
    assert newest(["https://a/2024-01-01/list.csv", "https://a/2025-01-01/list.csv"]) == (
        "https://a/2025-01-01/list.csv"
    )


@pytest.mark.parametrize(
    ("name", "hrefs"),
    [
        ("jp_mof", {"csv": "./shisantouketsu20260828.csv"}),
        ("jp_meti", {
            "russia": "250912_list_russia_tokutei.pdf",
            "belarus": "list_belarus_tokutei.pdf",
            "third_countries": "250912_list_daisangoku_tokutei.pdf",
        }),
    ],
)  # fmt: skip
def test_the_patterns_of_the_sources_match_what_is_known_of_their_pages(
    publisher: MisbehavingServer, hurried: Settings, name: str, hrefs: dict[str, str]
) -> None:
    others = ("shisantouketsu20260828.xlsx", "shisantouketsu20250101.csv", "tokutei.html")
    page = publisher.answer("/page.html", page_of(*others, *hrefs.values()))
    for href in hrefs.values():
        publisher.answer(f"/{href.removeprefix('./')}", GOOD)
    listed = source(name)
    parts = {key: part.model_copy(update={"url": page}) for key, part in listed.fetched_parts.items()}
    files = fetch_parts(listed.model_copy(update={"parts": parts}), hurried)
    assert {file.part: file.origin.rpartition("/")[2] for file in files} == {
        part: href.removeprefix("./") for part, href in hrefs.items()
    }
