"""Which languages the rules read: those that have a lexicon."""

from functools import cache

from etl.claims.lexicon.files import lexicon_files
from etl.documents.language import primary


@cache
def read_languages() -> frozenset[str]:
    """Codes of the languages with a lexicon, such as `en`."""
    return frozenset(path.parent.name for path in lexicon_files())


def reason_not_read(language: str | None) -> str | None:
    """Why a text of that language is not read; None where rules read it, or nobody knows its language."""
    if language is None or primary(language) in read_languages():
        return None
    read = ", ".join(map(name_of, sorted(read_languages())))
    return f"written in {name_of(language)}, which no rules read yet. Expected: a text in {read}"


def name_of(language: str) -> str:
    """The English name of a language, with its tag: `Russian (ru)`."""
    from babel import Locale

    name = Locale("en").languages.get(primary(language))
    return f"{name} ({language})" if name else f"the language {language!r}"
