"""What goes wrong with a publisher's server, in words; and whether it may pass."""

import re
import socket
import ssl
from urllib.parse import urlsplit, urlunsplit

import httpx

from models.errors import FetchError

NEXT_STEP = "check the network and the publisher's page, or give files with --from PATH"
SECRET = re.compile(r"([^&=]*(?:token|key|secret|sig|pass|auth|credential)[^&=]*)=[^&]*", re.IGNORECASE)
PASSING = (httpx.TimeoutException, httpx.NetworkError, httpx.RemoteProtocolError, httpx.ProxyError)


class TemporaryFailure(FetchError):
    """A failure that may pass; `retry_after` are the seconds that the server asks us to wait."""

    retry_after: float = 0.0


def shown(address: str) -> str:
    """An address as it may be shown and kept: without a password, a token or a signature in it."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address.rpartition("@")[2]
    query = SECRET.sub(r"\1=***", parts.query)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query=query))


def refused(what: str, address: str, expected: str, hint: str = NEXT_STEP) -> FetchError:
    """An answer that is not the file, whenever it is asked for."""
    return FetchError(what, where=shown(address), expected=expected, hint=hint)


def explained(error: Exception, address: str) -> FetchError:
    """The client's error in words; TemporaryFailure where asking again may help."""
    kind = TemporaryFailure if isinstance(error, PASSING) and not _will_stay(error) else FetchError
    return kind(
        f"cannot be fetched: {str(error).replace(address, shown(address)) or type(error).__name__}",
        where=shown(address),
        expected="the file, with status 200",
        hint=NEXT_STEP,
    )


def _will_stay(error: BaseException | None) -> bool:
    """True where a moment later it will be the same: a certificate not to be trusted, a name that does not exist."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        if isinstance(error, socket.gaierror) and error.errno == socket.EAI_NONAME:
            return True
        error = error.__cause__ or error.__context__
    return False


def too_slow(address: str, limit: float) -> FetchError:
    """The file did not come whole within the time for one file."""
    return refused(
        "cannot be fetched: it did not arrive in time",
        address,
        f"the whole file within {limit:g} s",
        "try again later, raise SANCTRACK_FETCH_LIMIT_SECONDS, or give files with --from PATH",
    )
