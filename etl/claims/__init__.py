"""What governments and the press say, read out of documents by small deterministic rules."""

from etl.claims.claim import Claim, Evidence
from etl.claims.extraction import describe_silence, extract_claims

__all__ = ["Claim", "Evidence", "describe_silence", "extract_claims"]
