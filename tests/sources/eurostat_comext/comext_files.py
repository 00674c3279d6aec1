"""Small files in Comext's layout, and the figures that stand in a store."""

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Engine, select

from etl.store import reading
from models.provenance import Rejection
from models.trade import TradeFlow

HEADER = "REPORTER,PARTNER,PRODUCT,FLOW,STAT_PROCEDURE,PERIOD,VALUE_IN_EUR"
UNION = '"European Union - 27 countries (AT, BE, SE)"'
EURO_AREA = '"Euro area (AT-01/1999, BE-01/1999, HR-01/2023)"'
RUSSIA = "Russian Federation (Russia)"


def table(*rows: str, header: str = HEADER) -> bytes:
    """A file with these rows."""
    return "\n".join((header, *rows, "")).encode()


def row(value: object, reporter: str = "Austria", period: str = "Aug. 2024", flow: str = "EXPORT") -> str:
    """A row of total trade with Russia."""
    return f"{reporter},{RUSSIA},Total,{flow},Total,{period},{value}"


def put(folder: Path, day: str, content: bytes, name: str = "extract.csv") -> Path:
    """A file of a day, in a folder of its own."""
    path = folder / day / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path.parent


def standing(engine: Engine) -> list[tuple[str, str, float]]:
    """Reporter, period and value of the open figures."""
    query = select(TradeFlow.reporter_code, TradeFlow.period, TradeFlow.value).where(
        TradeFlow.seen_to.is_(None)
    )
    with reading(engine) as connection:
        return [tuple(found) for found in connection.execute(query.order_by(*query.selected_columns))]


def refusals(engine: Engine, only_open: bool = True) -> list[str]:
    """Reasons of the rejections that stand."""
    query = select(Rejection.reasons).order_by(Rejection.reasons)
    with reading(engine) as connection:
        return list(connection.scalars(query.where(Rejection.seen_to.is_(None)) if only_open else query))


def columns(rows: Iterable[dict[str, object]], *names: str) -> list[tuple[object, ...]]:
    """Some columns of rows, in order."""
    return sorted(tuple(one[name] for name in names) for one in rows)
