"""A text, and other claims that rules may read in it."""

from dataclasses import replace

from etl.claims.claim import Claim, Value

TEXT = "On 8 April 2022 much was said. Eight diplomats of Russia were told to go. It rained."


def published(claim: Claim, **fields: Value) -> Claim:
    """The same words, read by a later rule as something to publish; a field of None is left out."""
    stated = {name: value for name, value in {**claim.fields, **fields}.items() if value is not None}
    return replace(claim, fields=stated, decision="record", reason=None, rule="new_rule", rule_version=2)
