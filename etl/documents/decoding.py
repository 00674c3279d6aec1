"""From the bytes of a file to its text: UTF-8 first, another encoding where it is stated or there is little doubt."""

import codecs
import re

from models.errors import EmptyInput, InputError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ENCODINGS = ["cp1252", "cp1251", "koi8_r", "cp932", "euc_jp", "gb18030", "euc_kr"]
# What a page says in its head, and what its server says in the Content-Type.
CHARSET = re.compile(r"(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
HEAD = 4096


def decode_text(raw: bytes, where: str, stated: str | None = None) -> tuple[str, str]:
    """The text of a file and the encoding it was read with; newlines untouched, byte-order mark dropped.

    `stated` is the encoding that the file or its server names; it counts where the bytes are not UTF-8.
    Raises EmptyInput for a file without text and InputError for a binary or undecodable one.
    """
    encoding = next((name for mark, name in BYTE_ORDER_MARKS if raw.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\x00" in raw:
        raise InputError(
            "the file is binary, not text",
            where=where,
            expected="a text, Markdown or HTML file",
            hint="convert the document to text first, then give the .txt file",
        )
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as failure:
        text, encoding = decode_stated(raw, stated) or decode_other(raw, where, failure)
    if not text.strip():
        raise empty_document(where)
    return text, encoding.removesuffix("-sig")


def empty_document(where: str) -> EmptyInput:
    """What is said of a document without text."""
    return EmptyInput(
        "the file is empty",
        where=where,
        expected="a document with at least one sentence",
        hint="fetch the document again or remove the file",
    )


def charset_in(head: bytes | str) -> str | None:
    """The encoding that the first bytes of a page, or a Content-Type, state."""
    text = head if isinstance(head, str) else head[:HEAD].decode("ascii", "replace")
    found = CHARSET.search(text)
    return found[1].lower() if found else None


def decode_stated(raw: bytes, stated: str | None) -> tuple[str, str] | None:
    """The text in the stated encoding; None where there is none, or the bytes do not fit it."""
    try:
        return (raw.decode(stated), stated) if stated else None
    except (LookupError, ValueError):
        return None


def decode_other(raw: bytes, where: str, failure: UnicodeDecodeError) -> tuple[str, str]:
    """The text in a national encoding that fits all bytes and reads as a language; else InputError."""
    from charset_normalizer import from_bytes

    best = from_bytes(raw, cp_isolation=ENCODINGS, threshold=0.1).best()
    if best is None or best.coherence < 0.1:
        raise InputError(
            f"the file is not UTF-8: byte {failure.object[failure.start]:#04x} at offset {failure.start}",
            where=where,
            expected="UTF-8 text, or one national encoding throughout",
            hint="save the file as UTF-8",
        )
    return raw.decode(best.encoding), best.encoding
