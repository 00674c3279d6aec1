"""Asking UN Comtrade: a local server plays its answers, its limits and its errors."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import orjson
import pytest
from sqlalchemy import Engine, select

from etl.declare import SourceDefinition, source
from etl.fetch import fetch_parts
from etl.pipeline import Origin, run_source
from etl.sources.un_comtrade import asking
from etl.sources.un_comtrade.questions import Query, Question, questions_of, read_wanted
from etl.store import reading
from models.errors import FetchError, SettingsError
from models.settings import Settings
from models.trade import TradeFlow
from models.vocabulary import RunState
from tests.etl.misbehaving_server import Answer, MisbehavingServer

WANTED = "queries: [{reporters: [JP], partners: [RU], flows: [export], codes: [TOTAL], first: 2022-01, last: 2022-04}]"
QUESTION = Question("M", (392,), (643,), ("X",), ("TOTAL",), ("202201", "202202", "202203", "202204"))


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "PAUSE_SECONDS", 0.0)


@pytest.fixture
def comtrade(publisher: MisbehavingServer, hurried: Settings) -> SourceDefinition:
    """The source at the test's server, with a query of four months."""
    ask_for(hurried, WANTED)
    declared = source("un_comtrade")
    part = declared.parts["answers"].model_copy(update={"url": publisher.address})
    return declared.model_copy(update={"parts": {"answers": part}})


def ask_for(settings: Settings, text: str) -> None:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    (settings.data_dir / "un_comtrade.yml").write_text(text)


def figure(period: str, value: float = 1.0) -> dict[str, Any]:
    return {
        "freqCode": "M", "period": period, "reporterCode": 392, "reporterISO": "JPN", "partnerCode": 643, "partnerISO": "RUS",
        "flowCode": "X", "classificationCode": "H6", "cmdCode": "TOTAL", "partner2Code": 0, "customsCode": "C00", "motCode": 0,
        "primaryValue": value,
    }  # fmt: skip


def answer(*rows: dict[str, Any], status: int = 200, **more: Any) -> Answer:
    body = orjson.dumps({"elapsedTime": "0.1 secs", "count": len(rows), "data": rows, "error": "", **more})
    return Answer(status, body, {"Content-Type": "application/json"})


def says(status: int, message: str, **headers: str) -> Answer:
    return Answer(status, orjson.dumps({"statusCode": status, "message": message}), headers)


def play(server: MisbehavingServer, question: Question, *answers: Answer, has_key: bool = False) -> None:
    server.answer(question.address("", has_key), *answers)


def periods(content: bytes) -> list[str]:
    return [row["period"] for row in orjson.loads(content)["data"]]


def test_without_a_key_the_public_preview_is_asked(
    publisher: MisbehavingServer, comtrade: SourceDefinition, hurried: Settings
) -> None:
    play(publisher, QUESTION, answer(figure("202202"), figure("202201")))
    (file,) = fetch_parts(comtrade, hurried)
    assert periods(file.content) == ["202201", "202202"] and file.locator == "comtrade.json"
    ((path, (headers,)),) = publisher.asked.items()
    asked = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
    assert path.startswith("/public/v1/preview/C/M/HS?") and asking.KEY_HEADER.lower() not in headers
    assert asked == {
        "reporterCode": "392", "partnerCode": "643", "flowCode": "X", "cmdCode": "TOTAL",
        "period": "202201,202202,202203,202204", "partner2Code": "0", "customsCode": "C00", "motCode": "0",
        "maxRecords": "500", "includeDesc": "true",
    }  # fmt: skip


def test_with_a_key_more_is_asked_and_the_key_is_kept_nowhere(
    publisher: MisbehavingServer, comtrade: SourceDefinition, hurried: Settings
) -> None:
    ask_for(hurried, f"key: s3cret\n{WANTED}")
    play(publisher, QUESTION, answer(figure("202201")), has_key=True)
    (file,) = fetch_parts(comtrade, hurried)
    ((path, (headers,)),) = publisher.asked.items()
    assert path.startswith("/data/v1/get/C/M/HS?") and "maxRecords=100000" in path
    assert headers[asking.KEY_HEADER.lower()] == "s3cret"
    assert b"s3cret" not in file.content and "s3cret" not in file.origin + path


def test_an_answer_that_is_cut_off_is_asked_for_in_smaller_pieces(
    publisher: MisbehavingServer, comtrade: SourceDefinition, hurried: Settings
) -> None:
    play(publisher, QUESTION, answer(*[figure("202201")] * 500))
    first, second = QUESTION.halves()
    play(publisher, first, answer(figure("202201"), count=2))
    play(publisher, second, answer(figure("202203"), figure("202204")))
    january, february = first.halves()
    play(publisher, january, answer(figure("202201")))
    play(publisher, february, answer(figure("202202")))
    (file,) = fetch_parts(comtrade, hurried)
    assert periods(file.content) == ["202201", "202202", "202203", "202204"]
    assert len(publisher.asked) == 5


def test_the_smallest_question_that_is_cut_off_is_an_error(
    publisher: MisbehavingServer, comtrade: SourceDefinition, hurried: Settings
) -> None:
    ask_for(hurried, WANTED.replace("2022-04", "2022-01"))
    (smallest,) = questions_of(read_wanted(hurried.data_dir).queries[0])
    play(publisher, smallest, answer(figure("202201"), count=9))
    with pytest.raises(FetchError, match="smallest question is cut off") as caught:
        fetch_parts(comtrade, hurried)
    assert "with a key" in caught.value.hint


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (says(401, "Access denied due to invalid subscription key."), "401: Access denied"),
        (
            says(403, "Out of call volume quota. Quota will be replenished in 02:11:00."),
            "403: Out of call volume",
        ),
        (says(400, "The maximum number of periods is 12."), "400: The maximum number of periods"),
        (answer(error="The value of cmdCode is not known."), "did not answer: The value of cmdCode"),
        (Answer(200, b"<html>maintenance</html>"), "no JSON object: <html>maintenance"),
        (Answer(200, b'{"data": {}}'), "no rows of figures"),
        (answer(), "no figures for what is asked"),
    ],
)
def test_what_a_usual_client_prints_is_an_error_here(
    publisher: MisbehavingServer, comtrade: SourceDefinition, hurried: Settings, given: Answer, told: str
) -> None:
    play(publisher, QUESTION, given)
    with pytest.raises(FetchError, match=told) as caught:
        fetch_parts(comtrade, hurried)
    assert caught.value.hint and publisher.address in caught.value.where
    assert [len(requests) for requests in publisher.asked.values()] == [1]


def test_a_limit_of_calls_is_waited_for(
    publisher: MisbehavingServer, comtrade: SourceDefinition, hurried: Settings
) -> None:
    limited = says(429, "Rate limit is exceeded. Try again in 1 seconds.", **{"Retry-After": "0"})
    broken = Answer(200, b'{"data": [', headers={"Content-Length": "99"}, says_length=False)
    play(publisher, QUESTION, limited, broken, answer(figure("202201")))
    (file,) = fetch_parts(comtrade, hurried)
    assert periods(file.content) == ["202201"]


def test_a_limit_that_stays_is_an_error_with_the_servers_words(
    publisher: MisbehavingServer, comtrade: SourceDefinition, hurried: Settings
) -> None:
    play(publisher, QUESTION, says(429, "Rate limit is exceeded."))
    with pytest.raises(FetchError, match=r"429: Rate limit is exceeded\. \(asked 4 times\)"):
        fetch_parts(comtrade, hurried)


def test_a_refresh_loads_the_figures_and_a_second_one_finds_them_unchanged(
    publisher: MisbehavingServer, comtrade: SourceDefinition, hurried: Settings, engine: Engine
) -> None:
    one, other = figure("202201", 5.0), figure("202202", 6.0)
    play(publisher, QUESTION, answer(one, other), answer(other, one), answer(one, figure("202202", 7.0)))
    reports = [run_source(comtrade, Origin(), hurried, engine)[0] for _ in range(3)]
    assert [(report.state, report.opened_count, report.closed_count) for report in reports] == [
        (RunState.COMPLETED, 2, 0),
        (RunState.UNCHANGED, 0, 0),
        (RunState.COMPLETED, 1, 1),
    ]
    with reading(engine) as connection:
        query = select(TradeFlow.period, TradeFlow.value).where(TradeFlow.seen_to.is_(None))
        assert sorted(tuple(row) for row in connection.execute(query)) == [("2022-01", 5.0), ("2022-02", 7.0)]


def test_a_refused_refresh_leaves_what_stands(
    publisher: MisbehavingServer, comtrade: SourceDefinition, hurried: Settings, engine: Engine
) -> None:
    play(publisher, QUESTION, says(403, "Out of call volume quota."))
    (report,) = run_source(comtrade, Origin(), hurried, engine)
    assert report.state is RunState.FAILED and "Out of call volume quota" in str(report.message)


def test_a_query_becomes_questions_of_twelve_periods() -> None:
    query = Query(
        reporters=("JP", "US"),
        partners=("WORLD",),
        flows=("import",),
        codes=("27",),
        first="2021-11",
        last="2022-12",
    )  # type: ignore[arg-type]
    first, second = questions_of(query)
    assert (first.reporters, first.partners, first.flows) == ((392, 842), (0,), ("M",))
    assert (first.periods[0], first.periods[-1], second.periods) == ("202111", "202210", ("202211", "202212"))
    assert {half.reporters for half in Question("A", (1, 2), (3,), ("M",), ("27",), ("2022",)).halves()} == {
        (1,),
        (2,),
    }


@pytest.mark.parametrize(
    "text",
    [
        "queries: []",
        WANTED.replace("JP", "Japan"),
        WANTED.replace("export", "sideways"),
        WANTED.replace("2022-04", "soon"),
        WANTED.replace("TOTAL", "cars"),
        f"{WANTED}\nkeys: typo",
    ],
)
def test_a_file_that_asks_for_nothing_sensible_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "un_comtrade.yml").write_text(text)
    with pytest.raises(SettingsError, match="does not say what to ask"):
        read_wanted(tmp_path)


def test_the_queries_of_the_source_can_be_asked(tmp_path: Path) -> None:
    wanted = read_wanted(tmp_path)
    assert wanted.key is None and sum(1 for query in wanted.queries for _ in questions_of(query)) == 8
