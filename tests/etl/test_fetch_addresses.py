"""Only https, and only hosts of the public internet are asked, wherever a redirect leads; secrets are never shown."""

import asyncio
import socket
from pathlib import Path

import httpx
import pytest

from etl.declare import SourceDefinition
from etl.fetch import addresses, fetch_parts
from etl.fetch.addresses import is_public
from etl.fetch.failures import shown
from models.errors import FetchError
from models.settings import Settings
from tests.etl.certificates import certified
from tests.etl.misbehaving_server import Answer, MisbehavingServer, misbehaving, serving

GOOD = Answer(body=b"rows")


def redirect(to: str, status: int = 302) -> Answer:
    return Answer(status, headers={"Location": to})


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Hosts by name, instead of those of the network."""
    known: dict[str, list[str]] = {}

    async def resolve(host: str, _port: int) -> list[str]:
        if host not in known:
            raise httpx.ConnectError(f"the name {host!r} is not found")
        return known[host]

    monkeypatch.setattr(addresses, "resolve", resolve)
    return known


@pytest.mark.parametrize(("code", "is_asked_once"), [(socket.EAI_NONAME, True), (socket.EAI_AGAIN, False)])
def test_a_name_that_does_not_exist_is_not_asked_for_again(
    list_source: SourceDefinition,
    hurried: Settings,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    is_asked_once: bool,
) -> None:
    asked: list[str] = []

    def look_up(host: str, *_more: object, **_options: object) -> list[object]:
        asked.append(host)
        raise socket.gaierror(code, "no answer")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(FetchError, match="is not found"):
        fetch_parts(serving(list_source, "https://lists.example/sdn.csv"), hurried)
    assert (len(asked) == 1) == is_asked_once


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings, status: int
) -> None:
    url = publisher.answer("/moved.csv", redirect("/sdn.csv", status))
    publisher.answer("/sdn.csv", GOOD)
    (file,) = fetch_parts(serving(list_source, url), hurried)
    assert (file.content, file.origin) == (b"rows", url)


@pytest.mark.parametrize(("count", "comes"), [(5, True), (6, False)])
def test_five_redirects_are_followed(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings, count: int, comes: bool
) -> None:
    urls = [publisher.answer(f"/{number}", redirect(f"/{number + 1}")) for number in range(count)]
    publisher.answer(f"/{count}", GOOD)
    if comes:
        assert fetch_parts(serving(list_source, urls[0]), hurried)[0].content == b"rows"
        return
    with pytest.raises(FetchError, match="redirect"):
        fetch_parts(serving(list_source, urls[0]), hurried)
    assert len(publisher.asked["/0"]) == 1


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://127.0.0.1/x", "//[", "gopher://x"])
def test_a_redirect_to_anything_else_is_not_followed(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings, to: str
) -> None:
    with pytest.raises(FetchError, match="cannot be fetched"):
        fetch_parts(serving(list_source, publisher.answer("/moved.csv", redirect(to))), hurried)


def test_plain_http_is_not_asked_unless_allowed(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings
) -> None:
    url = publisher.answer("/sdn.csv", GOOD)
    careful = hurried.model_copy(update={"allow_http": False})
    with pytest.raises(FetchError, match="not an https address") as caught:
        fetch_parts(serving(list_source, url), careful)
    assert "SANCTRACK_ALLOW_HTTP" in caught.value.hint
    assert not publisher.asked


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433", "0.0.0.0", "10.1.2.3",
     "169.254.169.254", "[fe80::1]", "224.0.0.1", "127.0.0.1:8080"],
)  # fmt: skip
def test_no_machine_of_our_own_network_is_asked(
    list_source: SourceDefinition, settings: Settings, no_proxy: None, host: str
) -> None:
    with pytest.raises(FetchError, match="private network") as caught:
        fetch_parts(serving(list_source, f"https://{host}/sdn.csv"), settings)
    assert "SANCTRACK_ALLOW_PRIVATE_HOSTS" in caught.value.hint


def test_nor_by_a_name_of_which_one_address_is_private(
    list_source: SourceDefinition, settings: Settings, no_proxy: None, names: dict[str, list[str]]
) -> None:
    names["list.example"] = ["93.184.216.34", "192.168.0.1"]
    with pytest.raises(FetchError, match=r"list\.example is an address of a private network"):
        fetch_parts(serving(list_source, "https://list.example/sdn.csv"), settings)


def test_nor_after_a_redirect(
    publisher: MisbehavingServer,
    list_source: SourceDefinition,
    hurried: Settings,
    names: dict[str, list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Our server passes for a public one; what it leads to does not."""
    names |= {"list.example": ["127.0.0.1"], "inside.example": ["10.0.0.7"]}
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    careful = hurried.model_copy(update={"allow_private_hosts": False})
    publisher.answer("/sdn.csv", redirect("http://inside.example/admin?token=secret"))
    url = f"http://list.example:{publisher.server_port}/sdn.csv"
    with pytest.raises(FetchError, match=r"inside\.example is an address of a private network") as caught:
        fetch_parts(serving(list_source, url), careful)
    assert len(publisher.asked["/sdn.csv"]) == 1
    assert "secret" not in str(caught.value)


def test_the_address_that_was_checked_is_the_one_that_is_asked(
    publisher: MisbehavingServer,
    list_source: SourceDefinition,
    hurried: Settings,
    names: dict[str, list[str]],
) -> None:
    """The second address answers where the first does not; the host is still called by its name."""
    names["list.example"] = ["127.0.0.2", "127.0.0.1"]
    publisher.answer("/sdn.csv", GOOD)
    host = f"list.example:{publisher.server_port}"
    assert fetch_parts(serving(list_source, f"http://{host}/sdn.csv"), hurried)[0].content == b"rows"
    assert publisher.asked["/sdn.csv"][0]["host"] == host


@pytest.mark.parametrize(("name", "comes"), [("list.example", True), ("other.example", False)])
def test_a_certificate_is_held_against_the_name_and_not_the_address(
    list_source: SourceDefinition,
    hurried: Settings,
    names: dict[str, list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    comes: bool,
) -> None:
    names |= {"list.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]}
    context, authority = certified("list.example", tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    with misbehaving(context) as server:
        server.answer("/sdn.csv", GOOD)
        source = serving(list_source, f"https://{name}:{server.server_port}/sdn.csv")
        if comes:
            assert fetch_parts(source, hurried)[0].content == b"rows"
            return
        with pytest.raises(FetchError, match=r"(?i)certificate") as caught:
            fetch_parts(source, hurried)
    assert "asked" not in caught.value.what


def test_a_proxy_of_the_environment_is_used(
    publisher: MisbehavingServer,
    list_source: SourceDefinition,
    hurried: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("http_proxy", publisher.address)
    publisher.answer("http://list.example/sdn.csv", GOOD)
    careful = hurried.model_copy(update={"allow_private_hosts": False})
    assert fetch_parts(serving(list_source, "http://list.example/sdn.csv"), careful)[0].content == b"rows"
    for inside in ("localhost", "10.0.0.1", "[::1]"):
        with pytest.raises(FetchError, match="private network"):
            fetch_parts(serving(list_source, f"http://{inside}/sdn.csv"), careful)


def test_a_proxy_that_cannot_be_used_is_told_without_its_password(
    list_source: SourceDefinition, hurried: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "socks5://ada:hunter2@127.0.0.1:1")
    with pytest.raises(FetchError, match="proxy") as caught:
        fetch_parts(serving(list_source, "http://list.example/sdn.csv"), hurried)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("64:ff9b::5db8:d822", True),
        ("::ffff:93.184.216.34", True),
        ("127.0.0.1", False),
        ("172.16.0.1", False),
        ("100.64.0.1", False),
        ("255.255.255.255", False),
        ("224.0.1.1", False),
        ("::", False),
        ("fc00::1", False),
        ("ff0e::1", False),
        ("fe80::1%eth0", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
        ("2001:db8::1", False),
    ],
)
def test_what_is_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_names_are_looked_up_and_unknown_ones_told() -> None:
    assert "127.0.0.1" in asyncio.run(addresses.resolve("127.0.0.1", 80))
    with pytest.raises(httpx.ConnectError, match=r"name\.invalid"):
        asyncio.run(addresses.resolve("name.invalid", 80))


@pytest.mark.parametrize(
    ("address", "as_shown"),
    [
        ("https://ada:hunter2@list.example/sdn.csv", "https://list.example/sdn.csv"),
        ("https://list.example/x?format=csv", "https://list.example/x?format=csv"),
        ("https://s3.example/x?X-Amz-Signature=abc&a=1", "https://s3.example/x?X-Amz-Signature=***&a=1"),
        ("https://list.example/x?api_key=abc", "https://list.example/x?api_key=***"),
        ("http://ada:hunter2@[/x", "[/x"),
    ],
)
def test_secrets_are_not_shown(address: str, as_shown: str) -> None:
    assert shown(address) == as_shown


@pytest.mark.parametrize(
    "answer", [Answer(500), Answer(404), Answer(body=b"<html>"), Answer(200, b"x", pause=2, late=2)]
)
def test_a_password_in_an_address_is_sent_and_never_told(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings, answer: Answer
) -> None:
    publisher.answer("/sdn.csv?token=s3cret", answer)
    url = f"http://ada:hunter2@127.0.0.1:{publisher.server_port}/sdn.csv?token=s3cret"
    with pytest.raises(FetchError) as caught:
        fetch_parts(serving(list_source, url), hurried.model_copy(update={"fetch_attempts": 1}))
    assert publisher.asked["/sdn.csv?token=s3cret"][0]["authorization"].startswith("Basic ")
    assert "hunter2" not in str(caught.value) and "s3cret" not in str(caught.value)
