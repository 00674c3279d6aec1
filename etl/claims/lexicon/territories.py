"""Names by which texts call states: libraries' names, demonyms and capitals, and our own additions."""

import unicodedata
from functools import cache

from etl.claims.lexicon.files import read_vocabulary


@cache
def party_names() -> dict[str, str]:
    """Name → code (ISO 3166-1 alpha-2, EU, UN, G7, NATO) for names and capitals that stand for a state."""
    import countryinfo
    from babel import Locale

    vocabulary = read_vocabulary("parties")
    names = {
        name: code
        for code, name in Locale("en").territories.items()
        if len(code) == 2 and code.isalpha() and code not in ("EU", "UN", "EZ", "ZZ", "XA", "XB")
    }
    for country in countryinfo.all_countries():
        info = country.info()
        capital = info.get("capital")
        if (
            info.get("ISO")
            and isinstance(capital, str)
            and len(capital) > 3
            and capital not in vocabulary["not_capitals"]
        ):
            names[capital] = info["ISO"]["alpha2"]
    names.pop("Antarctica", None)
    for code, own in vocabulary["names"].items():
        names.update(dict.fromkeys(own, code))
    names |= {plain: code for name, code in names.items() if (plain := without_accents(name)) not in names}
    return {name: code for name, code in names.items() if name and name not in vocabulary["not_names"]}


def without_accents(name: str) -> str:
    """A name in plain letters, as agencies print it: Bogotá as Bogota."""
    letters = unicodedata.normalize("NFD", name)
    return "".join(one for one in letters if not unicodedata.combining(one))


@cache
def state_names() -> frozenset[str]:
    """The names of states that are one word and take no article: Russia, Ukraine."""
    from babel import Locale

    plain = [name for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()]
    return frozenset(name for name in plain if name.isalpha() and name.istitle() and not name.endswith("s"))


@cache
def demonyms() -> dict[str, str]:
    """Adjective or people's name in the singular ("Russian") → code."""
    import countryinfo

    vocabulary = read_vocabulary("parties")
    known: dict[str, str] = {}
    for country in countryinfo.all_countries():
        info = country.info()
        for name in (info.get("demonym") or "").split(","):
            if name and info.get("ISO"):
                known.setdefault(name, info["ISO"]["alpha2"])
    for name in vocabulary["not_demonyms"]:
        known.pop(name, None)
    for code, own in vocabulary["demonyms"].items():
        known.update(dict.fromkeys(own, code))
    return known


@cache
def leaders() -> dict[str, str]:
    """Name of an office-holder → code of the state they speak for; who served two states is left out.

    Full names, and the surname where it is hardly anybody else's; the dates of their terms are not looked at.
    """
    known: dict[str, str] = {}
    for holder in read_vocabulary("office_holders"):
        codes = {term["country"] for term in holder["terms"]}
        names = [holder["name"], *holder.get("also", [])]
        if holder.get("alone", True):
            names += holder.get("surnames") or [holder["name"].split()[-1]]
        if len(codes) == 1:
            known |= dict.fromkeys(names, codes.pop())
    return known
