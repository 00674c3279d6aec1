"""In which language a text is written: py3langid's word, unless its letters or its small words are surer."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
# Names and numbers are alike in all languages of one script; these words are English and nothing else.
SMALL_WORDS = frozenset(
    ("the", "of", "and", "with", "from", "that", "which", "were", "have", "has", "been", "are", "its", "their", "who",
     "after", "against", "this", "but")
)  # fmt: skip
WORD = re.compile(r"[^\W\d_]+")
LETTERS_THAT_TELL = 40
SURE = 0.8
ENGLISH_SHARE = 0.1
LATIN_SHARE = 0.5
# Two pieces of a long text tell its language as well as all of it, in a thousandth of a second.
SAMPLE = 3000


def recognise_language(text: str, stated: str | None = None) -> str | None:
    """The language of a text as a BCP 47 tag: what is stated where the text agrees or is too short to tell.

    A text with many of the small words of English is English, whatever its page states; one without Latin
    letters is not. None where nothing is stated and too little can be seen.
    """
    sample = text if len(text) <= 2 * SAMPLE else text[:SAMPLE] + text[len(text) // 2 :][:SAMPLE]
    says_english = stated is not None and primary(stated) == ENGLISH
    found = seen_language(sample, ENGLISH_SHARE / 2 if says_english else ENGLISH_SHARE)
    if found is None or (stated and primary(stated) == found):
        return stated
    return found


def seen_language(sample: str, english_share: float = ENGLISH_SHARE) -> str | None:
    """The language that a text shows; None where it is too short or no language stands out.

    `english_share` is the share of small English words among all words from which a text is English.
    """
    words = WORD.findall(sample)
    letters = sum(map(len, words))
    if not letters:
        return None
    latin = sum(len(word) for word in words if word[0] < "\u0250") / letters
    if latin >= LATIN_SHARE:
        if letters < LETTERS_THAT_TELL:
            return None
        if sum(word.lower() in SMALL_WORDS for word in words) / len(words) >= english_share:
            return ENGLISH
    code, probability = identifier().classify(sample)
    if latin < LATIN_SHARE:
        return str(code) if code != ENGLISH else "und"
    return str(code) if probability >= SURE else None


@cache
def identifier() -> "LanguageIdentifier":
    """The model of py3langid, which comes with its wheel; the same text always gives the same answer."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def primary(tag: str) -> str:
    """The language of a tag, without country or script: `en` of `en-GB`."""
    return re.split(r"[-_]", tag.strip().lower())[0]
