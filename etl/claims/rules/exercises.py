"""Military exercises held against, or within sight of, another state."""

import re

from etl.claims.claim import Value
from etl.claims.context import Codes, Context
from etl.claims.drafts import Draft
from etl.claims.lexicon.files import alternatives, read_vocabulary
from etl.claims.numbers import find_numbers, plural
from etl.claims.readings import Reading
from etl.claims.rules.diplomatic_measure import measure_draft
from etl.claims.rules.measure_objects import diplomacy
from etl.claims.rules.roles import other_party, others_in
from etl.claims.syntax import subject_of

EXERCISE = re.compile(r"\b(?:exercises?|drills?|war ?games?|manoeuvres|maneuvers)\b", re.IGNORECASE)


def exercise_held(reading: Reading, context: Context) -> list[Draft]:
    """A party holds or begins a military exercise at a disputed place, or near or against another state.

    Example: "Russia began drills involving some 1,000 soldiers on the Kuril Islands."
    """
    text = reading.clause_text
    if "hold" not in reading.acts or not reading.is_real or not EXERCISE.search(text):
        return []
    place = disputed_place(reading)
    if not (place or re.search(diplomacy()["military"], text, re.IGNORECASE)):
        return []
    actor = reading.actor or owner_of_exercise(reading)
    target = (place[1],) if place else threatened_by(reading)
    if not target or not actor or set(target) <= set(actor):
        return []
    return [measure_draft(reading, context, "military_exercise", actor, target, exercise_fields(reading))]


def owner_of_exercise(reading: Reading) -> Codes:
    """Whose exercise it is where the exercise itself begins: "Russian naval drills began near Japan"."""
    subject = subject_of(reading.word)
    if subject is None:
        return ()
    first = [p for p in reading.parties if subject.left_edge.idx <= p.start <= subject.idx]
    return first[0].codes if first else ()


def disputed_place(reading: Reading) -> tuple[str, str] | None:
    """The disputed place in the clause and the state that claims it against the actor."""
    for place, sides in read_vocabulary("parties")["disputed_places"].items():
        if place in reading.clause_text:
            held_by, claimed_by = sides["held_by"], sides["claimed_by"]
            return place, claimed_by if held_by in reading.actor else held_by
    if re.search(r"\bon the (?:disputed )?islands\b", reading.clause_text) and (
        other := other_party(reading)
    ):
        return "islands", other[0]
    return None


def threatened_by(reading: Reading) -> Codes:
    """Near or against whom an exercise is held; who takes part "with" the actor is no target."""
    for party in others_in(reading, (0, len(reading.sentence.text))):
        if re.search(diplomacy()["near"], reading.sentence.text[: party.start], re.IGNORECASE):
            return party.codes
    return ()


def exercise_fields(reading: Reading) -> dict[str, Value]:
    """Where an exercise was held and with how many troops."""
    fields: dict[str, Value] = {}
    text = reading.clause_text
    if place := re.search(diplomacy()["locations"], text[reading.end - reading.clause[0] :]):
        fields["location"] = place.group(1).strip()
    words = diplomacy()["troops"]
    troops = re.compile(rf"\s+(?:\w+\s+){{0,2}}?(?:{alternatives([*words, *map(plural, words)])})\b")
    for number in find_numbers(text):
        if troops.match(text, number.end):
            fields["troops"] = int(number.value)
            if number.approx:
                fields["approx"] = number.approx
    return fields
