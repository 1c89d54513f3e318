"""Nouns that look like verbs of saying, and whom a claim is about; all written for Sayso."""

from __future__ import annotations

import pytest

from analysis.article.spans import Span
from analysis.statements.noun_cues import is_no_ones


@pytest.mark.parametrize(
    ("text", "source", "cue", "right"),
    [
        ("Lee has pushed back on claims that he lied.", "Lee", "claims", True),
        ("Lee rejected reports that he lied.", "Lee", "reports", True),
        ("They fear his rule and promises to go on.", "They", "promises", True),
        ("Lee, who is new here, claims that he lied.", "Lee", "claims", False),
        ("The Post often reports that he lied.", "The Post", "reports", False),
        ("Lee's claims that he lied were heard.", "Lee's", "claims", False),
        ("Lee's show last year went on.", "Lee's", "show", True),
        ("Just cannot believe that he lied.", "Just", "cannot believe", True),
        ("Claim: Lee voted to end it.", "Lee", "voted", True),
        ("Claim: Lee said that it ends.", "Lee", "said", False),
        ("A claim: Lee voted to end it.", "Lee", "voted", False),
    ],
)
def test_a_noun_or_a_claim_is_no_statement_of_whom_it_is_about(
    text: str, source: str, cue: str, right: bool
) -> None:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (source, cue)]
    assert is_no_ones(text, spans[:1], spans[1:]) == right
