"""Deciding on claims in the store: what holds at once, after a new reading by other rules, and once withdrawn."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from etl.claims import extraction, rules
from etl.declare import source
from etl.judgements.deciding import Desk
from etl.judgements.subjects import find_subject, waiting_subjects
from etl.pipeline import Origin, run_source
from etl.runs import RunReport
from etl.store import reading
from models.claims import Evidence, Expulsion
from models.errors import JudgementError
from models.judgements import JudgedClaim, Judgement
from models.settings import Settings
from models.vocabulary import JudgementEffect, RunState, Verdict

Load = Callable[[], RunReport]
PUBLISHED = "On 8 April 2022 Japan expelled eight Russian diplomats."
UNNAMED = "On 27 April 2022 two Russian diplomats were expelled."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a document of two expulsions: one published, one held back since nobody is said to act."""
    path = tmp_path / "documents"
    path.mkdir()
    (path / "one.txt").write_text(PUBLISHED + "\n")
    (path / "two.txt").write_text(UNNAMED + "\n")
    return path


@pytest.fixture
def load(engine: Engine, settings: Settings, folder: Path) -> Load:
    """Loads the folder as a refresh does."""

    def run() -> RunReport:
        (report,) = run_source(source("documents"), Origin(folder), settings, engine)
        assert report.state in (RunState.COMPLETED, RunState.UNCHANGED), report.message
        return report

    return run


@pytest.fixture
def desk(engine: Engine, settings: Settings, load: Load) -> Desk:
    """A desk over the loaded folder."""
    load()
    return Desk(engine, settings.data_dir)


@pytest.fixture
def renew_rules(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Gives every rule its next version, as a change of the rules would."""

    def renew() -> None:
        for name in ("RULES", "SENTENCE_RULES"):
            newer = tuple(replace(rule, version=rule.version + 1) for rule in getattr(rules, name))
            monkeypatch.setattr(rules, name, newer)
            monkeypatch.setattr(extraction, name, newer)
        rules.reading_version.cache_clear()

    yield renew
    monkeypatch.undo()
    rules.reading_version.cache_clear()


def history(engine: Engine) -> list[tuple[object, ...]]:
    """All expulsion rows: actor, count, decision, rule, and whether they stand."""
    with reading(engine) as connection:
        rows = connection.execute(select(Expulsion.__table__).order_by(Expulsion.seen_from)).all()
    return [(r.expeller_codes, r.person_count, r.decision, r.rule, r.seen_to is None) for r in rows]


def standing(engine: Engine) -> set[tuple[object, ...]]:
    return {row[:4] for row in history(engine) if row[4]}


def claim_id(engine: Engine, count: int) -> str:
    query = select(Expulsion.expulsion_id).where(Expulsion.person_count == count, Expulsion.seen_to.is_(None))
    with reading(engine) as connection:
        return str(connection.scalars(query).one())


def effects(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return list(connection.scalars(select(JudgedClaim.effect).where(JudgedClaim.seen_to.is_(None))))


def correct(desk: Desk, **changes: str | None) -> str:
    """The claim held back is corrected; gives the judgement's id."""
    (waiting,) = queue(desk.engine)
    return desk.judge(waiting, Verdict.CORRECT, "Aya", "it says so above", changes).judgement_id


def queue(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return [subject.claim_id for subject in waiting_subjects(connection)]


def test_what_is_held_back_waits_with_its_words(desk: Desk) -> None:
    with reading(desk.engine) as connection:
        (subject,) = waiting_subjects(connection)
    assert (subject.record_type, subject.document, subject.quote) == ("expulsion", "two.txt", UNNAMED)
    assert subject.fields == {
        "nationality": "RU",
        "count": 2,
        "role": "diplomats",
        "announced_date": "2022-04-27",
    }
    assert "who expelled" in str(subject.reason)


def test_a_correction_holds_at_once(desk: Desk) -> None:
    correct(desk, expeller="JP", count="3")
    assert ("JP", 3, "record", "judgement") in standing(desk.engine)
    assert queue(desk.engine) == []
    assert effects(desk.engine) == [JudgementEffect.APPLIED]


def test_a_published_claim_is_rejected(desk: Desk) -> None:
    desk.judge(claim_id(desk.engine, 8)[:9], Verdict.REJECT, "Aya", "a novel", {})
    assert ("JP", 8, "quarantine", "judgement") in standing(desk.engine)
    with reading(desk.engine) as connection:
        assert find_subject(connection, claim_id(desk.engine, 8)).reason == "rejected by Aya: a novel"


def test_a_new_reading_closes_and_opens_claims_like_a_list_version(
    desk: Desk, load: Load, renew_rules: Callable[[], None]
) -> None:
    before = history(desk.engine)
    renew_rules()
    report = load()
    after = history(desk.engine)
    assert report.state is RunState.COMPLETED
    assert [row[:4] for row in after] == [row[:4] for row in before] * 2
    assert [row[4] for row in after] == [False, False, True, True]
    with reading(desk.engine) as connection:
        versions = connection.execute(
            select(Expulsion.rule_version, Expulsion.seen_from, Expulsion.seen_to)
        ).all()
    ended = {row.seen_to for row in versions if row.seen_to}
    begun = {row.seen_from for row in versions if row.seen_to is None}
    assert ended == begun == {report.published_at}


def test_a_judgement_survives_a_new_reading(desk: Desk, load: Load, renew_rules: Callable[[], None]) -> None:
    correct(desk, expeller="JP", count="3")
    desk.judge(claim_id(desk.engine, 8), Verdict.REJECT, "Aya", "a novel", {})
    before = standing(desk.engine)
    renew_rules()
    report = load()
    assert standing(desk.engine) == before
    assert (report.opened_count, report.closed_count) == (0, 0)


def test_a_judgement_stands_where_the_rules_find_nothing_more(
    desk: Desk, load: Load, renew_rules: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    correct(desk, expeller="JP")
    renew_rules()
    monkeypatch.setattr(extraction, "RULES", ())
    monkeypatch.setattr(extraction, "SENTENCE_RULES", ())
    load()
    assert standing(desk.engine) == {("JP", 2, "record", "judgement")}
    assert effects(desk.engine) == [JudgementEffect.ALONE]


def test_a_judgement_follows_its_words_into_a_new_state_of_the_file(
    desk: Desk, load: Load, folder: Path
) -> None:
    correct(desk, expeller="JP")
    (folder / "two.txt").write_text(f"It was a cold spring.\n\n{UNNAMED}\n")
    load()
    assert ("JP", 2, "record", "judgement") in standing(desk.engine)
    with reading(desk.engine) as connection:
        found = connection.execute(
            select(Evidence.start_offset, Evidence.quote).where(
                Evidence.rule == "judgement", Evidence.role == "claim", Evidence.seen_to.is_(None)
            )
        ).one()
    assert tuple(found) == (23, UNNAMED)


def test_where_the_words_are_gone_nothing_is_published_and_it_is_said(
    desk: Desk, load: Load, folder: Path
) -> None:
    correct(desk, expeller="JP")
    (folder / "two.txt").write_text("It was a cold spring.\n")
    load()
    assert standing(desk.engine) == {("JP", 8, "record", "expelled")}
    assert effects(desk.engine) == [JudgementEffect.WORDS_GONE]


def test_withdrawing_restores_what_the_rules_read(desk: Desk) -> None:
    before = standing(desk.engine)
    judgement_id = correct(desk, expeller="JP")
    decided = desk.withdraw(judgement_id[:8], "Ben")
    assert (decided.opened_count > 0, decided.closed_count > 0) == (True, True)
    assert standing(desk.engine) == before
    assert effects(desk.engine) == []
    with reading(desk.engine) as connection:
        row = connection.execute(select(Judgement.__table__)).one()
    assert (row.withdrawn_by, row.withdrawn_at > row.judged_at) == ("Ben", True)


def test_a_withdrawal_may_name_the_claim(desk: Desk) -> None:
    before = standing(desk.engine)
    correct(desk, expeller="JP", count="3")
    desk.withdraw(claim_id(desk.engine, 3), "Aya")
    assert standing(desk.engine) == before


def test_a_later_judgement_replaces_the_earlier_one(desk: Desk) -> None:
    correct(desk, expeller="JP", count="3")
    desk.judge(claim_id(desk.engine, 3), Verdict.CORRECT, "Ben", "four", {"count": "4"})
    assert ("JP", 4, "record", "judgement") in standing(desk.engine)
    assert len(standing(desk.engine)) == 2
    with reading(desk.engine) as connection:
        rows = connection.execute(select(Judgement.__table__).order_by(Judgement.judged_at)).all()
    assert [(row.judged_by, row.withdrawn_by) for row in rows] == [("Aya", "Ben"), ("Ben", None)]


def test_what_cannot_be_published_is_not_accepted(desk: Desk) -> None:
    (waiting,) = queue(desk.engine)
    with pytest.raises(JudgementError, match="expeller codes known") as refused:
        desk.judge(waiting, Verdict.ACCEPT, "Aya", "clear", {})
    assert "--set" in str(refused.value)
    with pytest.raises(JudgementError, match="parties differ"):
        desk.judge(waiting, Verdict.CORRECT, "Aya", "clear", {"expeller": "RU"})
    assert effects(desk.engine) == []


@pytest.mark.parametrize(("author", "reason", "missing"), [("", "x", "name"), ("x", " ", "reason")])
def test_a_decision_needs_a_name_and_a_reason(desk: Desk, author: str, reason: str, missing: str) -> None:
    with pytest.raises(JudgementError, match=f"no {missing}"):
        desk.judge(claim_id(desk.engine, 8), Verdict.REJECT, author, reason, {})


def test_an_id_that_is_none_or_several_teaches(desk: Desk) -> None:
    with pytest.raises(JudgementError, match="no open claim has an id that begins with 'zz'"):
        desk.judge("zz", Verdict.REJECT, "Aya", "x", {})
    with pytest.raises(JudgementError, match="no open claim"):
        desk.judge("", Verdict.REJECT, "Aya", "x", {})
    with pytest.raises(JudgementError, match="no judgement that stands"):
        desk.withdraw("zz", "Aya")


def test_a_claim_of_earlier_rules_is_read_anew_first(desk: Desk, renew_rules: Callable[[], None]) -> None:
    (waiting,) = queue(desk.engine)
    renew_rules()
    with pytest.raises(JudgementError, match="earlier rules"):
        desk.judge(waiting, Verdict.REJECT, "Aya", "x", {})
    (fresh,) = queue(desk.engine)
    desk.judge(fresh, Verdict.REJECT, "Aya", "x", {})
    assert queue(desk.engine) == []


def test_a_load_of_an_earlier_time_than_a_decision_is_refused(
    engine: Engine, settings: Settings, folder: Path
) -> None:
    (first,) = run_source(source("documents"), Origin(folder, as_of=datetime(2022, 5, 1)), settings, engine)
    assert first.state is RunState.COMPLETED
    correct(Desk(engine, settings.data_dir), expeller="JP")
    (folder / "two.txt").write_text("It was a cold spring.\n")
    (report,) = run_source(source("documents"), Origin(folder, as_of=datetime(2022, 6, 1)), settings, engine)
    assert report.state is RunState.REFUSED
    assert "this version is of 2022-06-01" in str(report.message)
    assert ("JP", 2, "record", "judgement") in standing(engine)
