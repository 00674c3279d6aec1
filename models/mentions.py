"""Who is named in documents: listed entities and office-holders, with the words that name them."""

from sqlalchemy import CheckConstraint, Double, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import (
    Base,
    Code,
    Hash,
    Printed,
    Seen,
    Utc,
    country_code,
    filled,
    not_negative,
    one_of,
    seen_rules,
)
from models.vocabulary import MentionKind, NameKind


class Mention(Seen, Base):
    """A listed entity or an office-holder named in a document.

    One row is one entity at one place: a name that several lists print gives as many rows with the same span.
    """

    __tablename__ = "mention"
    __table_args__ = (
        *seen_rules("mention"),
        one_of("kind", MentionKind),
        one_of("name_kind", NameKind),
        not_negative("start_offset"),
        filled("quote"),
        country_code("country"),
        CheckConstraint("start_offset < end_offset", name="span_forward"),
        CheckConstraint("score >= 0 and score <= 1", name="score_is_share"),
        CheckConstraint("kind = 'office_holder' or entity_id is not null", name="entity_id_known"),
        CheckConstraint("kind = 'listed' or holder is not null", name="holder_named"),
        {"comment": "a listed entity or an office-holder named in a document"},
    )

    mention_id: Mapped[Hash] = mapped_column(
        primary_key=True, comment="hash of document, span and all that it states"
    )
    document_id: Mapped[Hash] = mapped_column(
        ForeignKey("document.document_id"), index=True, comment="the document", sort_order=1
    )
    kind: Mapped[Code] = mapped_column(
        comment="listed: an entity of a list; office_holder: one of the vocabulary"
    )
    entity_id: Mapped[Code | None] = mapped_column(
        ForeignKey("entity.entity_id"), index=True, comment="the listed entity; empty for an office-holder"
    )
    holder: Mapped[Printed | None] = mapped_column(comment="full name of the office-holder")
    office: Mapped[Printed | None] = mapped_column(
        comment="his office when the document was published, or the last one before it with 'former'"
    )
    country: Mapped[Code | None] = mapped_column(comment="whose office it is: ISO 3166-1 alpha-2, EU, UN")
    matched_name: Mapped[Printed] = mapped_column(comment="the name that was found, as its list prints it")
    name_kind: Mapped[Code | None] = mapped_column(comment="standing of that name on its list")
    start_offset: Mapped[int] = mapped_column(comment="first character, counted from 0 in document.text")
    end_offset: Mapped[int] = mapped_column(comment="character after the last")
    quote: Mapped[Printed] = mapped_column(comment="document.text from start_offset to end_offset")
    score: Mapped[float] = mapped_column(
        Double, comment="0 to 1: how surely these words name just this entity; see etl/mentions/scoring.yml"
    )
    rule: Mapped[Code] = mapped_column(
        comment="how it was found: full_name, short_name, acronym, weak_alias ..."
    )


class MentionSearch(Base):
    """With which names the text of a document was last searched: those of other names are searched anew.

    A document whose file has another state now has no row, and is not searched any more.
    """

    __tablename__ = "mention_search"
    __table_args__ = (
        filled("names_version"),
        {"comment": "with which names the text of a document was last searched"},
    )

    document_id: Mapped[Hash] = mapped_column(
        ForeignKey("document.document_id"), primary_key=True, comment="the document"
    )
    source_id: Mapped[Code] = mapped_column(ForeignKey("source.source_id"), comment="its source")
    names_version: Mapped[Code] = mapped_column(
        comment="hash of the names and rules of the search; waiting: not searched yet"
    )
    searched_at: Mapped[Utc] = mapped_column(
        comment="UTC time of the search, or of the load that waits for it"
    )
