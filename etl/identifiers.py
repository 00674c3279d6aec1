"""Check digits of register numbers, by python-stdnum; a wrong number is kept and marked."""

import re
from collections.abc import Callable

import polars as pl
from stdnum import bic, imo, isin, lei
from stdnum.cn import uscc
from stdnum.ru import inn, ogrn

Check = Callable[[str], bool]

LEI_FORM = re.compile(r"[A-Z0-9]{18}\d{2}")  # python-stdnum checks only the digits

COMPANY_WEIGHTS = (8, 6, 4, 2, 9, 7)


def is_imo_company(number: str) -> bool:
    """Whether a number is one that the IMO gives to owners and companies, which have a check digit of their own.

    Source: the IMO's unique company and registered owner identification number scheme (resolution MSC.160(78)).
    """
    if not (len(number) == 7 and number.isascii() and number.isdigit()):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:6], COMPANY_WEIGHTS, strict=True))
    return int(number[-1]) == (11 - total % 11) % 10


CHECKS: dict[str, Check] = {
    "imo": lambda number: imo.is_valid(number) or is_imo_company(number),
    "inn": inn.is_valid,
    "ogrn": ogrn.is_valid,
    "lei": lambda number: bool(LEI_FORM.fullmatch(number)) and lei.is_valid(number),
    "bic": bic.is_valid,
    "isin": isin.is_valid,
    "uscc": uscc.is_valid,
}


def is_valid(scheme: str, normalised: str) -> bool | None:
    """Whether a number (upper case, letters and digits only) has the right form and check digits.

    None for schemes without check digits. Sources: IMO resolution A.1117, the Russian tax service's orders,
    ISO 17442, ISO 9362 (which has a form but no digits), ISO 6166, GB 32100.
    """
    check = CHECKS.get(scheme)
    return None if check is None else bool(check(normalised))


def with_validity(identifiers: pl.DataFrame) -> pl.DataFrame:
    """Identifier statements with `is_valid` filled."""
    checkable = (
        identifiers.filter(pl.col("scheme").is_in(list(CHECKS))).select("scheme", "normalised").unique()
    )
    checked = [is_valid(scheme, number) for scheme, number in checkable.iter_rows()]
    judged = checkable.with_columns(pl.Series("checked", checked, dtype=pl.Boolean))
    joined = identifiers.join(judged, on=["scheme", "normalised"], how="left", maintain_order="left")
    return joined.with_columns(is_valid=pl.col("checked")).drop("checked")
