"""Connections that are only ever made to addresses that were checked, also after a redirect."""

import re
from importlib.metadata import version
from urllib.request import getproxies, proxy_bypass

import httpx

from etl.fetch.addresses import addresses_of, check_public, check_scheme, literal
from etl.fetch.failures import refused
from models.settings import Settings

# A kept connection would be used for another name on the same address, whose certificate was never seen.
NONE_KEPT = httpx.Limits(max_keepalive_connections=0)
MOST_REDIRECTS = 5


def client_for(settings: Settings) -> httpx.AsyncClient:
    """The client that every file is asked for with: it says who asks, and goes to checked addresses only."""
    contact = f" (+{settings.contact})" if settings.contact else ""
    agent = re.sub(r"[^\x20-\x7e]", "?", f"sanctrack/{version('sanctrack')}{contact}")
    return httpx.AsyncClient(
        headers={"User-Agent": agent, "Accept": "*/*", "Accept-Encoding": "gzip"},
        timeout=settings.timeout_seconds,
        follow_redirects=True,
        max_redirects=MOST_REDIRECTS,
        transport=CheckedTransport(settings),
        trust_env=False,
    )


class CheckedTransport(httpx.AsyncBaseTransport):
    """Checks every request, then connects to the very address that was checked.

    A name that is looked up twice may be answered differently the second time (DNS rebinding). Where the
    environment names a proxy (HTTPS_PROXY), that one looks the name up, and only the name itself is checked.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.direct = httpx.AsyncHTTPTransport(limits=NONE_KEPT)
        self.proxies: dict[str, httpx.AsyncHTTPTransport] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request, to one address of its host after the other until one answers."""
        check_scheme(request.url, self.settings)
        proxy = proxy_for(request.url)
        if proxy:
            return await self._through(proxy, request)
        *others, last = await addresses_of(request.url, self.settings)
        for address in others:
            try:
                return await self.direct.handle_async_request(addressed(request, address))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return await self.direct.handle_async_request(addressed(request, last))

    async def _through(self, proxy: str, request: httpx.Request) -> httpx.Response:
        own = literal(request.url.host)
        if own and not self.settings.allow_private_hosts:
            check_public(request.url, [own])
        if proxy not in self.proxies:
            try:
                self.proxies[proxy] = httpx.AsyncHTTPTransport(proxy=proxy, limits=NONE_KEPT)
            except (ImportError, ValueError) as error:
                raise refused(
                    "the proxy of the environment cannot be used", proxy, "http://HOST:PORT"
                ) from error
        return await self.proxies[proxy].handle_async_request(request)

    async def aclose(self) -> None:
        """Close what is open."""
        for transport in (self.direct, *self.proxies.values()):
            await transport.aclose()


def proxy_for(url: httpx.URL) -> str | None:
    """The proxy that the environment names for an address."""
    if proxy_bypass(url.host):
        return None
    proxies = getproxies()
    return proxies.get(url.scheme) or proxies.get("all")


def addressed(request: httpx.Request, address: str) -> httpx.Request:
    """The request to an IP address; its Host header and the name in the certificate stay those of the host."""
    name = request.url.raw_host.decode("ascii")
    extensions = dict(request.extensions)
    if literal(name) is None:
        extensions["sni_hostname"] = name
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions=extensions,
    )
