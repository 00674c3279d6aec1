"""Where rows come from: sources, the files they gave, the runs that read them, and what was refused."""

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import (
    Base,
    Code,
    Hash,
    PartialDate,
    Printed,
    Seen,
    Utc,
    not_negative,
    one_of,
    partial_date,
    seen_rules,
)
from models.vocabulary import DocumentOutcome, RunState, SourceKind


class Source(Base):
    """A publisher's list or a collection of documents."""

    __tablename__ = "source"
    __table_args__ = (one_of("kind", SourceKind), {"comment": "a publisher's list, feed or folder"})

    source_id: Mapped[Code] = mapped_column(primary_key=True, comment="short name, issuer_list")
    kind: Mapped[Code] = mapped_column(comment="list, documents or statistics")
    title: Mapped[Printed] = mapped_column(comment="the publisher's own title")
    publisher: Mapped[Printed] = mapped_column(comment="the office that publishes it")
    issuer_code: Mapped[Code | None] = mapped_column(
        comment="territory of the issuer, ISO 3166-1 alpha-2, EU, UN"
    )
    landing_url: Mapped[Printed | None] = mapped_column(comment="page where a person finds it")
    licence: Mapped[Printed] = mapped_column(comment="terms of use")
    cadence: Mapped[Code] = mapped_column(comment="cron expression, in UTC, of its refresh")
    stale_after_hours: Mapped[int] = mapped_column(comment="age in hours from which it counts as stale")


class Document(Base):
    """One file as retrieved: a part of a list version, or an article."""

    __tablename__ = "document"
    __table_args__ = (
        one_of("outcome", DocumentOutcome),
        not_negative("byte_count"),
        partial_date("published_on"),
        CheckConstraint("length(sha256) = 64", name="sha256_is_hash"),
        CheckConstraint("outcome <> 'duplicate' or same_as_id is not null", name="original_known"),
        Index("ix_document_locator", "source_id", "locator"),
        {"comment": "one distinct file as retrieved: part of a list version, or an article"},
    )

    document_id: Mapped[Hash] = mapped_column(
        primary_key=True, comment="hash of source, locator, bytes, version"
    )
    source_id: Mapped[Code] = mapped_column(ForeignKey("source.source_id"), index=True, comment="its source")
    locator: Mapped[Printed] = mapped_column(comment="file name within the source, such as sdn.csv")
    sha256: Mapped[str] = mapped_column(comment="SHA-256 of the bytes; the archive keeps them under it")
    byte_count: Mapped[int] = mapped_column(comment="size in bytes")
    media_type: Mapped[Code] = mapped_column(comment="media type, such as text/csv")
    retrieved_at: Mapped[Utc] = mapped_column(comment="UTC time at which we got it")
    etag: Mapped[Printed | None] = mapped_column(comment="ETag of the server, asked with the next time")
    modified_at: Mapped[Utc | None] = mapped_column(comment="Last-Modified of the server, UTC")
    published_at: Mapped[Utc | None] = mapped_column(comment="UTC time of the list version it belongs to")
    published_on: Mapped[PartialDate | None] = mapped_column(comment="publication date as far as it is known")
    title: Mapped[Printed | None] = mapped_column(comment="title of the article")
    url: Mapped[Printed | None] = mapped_column(comment="address it was taken from")
    language: Mapped[Code | None] = mapped_column(comment="BCP 47 language tag")
    outcome: Mapped[Code] = mapped_column(comment="what became of it")
    outcome_reason: Mapped[Printed | None] = mapped_column(comment="why it was refused")
    text: Mapped[Printed | None] = mapped_column(comment="text as read, to which evidence offsets point")
    places: Mapped[Printed | None] = mapped_column(
        comment="pages or elements of the text as JSON: [[first character, character after the last, name], ...]"
    )
    text_hash: Mapped[Hash | None] = mapped_column(
        index=True, comment="SHA-256 of the text with its blanks made one: the same text at any address"
    )
    same_as_id: Mapped[Hash | None] = mapped_column(
        ForeignKey("document.document_id"), comment="the document whose text a duplicate has"
    )


class Run(Base):
    """One execution over one source."""

    __tablename__ = "run"
    __table_args__ = (one_of("state", RunState), {"comment": "one execution over one source"})

    run_id: Mapped[Hash] = mapped_column(primary_key=True, comment="random id")
    source_id: Mapped[Code] = mapped_column(ForeignKey("source.source_id"), index=True, comment="its source")
    flow: Mapped[Code] = mapped_column(comment="refresh, history load, ...")
    started_at: Mapped[Utc] = mapped_column(comment="UTC")
    finished_at: Mapped[Utc | None] = mapped_column(comment="UTC; empty while running or after a crash")
    state: Mapped[Code] = mapped_column(comment="how it stands or ended")
    message: Mapped[Printed | None] = mapped_column(comment="why it was refused or failed, or what to know")
    published_at: Mapped[Utc | None] = mapped_column(comment="UTC time of the version that was read")
    read_count: Mapped[int] = mapped_column(default=0, comment="source records read")
    accepted_count: Mapped[int] = mapped_column(default=0, comment="source records accepted")
    rejected_count: Mapped[int] = mapped_column(default=0, comment="source records or rows refused")
    opened_count: Mapped[int] = mapped_column(default=0, comment="rows opened in all tables")
    closed_count: Mapped[int] = mapped_column(default=0, comment="rows closed in all tables")
    unchanged_count: Mapped[int] = mapped_column(default=0, comment="source records that stayed as they were")
    code_version: Mapped[Code] = mapped_column(comment="version of sanctrack and of the source's extraction")


class Rejection(Seen, Base):
    """A row or file that was refused, as long as the source keeps giving it."""

    __tablename__ = "rejection"
    __table_args__ = (*seen_rules("rejection"), {"comment": "a row or file that was refused, and why"})

    rejection_id: Mapped[Hash] = mapped_column(primary_key=True, comment="hash of what was refused")
    unit_id: Mapped[Code] = mapped_column(
        index=True, comment="entity, document or part of the list it belongs to"
    )
    table_name: Mapped[Code] = mapped_column(comment="table for which it was meant")
    locator: Mapped[Printed] = mapped_column(comment="where in the file: part and record")
    reasons: Mapped[Printed] = mapped_column(comment="all reasons, by rule name, separated by '; '")
    content: Mapped[Printed] = mapped_column(comment="what was refused, as JSON")
