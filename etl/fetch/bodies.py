"""The bytes of an answer, unpacked, and never more of them than the limit."""

import zlib
from functools import partial

import httpx

from etl.fetch.failures import NEXT_STEP, TemporaryFailure, refused, shown
from etl.unpacking import Gunzip
from models.errors import FetchError

MEGABYTE = 1_000_000
PACKED = ("gzip", "x-gzip")
PLAIN = ("", "identity")


async def read_body(response: httpx.Response, limit: int) -> bytes:
    """The file, at most `limit` bytes as sent and as unpacked; TemporaryFailure where it is cut off."""
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    address = str(response.url)
    if encoding not in (*PACKED, *PLAIN):
        raise refused(f"is packed by {encoding!r}, which was not asked for", address, "gzip or no packing")
    if int(response.headers.get("Content-Length", 0)) > limit:
        raise _too_large(address, limit)
    gunzip = Gunzip() if encoding in PACKED else None
    content, sent = bytearray(), 0
    try:
        async for chunk in response.aiter_raw():
            sent += len(chunk)
            content += gunzip.unpack(chunk, limit + 1 - len(content)) if gunzip else chunk
            if max(sent, len(content)) > limit:
                raise _too_large(address, limit)
    except zlib.error as error:
        raise _cut_off(address, str(error)) from error
    if gunzip and not gunzip.is_whole:
        raise _cut_off(address, "the packed body ends too early")
    return bytes(content)


def _too_large(address: str, limit: int) -> FetchError:
    return refused(
        "is larger than the download limit",
        address,
        f"at most {limit // MEGABYTE} MB",
        "raise SANCTRACK_MAX_DOWNLOAD_MB if the file is right",
    )


def _cut_off(address: str, why: str) -> TemporaryFailure:
    what = partial(TemporaryFailure, f"cannot be fetched: {why}")
    return what(where=shown(address), expected="a whole file", hint=NEXT_STEP)
