"""Decisions of people on claims: what may be decided, how it is kept, and how it wins over the rules."""

from etl.judgements.applying import apply_judgements
from etl.judgements.judgement import ClaimJudgement, Effect, Judged

__all__ = ["ClaimJudgement", "Effect", "Judged", "apply_judgements"]
