"""What is asked of UN Comtrade: queries as a person writes them, and the questions that are put to the API."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from etl.declare import read_yaml
from etl.sources.un_comtrade.areas import area_number
from models.errors import SettingsError
from models.vocabulary import TradeFlowKind

OWN_FILE = "un_comtrade.yml"
FLOW_CODES = {
    TradeFlowKind.IMPORT: "M",
    TradeFlowKind.EXPORT: "X",
    TradeFlowKind.RE_IMPORT: "RM",
    TradeFlowKind.RE_EXPORT: "RX",
    TradeFlowKind.DOMESTIC_EXPORT: "DX",
    TradeFlowKind.FOREIGN_IMPORT: "FM",
}
MOST_PERIODS = 12  # of one question, as the API's documentation says
ROWS_WITHOUT_KEY, ROWS_WITH_KEY = 500, 100_000
YEAR, MONTH = re.compile(r"\d{4}"), re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


class Query(BaseModel):
    """Reporters, partners, flows, HS codes and the first and last month or year of what a person wants to know."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)

    reporters: tuple[str, ...] = Field(min_length=1)
    partners: tuple[str, ...] = Field(min_length=1)
    flows: tuple[TradeFlowKind, ...] = Field(min_length=1)
    codes: tuple[str, ...] = Field(min_length=1)
    first: str
    last: str

    @field_validator("reporters", "partners")
    @classmethod
    def _has_numbers(cls, codes: tuple[str, ...]) -> tuple[str, ...]:
        if unknown := [code for code in codes if area_number(code) is None]:
            raise ValueError(f"not known to Comtrade: {', '.join(unknown)} (ISO 3166-1 alpha-2, or WORLD)")
        return codes

    @field_validator("codes")
    @classmethod
    def _are_goods(cls, codes: tuple[str, ...]) -> tuple[str, ...]:
        if wrong := [code for code in codes if not re.fullmatch(r"TOTAL|AG[246]|\d{2}|\d{4}|\d{6}", code)]:
            raise ValueError(f"no codes of the HS: {', '.join(wrong)} (2, 4 or 6 digits in quotes, or TOTAL)")
        return codes

    def periods(self) -> tuple[str, list[str]]:
        """The API's letter for the kind of period, and all periods from the first to the last."""
        if YEAR.fullmatch(self.first) and YEAR.fullmatch(self.last):
            return "A", [str(year) for year in range(int(self.first), int(self.last) + 1)]
        first, last = MONTH.fullmatch(self.first), MONTH.fullmatch(self.last)
        if first is None or last is None:
            raise ValueError(f"neither two months nor two years: {self.first}, {self.last}")
        ends = [int(found[1]) * 12 + int(found[2]) - 1 for found in (first, last)]
        return "M", [f"{at // 12}{at % 12 + 1:02}" for at in range(ends[0], ends[1] + 1)]


class Wanted(BaseModel):
    """All queries, and the key to ask with; without one the answers are small."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str | None = None
    queries: tuple[Query, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Question:
    """One question to the API: its letter of the kind of period, and the values of each parameter."""

    frequency: str
    reporters: tuple[int, ...]
    partners: tuple[int, ...]
    flows: tuple[str, ...]
    codes: tuple[str, ...]
    periods: tuple[str, ...]

    def address(self, base: str, has_key: bool) -> str:
        """Where it is put. Only totals are asked for: over modes of transport, procedures and second partners."""
        parameters = {
            "reporterCode": self.reporters,
            "partnerCode": self.partners,
            "flowCode": self.flows,
            "cmdCode": self.codes,
            "period": self.periods,
            "partner2Code": (0,),
            "customsCode": ("C00",),
            "motCode": (0,),
            "maxRecords": (ROWS_WITH_KEY if has_key else ROWS_WITHOUT_KEY,),
            "includeDesc": ("true",),
        }
        query = urlencode({name: ",".join(map(str, values)) for name, values in parameters.items()}, safe=",")
        return f"{base}/{'data/v1/get' if has_key else 'public/v1/preview'}/C/{self.frequency}/HS?{query}"

    def halves(self) -> "list[Question]":
        """Two smaller questions with the same answers together; none where it asks for a single thing."""
        parameters = ("periods", "codes", "partners", "reporters", "flows")
        longest = max(parameters, key=lambda name: len(getattr(self, name)))
        values = getattr(self, longest)
        half = len(values) // 2
        return [replace(self, **{longest: part}) for part in (values[:half], values[half:])] if half else []


def read_wanted(data_dir: Path) -> Wanted:
    """What the data folder's own file asks for, else what the source asks for by default; SettingsError where it cannot be."""
    own = data_dir / OWN_FILE
    path = own if own.is_file() else Path(__file__).with_name("queries.yml")
    try:
        wanted = Wanted.model_validate(read_yaml(path))
        for query in wanted.queries:
            query.periods()
    except (ValidationError, ValueError) as error:
        problems = error.errors() if isinstance(error, ValidationError) else [{"loc": (), "msg": str(error)}]
        lines = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in problems)
        raise SettingsError(
            f"does not say what to ask UN Comtrade: {lines}",
            where=str(path),
            expected="`queries` with reporters, partners, flows, codes, first and last; and `key`, if there is one",
        ) from error
    return wanted


def questions_of(query: Query) -> Iterator[Question]:
    """The questions of a query, each with as many periods as the API takes."""
    frequency, periods = query.periods()
    for start in range(0, len(periods), MOST_PERIODS):
        yield Question(
            frequency,
            tuple(number for code in query.reporters if (number := area_number(code)) is not None),
            tuple(number for code in query.partners if (number := area_number(code)) is not None),
            tuple(FLOW_CODES[flow] for flow in query.flows),
            query.codes,
            tuple(periods[start : start + MOST_PERIODS]),
        )
