"""The same claim in many articles, or on a list: who said it first, repeats and denies it."""

from analysis.corpus.claim_matching.group_claims import is_quick, listed_claims, matched
from analysis.corpus.claim_matching.match_tables import summary

__all__ = ["is_quick", "listed_claims", "matched", "summary"]
