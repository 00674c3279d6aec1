"""Entities as a source's extraction builds them, record by record, and the frames that come of it.

For lists whose records are nested or few; `us_ofac_sdn`'s flat files are mapped column-wise instead.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from etl.clean import country_code, is_code, is_known_place, normalise_name, normalise_number, partial_date
from etl.countries import main_countries
from etl.extraction import (
    ENTITY_COLUMNS,
    REJECTED_COLUMNS,
    Extraction,
    empty,
    statement_columns,
    statement_frame,
)
from etl.records import Fields

Row = dict[str, Any]
TABLES = ("name", "identifier", "address", "birth", "nationality", "relation", "attribute", "designation")


@dataclass
class Entry:
    """One entity of a list while its records are read: each method adds a statement, as it is printed.

    Empty values add nothing, so that optional fields need no `if`. `part` is the file that the next
    statements stand in.
    """

    source_id: str
    part: str
    key: str
    schema: str
    caption: str
    country: str | None = None
    rows: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in TABLES})
    issues: list[str] = field(default_factory=list)

    def _add(self, table: str, row: Row) -> None:
        self.rows[table].append({"part": self.part, "entity_key": self.key, **row})

    def issue(self, text: str) -> None:
        """A value that is not understood, for the run's message; without the entity, so that equal ones add up."""
        self.issues.append(text)

    def finish(self, fields: Fields) -> None:
        """An issue for every field of a record that nobody mapped or ignored."""
        self.issues += [f"field not mapped: {path}" for path in fields.left()]

    def country_of(self, printed: str | None, where: str) -> str | None:
        """The code of a printed country or two-letter code; an issue where it is no known place."""
        if not printed:
            return None
        if len(printed) == 2 and is_code(printed.upper()):
            return printed.upper()
        if not is_known_place(printed):
            self.issue(f"country not known ({where}): {printed}")
        return country_code(printed)

    def date_of(self, printed: str | None, where: str) -> str | None:
        """The ISO date of a printed one, as far as it is known; an issue where it is not understood."""
        if not printed:
            return None
        found = partial_date(printed)
        if found is None:
            self.issue(f"date not understood ({where}): {printed}")
        return found

    def name(self, kind: str, value: str | None, *, family_first: bool = False, **more: str | None) -> None:
        """A name: kind of NameKind; `script`, `language`, `remark`, `source_key` where the list gives them."""
        if value and value.strip():
            normalised = normalise_name(value, family_first=family_first)
            self._add("name", {"kind": kind, "value": value.strip(), "normalised": normalised, **more})

    def identifier(
        self,
        scheme: str,
        value: str | None,
        label: str,
        *,
        country: str | None = None,
        remark: str | None = None,
    ) -> None:
        """A number of a register: scheme of IdentifierScheme, the list's own word for it, the register's country."""
        normalised = normalise_number(value or "")
        if scheme == "imo":
            normalised = normalised.removeprefix("IMO")
        if value and normalised:
            self._add(
                "identifier",
                {
                    "scheme": scheme,
                    "value": value.strip(),
                    "normalised": normalised,
                    "label": label,
                    "country": country,
                    "remark": remark,
                },
            )

    def address(
        self,
        full: str | None = None,
        *,
        street: str | None = None,
        city: str | None = None,
        country: str | None = None,
        remark: str | None = None,
        source_key: str | None = None,
    ) -> None:
        """An address: `country` as printed; without `full`, its parts joined by commas."""
        whole = full or ", ".join(part for part in (street, city, country) if part)
        if whole:
            self._add(
                "address",
                {"full_address": whole, "street": street, "city": city, "country": self.country_of(country, "address"), "country_printed": country, "remark": remark, "source_key": source_key},
            )  # fmt: skip

    def birth(
        self,
        printed: str | None = None,
        *,
        born_on: str | None = None,
        born_until: str | None = None,
        is_about: bool = False,
        place: str | None = None,
        country: str | None = None,
    ) -> None:
        """A date or place of birth: ISO partial dates; `country` as printed; `printed` as the list has it all."""
        whole = printed or ", ".join(part for part in (born_on, place, country) if part)
        if whole:
            self._add(
                "birth",
                {"born_on": born_on, "born_until": born_until, "is_about": is_about or None, "place": place, "country": self.country_of(country, "birth"), "printed": whole},
            )  # fmt: skip

    def nationality(self, printed: str | None, kind: str = "nationality", *, code: str | None = None) -> None:
        """A nationality or citizenship, as printed; `code` where the printed word is no name of a country."""
        if printed:
            code = code or self.country_of(printed, kind)
            self._add("nationality", {"kind": kind, "country": code, "country_printed": printed})

    def relation(
        self, kind: str, other_name: str | None, *, other_key: str | None = None, label: str | None = None
    ) -> None:
        """That the entity stands in a relation (RelationKind) to another: by name, by the list's own key, or both."""
        if other_name or other_key:
            self._add(
                "relation",
                {"kind": kind, "other_name": other_name or other_key, "other_key": other_key, "label": label},
            )

    def attribute(self, name: str, value: str | None) -> None:
        """Any other property, under FollowTheMoney's name for it."""
        if value and value.strip():
            self._add("attribute", {"property": name, "value": value.strip()})

    def designation(
        self, programme_key: str, *, listed_on: str | None = None, amended_on: str | None = None, ended_on: str | None = None,
        date_basis: str | None = None, legal_act: str | None = None, reason: str | None = None, measures: str | None = None,
    ) -> None:  # fmt: skip
        """The entity under a programme: ISO partial dates; `date_basis` is `stated` where `listed_on` is given."""
        basis = date_basis or ("stated" if listed_on else None)
        self._add(
            "designation",
            {"programme_id": f"{self.source_id}:{programme_key}", "listed_on": listed_on, "amended_on": amended_on, "ended_on": ended_on,
             "date_basis": basis, "legal_act": legal_act, "reason": reason, "measures": measures},
        )  # fmt: skip


@dataclass
class Entries:
    """All entities of an extraction, in the order in which they first stand, and the records that are refused."""

    source_id: str
    found: dict[str, Entry] = field(default_factory=dict)
    refused: list[Row] = field(default_factory=list)
    issues: list[str] = field(default_factory=list)

    def entry(self, part: str, key: str, schema: str, caption: str) -> Entry:
        """The entity of a key: a new one, or the one that an earlier record began, now in this part."""
        entry = self.found.setdefault(key, Entry(self.source_id, part, key, schema, caption))
        entry.part = part
        return entry

    def refuse(self, table: str, part: str, key: str, locator: str, reasons: str, content: str) -> None:
        """A record of which no row can be made, with the names of the rules that it breaks."""
        self.refused.append(
            dict(zip(REJECTED_COLUMNS, (table, part, key, locator, reasons, content), strict=True))
        )

    def refuse_entity(self, part: str, record_key: str, key: str, content: str, **rules: bool) -> None:
        """A record of which no entity can be made; `rules` tell by name which it keeps and which it breaks."""
        broken = ", ".join(name for name, is_kept in rules.items() if not is_kept)
        self.refuse("entity", part, key, f"{part}:{record_key}", broken, content)

    def extraction(self) -> Extraction:
        """The frames of all that was found; equal statements of an entity are one."""
        statements = {table: self._statements(table) for table in TABLES}
        rows = [(e.part, e.key, e.schema, e.caption, e.country) for e in self.found.values()]
        stated = pl.DataFrame(rows, schema=ENTITY_COLUMNS, orient="row")
        counted = Counter(self.issues + [issue for entry in self.found.values() for issue in entry.issues])
        return Extraction(
            entities=main_countries(stated, statements),
            statements=statements,
            rejected=pl.DataFrame(self.refused, schema=REJECTED_COLUMNS)
            if self.refused
            else empty(REJECTED_COLUMNS),
            issues=tuple(f"{issue} ({count} times)" for issue, count in counted.most_common()),
        )

    def _statements(self, table: str) -> pl.DataFrame:
        rows = [row for entry in self.found.values() for row in entry.rows[table]]
        columns = statement_columns(table)
        # As rows: column by column each dictionary would be looked up anew for each, far apart in memory.
        frame = pl.DataFrame(rows, schema=columns, orient="row")
        stated = [name for name in columns if name != "part"]
        return statement_frame(table, frame.unique(stated, maintain_order=True))
