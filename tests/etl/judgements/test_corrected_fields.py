"""What a person may set in a claim, and as what it is kept."""

import pytest

from etl.judgements.fields import MODELS, corrected_fields, parse_settings
from etl.judgements.likeness import OWN, TELLING
from models.errors import JudgementError


@pytest.mark.parametrize(
    ("record_type", "setting", "kept"),
    [
        ("sanction_round", "n_entities=57", {"n_entities": 57}),
        ("sanction_round", "imposer=JP", {"imposer": "JP"}),
        ("sanction_round", "target=RU, BY", {"target": ["RU", "BY"]}),
        ("sanction_round", "measures=asset_freeze", {"measures": ["asset_freeze"]}),
        ("sanction_round", "measures=asset_freeze,export_ban", {"measures": ["asset_freeze", "export_ban"]}),
        ("sanction_round", "is_total=true", {"is_total": True}),
        ("expulsion", "announced_date=2022-04", {"announced_date": "2022-04", "date_basis": "text"}),
        ("expulsion", "leave_within_days=3", {"leave_within_days": 3}),
        ("trade_figure", "value=-1.5e9", {"value": -1.5e9}),
        ("trade_figure", "period=2023-01/2023-06", {"period": "2023-01/2023-06"}),
        ("diplomatic_measure", "measure=exit_ban", {"measure": "exit_ban"}),
    ],
)
def test_a_value_becomes_one_of_its_kind(record_type: str, setting: str, kept: dict[str, object]) -> None:
    assert corrected_fields(record_type, {}, parse_settings(record_type, [setting])) == kept


def test_other_fields_stay_and_an_empty_value_removes_one() -> None:
    fields = {"expeller": "JP", "count": 8, "role": "diplomats"}
    changes = parse_settings("expulsion", ["count=7", "role="])
    assert corrected_fields("expulsion", fields, changes) == {"expeller": "JP", "count": 7}


@pytest.mark.parametrize(
    ("record_type", "setting", "message"),
    [
        ("expulsion", "n_entities=57", "expulsion has no field 'n_entities'"),
        ("expulsion", "count", "'count' sets nothing"),
        ("expulsion", "count=eight", "count: "),
        ("expulsion", "count=-1", "count: "),
        ("expulsion", "expeller=Japan", "expeller: "),
        ("expulsion", "announced_date=8 April 2022", "announced_date: "),
        ("sanction_round", "measures=freeze", "measures: "),
        ("trade_figure", "currency=dollars", "currency: "),
        ("trade_figure", "flow=imports", "flow: .*'import'"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_name(record_type: str, setting: str, message: str) -> None:
    with pytest.raises(JudgementError, match=message) as refused:
        corrected_fields(record_type, {}, parse_settings(record_type, [setting]))
    assert "Expected:" in str(refused.value)


def test_what_tells_claims_apart_are_fields_of_theirs() -> None:
    for record_type, model in MODELS.items():
        assert {*TELLING[record_type], *OWN[record_type]} <= set(model.model_fields), record_type
