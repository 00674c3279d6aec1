"""Names by which texts call states: libraries' names, demonyms and capitals, and our own additions."""

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
    return {name: code for name, code in names.items() if name and name not in vocabulary["not_names"]}


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
    """Surname of an office-holder → code of the state they speak for."""
    return {name: code for code, names in read_vocabulary("parties")["leaders"].items() for name in names}
