"""All rules, in the order in which they are tried; a rule is added by writing its name here."""

import hashlib
from functools import cache
from pathlib import Path

from etl.claims.drafts import Rule, Statement
from etl.claims.lexicon.files import lexicon_files
from etl.claims.readings import Reading
from etl.claims.rules import (
    departures,
    diplomatic_measure,
    exercises,
    expulsion,
    expulsion_totals,
    named_measure,
    named_target,
    named_under_law,
    repetition,
    round_mentions,
    sanction_round,
    trade_figure,
    unfriendly,
    visas,
)
from etl.grammar.parsing import model_files

RULES: tuple[Rule[Reading], ...] = (
    Rule("sanction_round", 1, named_under_law.named_under_law),
    Rule("sanction_round", 2, sanction_round.counted_targets),
    Rule("sanction_round", 2, sanction_round.covered_by_round),
    Rule("sanction_round", 1, sanction_round.came_under_sanctions),
    Rule("sanction_round", 1, sanction_round.refused_entry),
    Rule("sanction_round", 1, sanction_round.joined_round),
    Rule("sanction_round", 1, sanction_round.raised_total),
    Rule("sanction_round", 1, sanction_round.recounted),
    Rule("sanction_round", 1, sanction_round.elided),
    Rule("sanction_round", 1, named_target.named_targets),
    Rule("sanction_round", 2, named_measure.named_measure),
    Rule("sanction_round", 2, round_mentions.announced_round),
    Rule("sanction_round", 2, round_mentions.vague_round),
    Rule("sanction_round", 2, round_mentions.dated_round),
    Rule("expulsion", 2, expulsion.expelled),
    Rule("expulsion", 2, expulsion.ordered_to_leave),
    Rule("expulsion", 2, expulsion.declared_non_grata),
    Rule("expulsion", 1, expulsion.accreditation_withdrawn),
    Rule("expulsion", 2, expulsion.obliged_to_leave),
    Rule("expulsion", 1, expulsion.asked_to_withdraw),
    Rule("expulsion", 1, departures.departure_demanded),
    Rule("expulsion", 1, departures.told_to_cut),
    Rule("diplomatic_measure", 1, diplomatic_measure.measure_taken),
    Rule("diplomatic_measure", 1, diplomatic_measure.measure_ordered),
    Rule("diplomatic_measure", 1, diplomatic_measure.excluded_from_body),
    Rule("diplomatic_measure", 1, diplomatic_measure.kept_from_leaving),
    Rule("diplomatic_measure", 1, exercises.exercise_held),
    Rule("diplomatic_measure", 2, unfriendly.listed_unfriendly),
    Rule("diplomatic_measure", 1, unfriendly.listed_friendly),
    Rule("diplomatic_measure", 2, unfriendly.payment_in_roubles),
)
SENTENCE_RULES: tuple[Rule[Statement], ...] = (
    Rule("trade_figure", 1, trade_figure.flow_came_to),
    Rule("trade_figure", 1, trade_figure.flows_respectively),
    Rule("trade_figure", 1, trade_figure.flow_compared_with),
    Rule("trade_figure", 1, trade_figure.flow_named_before),
    Rule("expulsion", 1, expulsion_totals.running_total),
    Rule("expulsion", 1, departures.no_longer_welcome),
    Rule("expulsion", 1, repetition.expulsion_repeated),
    Rule("expulsion", 1, repetition.expulsion_shared),
    Rule("sanction_round", 1, repetition.fate_shared),
    Rule("diplomatic_measure", 1, repetition.measure_repeated),
    Rule("diplomatic_measure", 1, visas.visas_no_longer_issued),
)


@cache
def reading_version() -> str:
    """Eight characters that change when a rule, the code it stands on, a word of the vocabulary or the grammar does."""
    digest = hashlib.blake2b(digest_size=4)
    named = [(rule.name, rule.version) for rule in RULES]
    named += [(rule.name, rule.version) for rule in SENTENCE_RULES]
    digest.update(repr(named).encode())
    code = sorted(Path(__file__).parent.parent.rglob("*.py"))
    for path in [*code, *lexicon_files(), *model_files()]:
        digest.update(path.read_bytes())
    return digest.hexdigest()
