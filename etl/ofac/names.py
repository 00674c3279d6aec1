"""Names of the Enhanced and Advanced XML forms: each in one or more scripts, with type and quality."""

from dataclasses import dataclass

from etl.entries import Entry
from etl.ofac.entry import add_name
from etl.ofac.words import words
from etl.records import Fields


@dataclass(frozen=True)
class PrintedName:
    """A name in one script: `is_main` is the script that the flat files print, `alias` the type of an alias."""

    value: str
    is_primary: bool
    is_main: bool
    is_weak: bool
    alias: str | None
    script: str | None
    key: str | None


def read_names(fields: Fields) -> list[PrintedName]:
    """All names of a record, in its order."""
    found = []
    for name in fields.child("names").children("name"):
        alias = name.child("aliasType")
        alias.ignore("@refId")
        is_primary, is_weak = name.take("isPrimary") == "true", name.take("isLowQuality") == "true"
        kind, key = alias.take("#text"), name.take("@id")
        for translation in name.child("translations").children("translation"):
            # The full name is made of its parts.
            translation.ignore("@id", "formattedFirstName", "formattedLastName", "nameParts")
            script = translation.child("script")
            script.ignore("@refId")
            value, is_main = translation.take("formattedFullName"), translation.take("isPrimary") == "true"
            if value:
                printed = PrintedName(value, is_primary, is_main, is_weak, kind, script.take("#text"), key)
                found.append(printed)
    return found


def add_names(entry: Entry, names: list[PrintedName], main: PrintedName) -> None:
    """All names but the main one, which the entity has from its beginning."""
    for name in names:
        if name is main:
            continue
        if name.script and name.script not in words("scripts"):
            entry.issue(f"script not known: {name.script}")
        script = words("scripts").get(name.script or "")
        if script and not name.is_main:
            add_name(entry, "original_script", name.value, script=script, source_key=name.key)
        elif not name.is_primary and name.alias not in words("aliases"):
            entry.issue(f"type of alias not known: {name.alias}")
        else:
            _add_alias(entry, name, script)


def _add_alias(entry: Entry, name: PrintedName, script: str | None) -> None:
    """An alias under its number; one of low quality as the flat files' remarks print it, without a number."""
    kind = words("aliases").get(name.alias or "", "alias")
    if name.is_weak:
        add_name(entry, "weak_alias" if kind == "alias" else kind, name.value, script=script)
    else:
        add_name(entry, kind, name.value, script=script, source_key=name.key)
