"""All rules, in the order in which they are tried; a rule is added by writing its name here."""

import hashlib
from functools import cache

from etl.claims.clauses import Reading
from etl.claims.drafts import Rule, Statement
from etl.claims.lexicon.files import lexicon_files
from etl.claims.rules import diplomatic_measure, expulsion, sanction_round, trade_figure

RULES: tuple[Rule[Reading], ...] = (
    Rule("sanction_round", 1, sanction_round.counted_targets),
    Rule("sanction_round", 1, sanction_round.covered_by_round),
    Rule("sanction_round", 1, sanction_round.named_measure),
    Rule("sanction_round", 1, sanction_round.announced_round),
    Rule("sanction_round", 1, sanction_round.dated_round),
    Rule("expulsion", 1, expulsion.expelled),
    Rule("expulsion", 1, expulsion.ordered_to_leave),
    Rule("expulsion", 1, expulsion.declared_non_grata),
    Rule("expulsion", 1, expulsion.obliged_to_leave),
    Rule("diplomatic_measure", 1, diplomatic_measure.measure_on_object),
    Rule("diplomatic_measure", 1, diplomatic_measure.listed_unfriendly),
    Rule("diplomatic_measure", 1, diplomatic_measure.listed_friendly),
    Rule("diplomatic_measure", 1, diplomatic_measure.payment_in_roubles),
)
SENTENCE_RULES: tuple[Rule[Statement], ...] = (Rule("trade_figure", 1, trade_figure.traded_value),)


@cache
def reading_version() -> str:
    """Eight characters that change when a rule's version or any word of the vocabulary does."""
    digest = hashlib.blake2b(digest_size=4)
    named = [(rule.name, rule.version) for rule in RULES] + [
        (rule.name, rule.version) for rule in SENTENCE_RULES
    ]
    digest.update(repr(named).encode())
    for path in lexicon_files():
        digest.update(path.read_bytes())
    return digest.hexdigest()
