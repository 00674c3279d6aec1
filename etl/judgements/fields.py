"""The fields that a claim of each kind may have, checked where a person sets them."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    NonNegativeInt,
    StringConstraints,
    ValidationError,
)

from etl.claims.claim import Value
from models.errors import JudgementError
from models.vocabulary import DiplomaticMeasure, Measure, TradeDirection


def split_at_commas(value: object) -> object:
    """The parts of a text with commas; anything else as it is."""
    if isinstance(value, str) and "," in value:
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


def as_list(value: object) -> object:
    """A list, of one where a single text is given."""
    parts = split_at_commas(value)
    return [parts] if isinstance(parts, str) else parts


Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]{1,7}$")]
Party = Annotated[Code | Annotated[list[Code], Field(min_length=1)], BeforeValidator(split_at_commas)]
Day = Annotated[str, StringConstraints(pattern=r"^[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
MonthDay = Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
Month = Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])$")]
Period = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d|-Q[1-4])?(/\d{4}(-\d\d)?)?$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Measures = Annotated[list[Measure], BeforeValidator(as_list), Field(min_length=1)]


class ClaimFields(BaseModel):
    """What claims of several kinds have; fields that only rules set are kept as they are."""

    model_config = ConfigDict(extra="allow")

    date_basis: Literal["text", "text_md", "published", "inferred"] | None = None
    approx: Literal["about", "nearly", "at_least", "vague"] | None = None


class Announced(ClaimFields):
    """A claim with a day of announcement, whole or as far as it is printed."""

    announced_date: Day | None = None
    announced_md: MonthDay | None = None
    announced_month: Month | None = None
    is_total: bool | None = None


class SanctionRoundFields(Announced):
    """Fields of a sanction round."""

    imposer: Party | None = None
    target: Party | None = None
    n_individuals: NonNegativeInt | None = None
    n_entities: NonNegativeInt | None = None
    n_vessels: NonNegativeInt | None = None
    n_combined: NonNegativeInt | None = None
    n_other: NonNegativeInt | None = None
    other_unit: str | None = None
    effective_date: Day | None = None
    effective_md: MonthDay | None = None
    measures: Measures | None = None
    package: str | int | None = None
    commodity: str | None = None


class ExpulsionFields(Announced):
    """Fields of an expulsion."""

    expeller: Party | None = None
    nationality: Party | None = None
    count: NonNegativeInt | None = None
    leave_by: Day | None = None
    leave_by_md: MonthDay | None = None
    leave_within_days: NonNegativeInt | None = None
    role: str | None = None
    in_response_to: Party | None = None
    period: Period | None = None


class TradeFigureFields(ClaimFields):
    """Fields of a trade figure; `value` in units of the currency."""

    reporter: Party | None = None
    partner: Party | None = None
    flow: TradeDirection | None = None
    value: float | None = None
    currency: Currency | None = None
    commodity: str | None = None
    period: Period | None = None
    value_alt: float | None = None
    change_pct: float | None = None
    quantity: str | float | None = None


class DiplomaticMeasureFields(ClaimFields):
    """Fields of a diplomatic measure."""

    actor: Party | None = None
    target: Party | None = None
    measure: DiplomaticMeasure | None = None
    date: Day | None = None
    date_md: MonthDay | None = None
    effective_date: Day | None = None
    troops: NonNegativeInt | None = None
    location: str | None = None


MODELS: dict[str, type[ClaimFields]] = {
    "sanction_round": SanctionRoundFields,
    "expulsion": ExpulsionFields,
    "trade_figure": TradeFigureFields,
    "diplomatic_measure": DiplomaticMeasureFields,
}
STATUSES = ("announced", "in_force", "completed", "ended")
DATES = {"announced_date", "date"}


def parse_settings(record_type: str, settings: list[str]) -> dict[str, str | None]:
    """`NAME=VALUE` texts by name; an empty value removes the field. JudgementError for a name it cannot have."""
    found: dict[str, str | None] = {}
    known = [*MODELS[record_type].model_fields, "status"]
    for setting in settings:
        name, sign, value = (part.strip() for part in setting.partition("="))
        if not sign or name not in known:
            wrong = f"{record_type} has no field {name!r}" if sign else f"{setting!r} sets nothing"
            raise JudgementError(
                wrong,
                expected=f"NAME=VALUE, with NAME one of {', '.join(sorted(known))}",
                hint="for example --set imposer=JP; NAME= with nothing after it removes a field",
            )
        found[name] = value or None
    return found


def corrected_fields(
    record_type: str, fields: Mapping[str, Value], changes: Mapping[str, str | None]
) -> dict[str, Value]:
    """The fields with the changes made, as values of their kinds; JudgementError for a value that cannot be.

    A date that a person sets is taken for one that the text states, unless `date_basis` says otherwise.
    """
    merged: dict[str, Any] = {**fields, **changes}
    if any(changes.get(name) for name in DATES):
        merged["date_basis"] = changes.get("date_basis") or "text"
    return check_fields(record_type, {name: value for name, value in merged.items() if value is not None})


def check_fields(record_type: str, fields: Mapping[str, Value]) -> dict[str, Value]:
    """The fields as values of their kinds, unstated ones left out; JudgementError naming each that cannot be."""
    try:
        checked = MODELS[record_type].model_validate(dict(fields))
    except ValidationError as error:
        wrong = {str(item["loc"][0]): f"{item['msg']} (it is {item['input']!r})" for item in error.errors()}
        raise JudgementError(
            "; ".join(f"{name}: {said}" for name, said in wrong.items()),
            where=record_type,
            expected="codes as JP or US,GB; dates as 2022-04-08; numbers without signs between digits",
            hint="set the field right: sanctrack review correct ID --set NAME=VALUE",
        ) from error
    return checked.model_dump(mode="json", exclude_none=True)
