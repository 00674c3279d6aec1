"""Mails (.eml): the letter itself, and its attachments as documents of their own."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default
from pathlib import PurePath

from etl.documents.decoding import decode_text
from etl.documents.document import Piece, Place
from etl.documents.media import MEDIA_TYPES
from etl.documents.metadata import Metadata
from etl.documents.web_pages import read_html
from models.errors import InputError


def read_mail(content: bytes, where: str) -> tuple[str, Metadata, tuple[Place, ...]]:
    """The text of a mail, from its plain part or else its HTML; subject and date are its metadata."""
    mail = parsed(content, where)
    body = mail.get_body(("plain", "html"))
    known = Metadata(sent_on(mail), str(mail["Subject"] or "").strip() or None)
    if body is None:
        raise InputError(
            "the mail has no text of its own",
            where=where,
            expected="a mail with a plain or HTML text",
            hint="its attachments are read all the same",
        )
    text, _ = decode_text(payload(body), where, body.get_content_charset())
    if body.get_content_type() != "text/html":
        return text.replace("\r\n", "\n"), known, ()
    page, head, places = read_html(text, where)
    return page, known.or_else(head), places


def attachments_of(piece: Piece) -> list[Piece]:
    """The attachments of a mail whose kind is read, each as a piece that is named after mail and file.

    They are as old as the mail, unless they state a date themselves. Nothing for what is no mail.
    """
    try:
        mail = parsed(piece.file.content, piece.file.origin)
    except InputError:
        return []
    published = sent_on(mail) or piece.known.published
    named = [
        (PurePath((part.get_filename() or f"attachment-{number}").replace("\\", "/")).name, part)
        for number, part in enumerate(mail.iter_attachments(), 1)
    ]
    return [
        attachment(piece, name, payload(part), published)
        for name, part in named
        if PurePath(name).suffix.lower() in MEDIA_TYPES
    ]


def attachment(piece: Piece, name: str, content: bytes, published: str | None) -> Piece:
    """One attachment as a piece of its own."""
    file = piece.file
    media_type = MEDIA_TYPES[PurePath(name).suffix.lower()]
    locator, origin = f"{file.locator}/{name}", f"{file.origin}/{name}"
    inner = replace(file, locator=locator, origin=origin, media_type=media_type, content=content)
    return Piece(f"{piece.doc}/{PurePath(name).stem}", inner, Metadata(published))


def parsed(content: bytes, where: str) -> EmailMessage:
    """The mail; InputError where there is none."""
    mail = message_from_bytes(content, policy=default)
    if not isinstance(mail, EmailMessage) or not mail.keys():
        raise InputError(
            "is no mail: it has no header", where=where, expected="a mail as its server keeps it (.eml)"
        )
    return mail


def payload(part: MIMEPart) -> bytes:
    """The decoded bytes of a part; those of an attached mail are the mail."""
    if part.get_content_type() == "message/rfc822":
        attached = part.get_payload()
        return bytes(attached[0]) if isinstance(attached, list) and attached else b""  # type: ignore[arg-type]
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def sent_on(mail: EmailMessage) -> str | None:
    """The day in a mail's Date, by the clock of its sender; None where it states none."""
    with suppress(ValueError, TypeError, AttributeError, IndexError):
        at = mail["Date"].datetime
        return at.date().isoformat() if isinstance(at, datetime) else None
    return None
