"""The matched claims as tables: one row a claim, and one row for each who makes or denies it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.common.english import first_few
from analysis.corpus.claim_matching.claim_list import ListedClaim
from analysis.corpus.claim_matching.claim_mentions import ClaimMention
from analysis.corpus.claim_matching.group_claims import ClaimGroup, MatchedMention
from analysis.corpus.claim_matching.same_claim import Relation

if TYPE_CHECKING:
    import pandas as pd

FEW = 12  # voices that a cell names
CLAIMS = (
    "number", "claim", "articles", "outlets", "first_said", "first_by", "first_in", "last_said",
    "repeated_by", "denied_by",
)  # fmt: skip
MENTIONS = (
    "number", "relation", "date", "voice", "outlet", "title", "words", "likeness", "article",
    "claim_number", "statement", "start", "end", "url",
)  # fmt: skip


def claims_table(groups: Sequence[ClaimGroup]) -> pd.DataFrame:
    """One row a claim: who said it first, when and where, who repeats and who denies it."""
    import pandas as pd

    return pd.DataFrame([_row(group) for group in groups], columns=list(CLAIMS))


def summary(groups: Sequence[ClaimGroup], top: int = 12) -> pd.DataFrame:
    """The claims in most articles, as a page shows them."""
    columns = ["number", "claim", "articles", "first_said", "first_by", "repeated_by", "denied_by"]
    return claims_table(groups[:top])[columns]


def list_table(groups: Sequence[ClaimGroup], claims: Sequence[ListedClaim]) -> pd.DataFrame:
    """The same for the claims of a list, with what the list says of each."""
    import pandas as pd

    rows = [
        {"id": claim.ident, **_row(group)}
        | {"listed_speaker": claim.speaker, "listed_date": claim.date}
        | {"verdict": claim.verdict, "review": claim.url}
        for group, claim in zip(groups, claims, strict=True)
    ]
    more = ["listed_speaker", "listed_date", "verdict", "review"]
    return pd.DataFrame(rows, columns=["id", *CLAIMS, *more])


def mentions_table(groups: Sequence[ClaimGroup]) -> pd.DataFrame:
    """One row for each mention of a claim, the earliest first.

    ``relation`` is ``first``, ``repeats`` or ``denies``; ``start`` and ``end`` are offsets into the
    article's text.
    """
    import pandas as pd

    rows = [
        {
            "number": group.number,
            "relation": _relation(group, at),
            "likeness": round(one.likeness, 3),
            "claim_number": one.mention.number,
            **{name: getattr(one.mention, name) for name in _COPIED},
        }
        for group in groups
        for at, one in enumerate(group.mentions)
    ]
    return pd.DataFrame(rows, columns=list(MENTIONS))


_COPIED = (
    "date", "voice", "outlet", "title", "words", "article", "statement", "start", "end", "url",
)  # fmt: skip


def _relation(group: ClaimGroup, at: int) -> str:
    one: MatchedMention = group.mentions[at]
    if one.relation is Relation.CONTRARY:
        return "denies"
    same = [m for m in group.mentions if m.relation is Relation.SAME]
    return "first" if one is same[0] else "repeats"


def _row(group: ClaimGroup) -> Mapping[str, object]:
    same, against = group.by(Relation.SAME), group.by(Relation.CONTRARY)
    dates = [m.mention.date for m in group.mentions if m.mention.date]
    first = same[0] if same else None
    return {
        "number": group.number,
        "claim": group.words,
        "articles": group.articles,
        "outlets": len({m.mention.outlet for m in group.mentions if m.mention.outlet}),
        "first_said": first.date if first else "",
        "first_by": _voice(first) if first else "",
        "first_in": first.title if first else "",
        "last_said": max(dates, default=""),
        "repeated_by": _voices(same[1:]),
        "denied_by": _voices(against),
    }


def _voices(mentions: Sequence[ClaimMention]) -> str:
    return first_few(list(dict.fromkeys(map(_voice, mentions))), FEW)


def _voice(mention: ClaimMention) -> str:
    """Who speaks; of the reporter's own words whose reporter."""
    own = not mention.statement and mention.outlet
    return f"{mention.voice} ({mention.outlet})" if own else mention.voice
