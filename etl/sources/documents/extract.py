"""From the claims of one document to rows of the claim tables. Pure: claims in, frames out."""

import json
from collections.abc import Callable, Mapping

import polars as pl

from etl.claims.claim import Claim, Value
from etl.claims.rules import reading_version
from etl.history import content_hash
from models.frames import polars_schema
from models.tables import tables
from models.vocabulary import ClaimScope, DateBasis, Qualifier, TargetUnit

__all__ = ["claim_frame", "claim_rows", "reading_version"]

Row = dict[str, object]
Fields = Mapping[str, Value]

CLAIM_TABLES = {
    "sanction_round": "sanction_round",
    "expulsion": "expulsion",
    "trade_figure": "trade_figure",
    "diplomatic_measure": "diplomatic_action",
}
BASES = {
    "text": DateBasis.STATED,
    "text_md": DateBasis.STATED_PARTLY,
    "published": DateBasis.PUBLISHED,
    "inferred": DateBasis.INFERRED,
}
QUALIFIERS = {
    None: Qualifier.EXACT,
    "about": Qualifier.ABOUT,
    "nearly": Qualifier.ABOUT,
    "at_least": Qualifier.AT_LEAST,
    "vague": Qualifier.UNSTATED,
}
UNITS = {
    "n_individuals": TargetUnit.PERSON,
    "n_entities": TargetUnit.ORGANIZATION,
    "n_vessels": TargetUnit.VESSEL,
    "n_combined": TargetUnit.COMBINED,
    "n_other": TargetUnit.OTHER,
}


def claim_rows(
    claims: list[Claim],
    document_id: str,
    source_id: str,
    place_at: Callable[[int], str | None] = lambda _offset: None,
) -> dict[str, list[Row]]:
    """Rows by table for the claims of one document, without seen_from and seen_to.

    `place_at` names the page or element of the text in which a character stands.
    """
    rows: dict[str, list[Row]] = {}
    for claim in claims:
        table_name = CLAIM_TABLES[claim.record_type]
        placed: Row = {"document_id": document_id, "source_id": source_id}
        claim_id = id_of(claim, document_id)
        own = {f"{table_name}_id": claim_id, **decision_of(claim), **READERS[claim.record_type](claim.fields)}
        rows.setdefault(table_name, []).append(placed | own)
        belonging: Row = placed | {"claim_id": claim_id}
        for child, found in children(claim, table_name, place_at).items():
            rows.setdefault(child, []).extend(belonging | row for row in found)
    return rows


def claim_frame(table_name: str, rows: list[Row]) -> pl.DataFrame:
    """Rows as a frame with all columns of their table; what a row does not state is empty."""
    return pl.DataFrame(rows, schema=polars_schema(tables()[table_name]), orient="row")


def id_of(claim: Claim, document_id: str) -> str:
    """The id of a claim: what it says, where, and which rule read it."""
    stated = json.dumps(dict(claim.fields), sort_keys=True, ensure_ascii=False)
    place = (claim.record_type, str(claim.start), str(claim.end), claim.rule, str(claim.rule_version))
    return content_hash(document_id, *place, stated, claim.decision, claim.reason or "", claim.status)


def decision_of(claim: Claim) -> Row:
    """The columns that every claim has."""
    return {
        "decision": claim.decision,
        "decision_reason": claim.reason,
        "status": claim.status,
        "rule": claim.rule,
        "rule_version": claim.rule_version,
    }


def codes(value: Value | None) -> str | None:
    """Territory codes of one party or several, joined by commas in alphabetical order."""
    if value is None:
        return None
    return ",".join(sorted(map(str, value))) if isinstance(value, list) else str(value)


def yearless(fields: Fields, name: str) -> str | None:
    """A date that the text prints without year: `--12-15`, or `--12` or `---15` where only that stands there."""
    if f"{name}_md" in fields:
        return f"--{fields[f'{name}_md']}"
    if f"{name}_month" in fields:
        return f"--{fields[f'{name}_month']}"
    day = str(fields.get(f"{name}_day", "")).split(" ")[0]
    return f"---{int(day):02}" if day else None


def announced(fields: Fields, prefix: str = "announced", name: str = "announced_date") -> Row:
    """When an act was announced, with the basis of the date."""
    basis = fields.get("date_basis")
    return {
        "announced_on": fields.get(name),
        "announced_basis": BASES[str(basis)] if basis and name in fields else None,
        "announced_yearless": yearless(fields, prefix),
    }


def figure(fields: Fields) -> Row:
    """How exact a figure is, and whether it is a total."""
    approx = fields.get("approx")
    return {
        "qualifier": QUALIFIERS[str(approx) if approx is not None else None],
        "scope": ClaimScope.CUMULATIVE if fields.get("is_total") else ClaimScope.INCREMENT,
    }


def sanction_round(fields: Fields) -> Row:
    """Columns of `sanction_round`."""
    return {
        "issuer_codes": codes(fields.get("imposer")),
        "target_codes": codes(fields.get("target")),
        **announced(fields),
        "effective_on": fields.get("effective_date"),
        "effective_yearless": yearless(fields, "effective"),
        "package": None if fields.get("package") is None else str(fields["package"]),
        "commodity": fields.get("commodity"),
    }


def expulsion(fields: Fields) -> Row:
    """Columns of `expulsion`."""
    counted = figure(fields) if "count" in fields else figure(fields) | {"qualifier": Qualifier.UNSTATED}
    return {
        "expeller_codes": codes(fields.get("expeller")),
        "nationality_codes": codes(fields.get("nationality")),
        "person_count": fields.get("count"),
        **counted,
        **announced(fields),
        "leave_by_on": fields.get("leave_by"),
        "leave_by_yearless": yearless(fields, "leave_by"),
        "leave_within_days": fields.get("leave_within_days"),
        "role": fields.get("role"),
        "in_response_to_codes": codes(fields.get("in_response_to")),
        "period": fields.get("period"),
    }


def trade_figure(fields: Fields) -> Row:
    """Columns of `trade_figure`."""
    value = fields.get("value")
    return {
        "reporter_codes": codes(fields.get("reporter")),
        "partner_codes": codes(fields.get("partner")),
        "flow": fields.get("flow"),
        "commodity": fields.get("commodity"),
        "period": fields.get("period"),
        "value": None if isinstance(value, list) or value is None else float(value),
        "currency_code": fields.get("currency"),
        "qualifier": figure(fields)["qualifier"],
        "change_percent": fields.get("change_pct"),
        "quantity": None if fields.get("quantity") is None else str(fields["quantity"]),
    }


def diplomatic_action(fields: Fields) -> Row:
    """Columns of `diplomatic_action`."""
    return {
        "actor_codes": codes(fields.get("actor")),
        "target_codes": codes(fields.get("target")),
        "measure": fields.get("measure"),
        **announced(fields, "date", "date"),
        "effective_on": fields.get("effective_date"),
        "troop_count": fields.get("troops"),
        "location": fields.get("location"),
    }


READERS: dict[str, Callable[[Fields], Row]] = {
    "sanction_round": sanction_round,
    "expulsion": expulsion,
    "trade_figure": trade_figure,
    "diplomatic_measure": diplomatic_action,
}


def children(claim: Claim, table_name: str, place_at: Callable[[int], str | None]) -> dict[str, list[Row]]:
    """Rows that belong to a claim: its evidence, and a round's counts and measures."""
    rows = {"evidence": evidence(claim, table_name, place_at)}
    if claim.record_type == "sanction_round":
        measures = claim.fields.get("measures", [])
        named = measures if isinstance(measures, list) else [str(measures)]
        rows["sanction_count"] = sanction_counts(claim.fields)
        rows["sanction_measure"] = [{"measure": measure} for measure in named]
    return rows


def sanction_counts(fields: Fields) -> list[Row]:
    """Rows of `sanction_count`: one for each kind of target that is counted."""
    return [
        {
            "unit": unit,
            "unit_printed": fields.get("other_unit") if unit is TargetUnit.OTHER else None,
            "target_count": fields[name],
            **figure(fields),
        }
        for name, unit in UNITS.items()
        if fields.get(name) is not None
    ]


def evidence(claim: Claim, table_name: str, place_at: Callable[[int], str | None]) -> list[Row]:
    """Rows of `evidence`: the words of the claim itself, then those that carry single fields."""
    spans = [("claim", claim.start, claim.end, claim.quote)]
    spans += [(item.role, item.start, item.end, item.quote) for item in claim.evidence]
    return [
        {
            "claim_type": table_name,
            "role": role,
            "start_offset": start,
            "end_offset": end,
            "quote": quote,
            "place": place_at(start),
            "rule": claim.rule,
            "rule_version": claim.rule_version,
        }
        for role, start, end, quote in spans
    ]
