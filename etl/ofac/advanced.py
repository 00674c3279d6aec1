"""The Advanced XML form (`Sanctions` of `DistinctParty`, the UN's model 1.0), as records of the Enhanced form.

Format: OFAC, "Advanced Sanctions Data Model" (sdn_advanced_notes.pdf), namespace http://www.un.org/sanctions/1.0
or an address of the Sanctions List Service. A party refers by number to words, locations and documents in the
file's head, and relations and sanctions in its tail refer to parties: each record gets all that its entity
needs, in the layout of the Enhanced form, so that both are extracted alike. The file is read once; parties
wait for the tail as JSON.
"""

from collections.abc import Iterator
from typing import Any

import orjson
import polars as pl

from etl.ofac.parties import as_entity
from etl.ofac.references import UNKNOWN, Content, References, day_of
from etl.readers.xml import read_elements
from etl.records import Fields, record_frame

ROOTS = ("Sanctions",)
TAGS = (
    "ReferenceValueSets",
    "Location",
    "IDRegDocument",
    "DistinctParty",
    "ProfileRelationship",
    "SanctionsEntry",
)
PROGRAMME = "Program"
TAIL = ("relations", "authorities", "lists", "types", "programmes", "unmapped")


class AdvancedFile:
    """What is read of a file so far: its words, its parties by profile, and their relations and sanctions."""

    def __init__(self) -> None:
        self.references = References()
        self.parties: list[tuple[str, bytes]] = []
        self.captions: dict[str, tuple[str | None, str | None]] = {}
        self.tails: dict[str, dict[str, list[Any]]] = {}

    def take(self, tag: str, content: Content) -> None:
        """Take in one element."""
        if tag == "ReferenceValueSets":
            self.references.add(content)
        elif tag == "Location":
            self.references.add_location(content)
        elif tag == "IDRegDocument":
            self.references.add_document(content)
        elif tag == "DistinctParty":
            self._take_party(content)
        elif tag == "ProfileRelationship":
            self._take_relation(Fields(content, "ProfileRelationship/"))
        else:
            self._take_entry(Fields(content, "SanctionsEntry/"))

    def _take_party(self, content: Content) -> None:
        profile, entity = as_entity(content, self.references)
        self.parties.append((profile or "", orjson.dumps(entity)))
        self.captions[profile or ""] = (entity["@id"], _caption(entity))

    def _take_relation(self, fields: Fields) -> None:
        fields.ignore("@ID", "@RelationQualityID", "@SanctionsEntryID")
        source, target = fields.take("@From-ProfileID") or "", fields.take("@To-ProfileID") or ""
        key, caption = self.captions.get(target, (target, None))
        relation: Content = {
            "type": self.references.word("RelationType", fields.take("@RelationTypeID")),
            "relatedEntity": {"@entityId": key or target, "#text": caption or ""},
            "isFormer": fields.take("@Former") or "false",
        }
        tail = self._tail(source)
        tail["relations"].append(relation)
        tail["unmapped"] += fields.left()

    def _take_entry(self, fields: Fields) -> None:
        """The stay of a party on a list: its date, legal authorities, programmes and other types of sanctions."""
        fields.ignore("@ID")
        tail = self._tail(fields.take("@ProfileID") or "")
        dates = []
        for event in fields.children("EntryEvent"):
            event.ignore("@ID", "@EntryEventTypeID", "Comment")
            basis = event.take("@LegalBasisID")
            if basis and (word := self.references.word("LegalBasis", basis)) != UNKNOWN:
                tail["authorities"].append(word)
            dates.append(day_of(event.child("Date")))
        day = min(filter(None, dates), default=None)
        listed = {"@datePublished": day} if day else {}
        tail["lists"].append({"#text": self.references.word("List", fields.take("@ListID")), **listed})
        for measure in fields.children("SanctionsMeasure"):
            measure.ignore("@ID", "DatePeriod")  # the period of a measure is that of the entry
            kind = self.references.word("SanctionsType", measure.take("@SanctionsTypeID"))
            comment = measure.take("Comment")
            if kind != PROGRAMME:
                tail["types"].append(kind)
            elif comment:
                tail["programmes"].append({"#text": comment, **listed})
        tail["unmapped"] += fields.left()

    def _tail(self, profile: str) -> dict[str, list[Any]]:
        return self.tails.setdefault(profile, {name: [] for name in TAIL})

    def records(self) -> Iterator[tuple[str | None, str | None, Content]]:
        """Each party as a record of the Enhanced form; `unmapped` are fields of the file that nobody knows."""
        for profile, packed in self.parties:
            entity = orjson.loads(packed)
            tail = self._tail(profile)
            entity["sanctionsLists"] = {"sanctionsList": tail["lists"]}
            entity["sanctionsPrograms"] = {"sanctionsProgram": tail["programmes"]}
            entity["sanctionsTypes"] = {"sanctionsType": tail["types"]}
            entity["legalAuthorities"] = {"legalAuthority": tail["authorities"]}
            entity["relationships"] = {"relationship": tail["relations"]}
            entity["unmapped"] = sorted({*entity["unmapped"], *tail["unmapped"]})
            yield entity["@id"], entity["@id"], _filled(entity)


def _caption(entity: Content) -> str | None:
    """The primary name of an entity in its main script."""
    for name in entity["names"]["name"]:
        for writing in name["translations"]["translation"]:
            if name["isPrimary"] == "true" and writing["isPrimary"] == "true":
                return str(writing["formattedFullName"])
    return None


def _filled(entity: Content) -> Content:
    """Without the lists that are empty."""
    return {
        name: value
        for name, value in entity.items()
        if value and (not isinstance(value, dict) or any(value.values()))
    }


def read_records(part: str, content: bytes) -> pl.DataFrame:
    """Every party of the file: RECORD_COLUMNS under OFAC's number (FixedRef)."""
    file = AdvancedFile()
    for tag, element in read_elements(content, part, ROOTS, TAGS):
        file.take(tag, element)
    return record_frame(part, file.records())
