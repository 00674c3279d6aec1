"""Which names of a text are mentions, and how surely. Pure: text and names in, mentions out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from etl.mentions.index import Bearer, Hit, NameIndex
from etl.mentions.names import words_of_country
from etl.mentions.office_holders import Holder
from etl.mentions.passage import Passage
from etl.mentions.scoring import read_scoring
from etl.mentions.words import fold_word, folded_words
from models.vocabulary import MentionKind, NameKind


class Found(NamedTuple):
    """One entity or office-holder named at one place; offsets count characters of the text, score is 0 to 1."""

    start: int
    end: int
    kind: str
    matched_name: str
    score: float
    rule: str
    entity_id: str | None = None
    name_kind: str | None = None
    holder: str | None = None
    office: str | None = None
    country: str | None = None


class Named(NamedTuple):
    """A place at which somebody is named: who, of the lists and of the office-holders with the rule."""

    hit: Hit
    bearers: list[Bearer]
    holders: list[tuple[Holder, str]]


def find_mentions(text: str, index: NameIndex, published: str | None = None) -> list[Found]:
    """The mentions of a text in order of place; of overlapping names the longest counts.

    `published` is the document's date, as far as known: it decides on the office of an office-holder.
    """
    hits = list(index.hits(text))
    if not hits:
        return []
    passage = Passage(text)
    complete = {holder.name for hit in hits for holder in hit.key.holders if is_printed_as_name(passage, hit)}
    others = acronyms_of_others(passage, hits)
    named = (name_at(passage, hit, index, complete) for hit in hits if passage.word(hit.start) not in others)
    kept = longest(one for one in named if one.bearers or one.holders)
    return [found for one in kept for found in mentions_at(passage, one, published)]


def is_printed_as_name(passage: Passage, hit: Hit, *, may_have_comma: bool = False) -> bool:
    """True where the words hang together and have the capitals of a name."""
    return passage.has_capitals(hit.start, hit.end) and passage.is_one_name(
        hit.start, hit.end, may_have_comma=may_have_comma
    )


def acronyms_of_others(passage: Passage, hits: list[Hit]) -> set[str]:
    """Acronyms that the text itself explains, in brackets after a name that is no listed one: "Reliance (RIL)"."""
    ends = {hit.end for hit in hits if hit.key.bearers}
    return {
        passage.word(hit.start)
        for hit in hits
        if any(bearer.rule == "acronym" for bearer in hit.key.bearers)
        and passage.is_in_brackets(hit.start, hit.end)
        and passage.word(hit.start - 1)[:1].isupper()
        and hit.start not in ends
    }


def longest(named: Iterable[Named]) -> list[Named]:
    """Of places that overlap the one with most words, then the first; in order."""
    taken: set[int] = set()
    kept = []
    for one in sorted(named, key=lambda one: (one.hit.start - one.hit.end, one.hit.start)):
        words = range(one.hit.start, one.hit.end)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append(one)
    return sorted(kept, key=lambda one: one.hit.start)


def name_at(passage: Passage, hit: Hit, index: NameIndex, complete: set[str]) -> Named:
    """Who is named at a place; nobody where the words are not printed as a name."""
    bearers = [bearer for bearer in hit.key.bearers if is_borne(passage, hit, bearer, index)]
    if not is_printed_as_name(passage, hit):
        return Named(hit, bearers, [])
    holders = [(holder, "office_holder") for holder in hit.key.holders]
    for holder in hit.key.surname_of:
        rule = surname_rule(passage, hit, holder, complete)
        holders += [(holder, rule)] if rule else []
    return Named(hit, bearers, holders)


def is_borne(passage: Passage, hit: Hit, bearer: Bearer, index: NameIndex) -> bool:
    """True where the words around a name allow that it is this entity's."""
    in_order = folded_words(bearer.value)[:1] == (fold_word(passage.word(hit.start)),)
    if not is_printed_as_name(passage, hit, may_have_comma=in_order and "," in bearer.value):
        return False
    if bearer.rule == "acronym" and not is_acronym(passage, hit):
        return False
    if bearer.rule == "vessel_word" and not is_ship(passage, hit):
        return False
    return not needs_support(passage, hit, bearer) or is_supported(passage, hit, bearer, index)


def needs_support(passage: Passage, hit: Hit, bearer: Bearer) -> bool:
    """True for weak aliases and for acronyms of few letters, of which others may have the same."""
    is_short = len(passage.word(hit.start)) < read_scoring().acronym["letters_alone"]
    return bearer.name_kind == NameKind.WEAK_ALIAS or (bearer.rule == "acronym" and is_short)


def is_supported(passage: Passage, hit: Hit, bearer: Bearer, index: NameIndex) -> bool:
    """True where a telling word of the entity's other names stands nearby; an acronym's country will do."""
    nearby = passage.nearby(hit.start, hit.end, read_scoring().near["support"])
    is_weak = bearer.name_kind == NameKind.WEAK_ALIAS
    country = frozenset[str]() if is_weak else words_of_country(bearer.country)
    return not nearby.isdisjoint(index.supporting[bearer.entity_id] | country)


def is_acronym(passage: Passage, hit: Hit) -> bool:
    """True where a word is printed in capitals among words that are not."""
    is_in_capitals = passage.text[slice(*passage.span(hit.start, hit.end))].isupper()
    return is_in_capitals and not passage.is_among_capitals(hit.start, hit.end)


def is_ship(passage: Passage, hit: Hit) -> bool:
    """True where a word for ships stands near, for an ordinary name beside it, and the name does not go on."""
    near = read_scoring().near["ordinary_vessel" if hit.key.is_ordinary else "vessel_word"]
    nearby = passage.nearby(hit.start, hit.end, near)
    return not nearby.isdisjoint(read_scoring().words.vessel) and not goes_on(passage, hit)


def goes_on(passage: Passage, hit: Hit) -> bool:
    """True where the next word has a capital as well, so that both may be one longer name."""
    is_beside = passage.gap(hit.end).isspace() and not passage.begins_sentence(hit.end)
    return is_beside and passage.word(hit.end)[:1].isupper()


def surname_rule(passage: Passage, hit: Hit, holder: Holder, complete: set[str]) -> str | None:
    """The rule by which a surname names an office-holder; None where it may be another's."""
    words = read_scoring().words
    before = passage.word(hit.start - 1)
    if goes_on(passage, hit):
        return None
    if before[:1].isupper() and passage.gap(hit.start).isspace():
        if fold_word(before) in words.titles:
            return "office_and_surname"
        if fold_word(before) not in words.openers:
            return None
    if fold_word(before) in words.titles and passage.gap(hit.start).isspace():
        return "office_and_surname"
    if holder.name in complete:
        return "surname_after_name"
    return "surname" if holder.alone else None


def mentions_at(passage: Passage, named: Named, published: str | None) -> Iterator[Found]:
    """One mention for each entity and office-holder that a place names."""
    start, end = passage.span(named.hit.start, named.hit.end)
    best: dict[str, tuple[float, Bearer]] = {}
    for bearer in named.bearers:
        score = score_of(bearer, named.hit.key.specificity)
        if bearer.entity_id not in best or best[bearer.entity_id][0] < score:
            best[bearer.entity_id] = score, bearer
    sharing = Counter(bearer.source_id for _score, bearer in best.values())
    for entity_id, (score, bearer) in sorted(best.items()):
        shared = round(score / sharing[bearer.source_id], 3)
        rule = "weak_alias" if bearer.name_kind == NameKind.WEAK_ALIAS else bearer.rule
        yield Found(start, end, MentionKind.LISTED, bearer.value, shared, rule, entity_id, bearer.name_kind)
    for holder, rule in named.holders:
        yield from holders_at((start, end), holder, rule, published)


def score_of(bearer: Bearer, specificity: float) -> float:
    """How surely a name is this entity's, where no other entity bears it."""
    scoring = read_scoring()
    weak = scoring.rules["weak_alias"] if bearer.name_kind == NameKind.WEAK_ALIAS else 1.0
    share = min(1.0, specificity / scoring.specificity["enough"])
    return scoring.rules[bearer.rule] * weak * scoring.standing[bearer.name_kind] * share


def holders_at(span: tuple[int, int], holder: Holder, rule: str, published: str | None) -> Iterator[Found]:
    """The mention of an office-holder, with the office of the day; none before he held any."""
    scoring = read_scoring()
    held = holder.term_on(published)
    if held is None:
        return
    term, has_ended = held
    factor = (scoring.undated if published is None else 1.0) * (scoring.no_longer if has_ended else 1.0)
    office = f"former {term.office}" if has_ended else term.office
    score = round(scoring.rules[rule] * factor, 3)
    yield Found(
        *span,
        MentionKind.OFFICE_HOLDER,
        holder.name,
        score,
        rule,
        holder=holder.name,
        office=office,
        country=term.country,
    )
