"""Who was asked and gave no answer, in the article's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.article.spans import Span
from analysis.common.html_table import Look, html_rows, link
from analysis.statements.no_comment import unanswered

if TYPE_CHECKING:
    from analysis.pipeline import Analysis

LONGEST = 220  # characters of a sentence that is shown whole; else so many around the words
HEADS = {"words": "In the article’s words", "where": "Where"}


def without_answer(a: Analysis) -> Markup:
    """The sentences that tell that somebody was asked and gave no answer; empty for none."""
    rows = [
        {
            "words": Markup("“{}”").format(_shown(a.article.text, sentence, words)),
            "where": link(
                f"t{a.places.sentence(sentence)}", f"paragraph {a.places.paragraph(sentence)}"
            ),
        }
        for sentence, words in unanswered(a.article)
    ]
    if not rows:
        return Markup("")
    return html_rows(rows, Look("Asked, without an answer", heads=HEADS, cards=True))


def _shown(text: str, sentence: Span, words: Span) -> str:
    """The sentence, or of a long one what stands around the words that matter."""
    if len(sentence) <= LONGEST:
        return " ".join(sentence.of(text).split())
    start = max(sentence.start, words.start - LONGEST // 2)
    end = min(sentence.end, words.end + LONGEST // 2)
    before = "" if start == sentence.start else "… "
    after = "" if end == sentence.end else " …"
    start = start if not before else text.index(" ", start) + 1
    end = end if not after else text.rindex(" ", start, end)
    return before + " ".join(text[start:end].split()) + after
