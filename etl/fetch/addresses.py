"""Which addresses may be asked: https, and no machine of our own network, so that no redirect leads into it."""

import asyncio
import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

from etl.fetch.failures import refused
from models.settings import Settings

# Networks without IPv4 reach it through this prefix; the last four bytes are the address that is meant.
TRANSLATED = IPv6Network("64:ff9b::/96")


def check_scheme(url: httpx.URL, settings: Settings) -> None:
    """FetchError for any scheme but https; http too where the settings allow it."""
    if url.scheme == "https" or (url.scheme == "http" and settings.allow_http):
        return
    hint = "use the https address of the file"
    if url.scheme == "http":
        hint += "; SANCTRACK_ALLOW_HTTP=true permits http, which anyone on the way can read and change"
    raise refused(
        f"cannot be fetched: not an https address ({url.scheme or 'no scheme'})", str(url), "https://…", hint
    )


async def addresses_of(url: httpx.URL, settings: Settings) -> list[str]:
    """The IP addresses of a host, each of which may be asked; FetchError where one of them may not."""
    found = await resolve(url.raw_host.decode("ascii"), url.port or (443 if url.scheme == "https" else 80))
    if not settings.allow_private_hosts:
        check_public(url, found)
    return found


async def resolve(host: str, port: int) -> list[str]:
    """All IP addresses of a host; httpx.ConnectError where its name is not known."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpx.ConnectError(f"the name {host!r} is not found: {error}") from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def check_public(url: httpx.URL, addresses: list[str]) -> None:
    """FetchError where one of the addresses is not one of the public internet."""
    if all(is_public(address) for address in addresses):
        return
    raise refused(
        f"cannot be fetched: {url.host} is an address of a private network",
        str(url),
        "a host of the public internet",
        "check the address; SANCTRACK_ALLOW_PRIVATE_HOSTS=true permits hosts of your own network",
    )


def is_public(address: str) -> bool:
    """True for an address of the public internet; what is embedded in an IPv6 address counts."""
    found = ip_address(address.partition("%")[0])
    inner = _embedded(found) if isinstance(found, IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    return found.is_global and not found.is_multicast and not found.is_reserved


def _embedded(address: IPv6Address) -> IPv4Address | None:
    if address in TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def literal(host: str) -> str | None:
    """The host where it is an IP address itself, or the name of this machine; None for any other name."""
    if host.rstrip(".").lower().rpartition(".")[2] == "localhost":
        return "127.0.0.1"
    try:
        return str(ip_address(host))
    except ValueError:
        return None
