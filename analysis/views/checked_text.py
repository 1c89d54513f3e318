"""The text of a draft as a check marks it: what differs, what does not, what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup, escape

from analysis.article.spans import Span, minus
from analysis.common.sanitize import shown
from analysis.corpus.draft_check.check_draft import DraftCheck
from analysis.corpus.draft_check.finding import NOT_FOUND, Outcome

_FORMS = {
    "differs": Markup('<a class="place" href="#f{0}"><mark>{1}</mark></a>'),
    "missing": Markup('<a class="place missing" href="#f{0}"><mark>{1}</mark></a>'),
    "compared": Markup('<span class="compared">{1}</span>'),
    "left": Markup('<span class="left">{1}</span>'),
    "": Markup("{1}"),
}


def marked_draft(check: DraftCheck) -> tuple[Markup, ...]:
    """The draft's paragraphs; each place at which something differs leads to its card.

    What was compared and is as in a source, what was not found and what could not be compared
    differ in form; of places that lie within each other, the one with a finding counts.
    """
    text = check.draft.article.text
    places = sorted(_places(check))
    return tuple(_marked(text, p.span, places) for p in check.draft.article.paragraphs)


def _places(check: DraftCheck) -> Iterator[tuple[Span, str, int]]:
    """Spans that do not overlap, each with its form and the number of its card."""
    taken: list[Span] = []
    groups = groupby(check.findings, lambda f: (f.span, f.unit))
    for number, ((span, _), group) in enumerate(groups, 1):
        missing = all(finding.kind in NOT_FOUND for finding in group)
        for rest in minus(span, taken):
            yield rest, "missing" if missing else "differs", number
        taken.append(span)
    for outcome, form in ((Outcome.COMPARED, "compared"), (Outcome.NOT_COMPARED, "left")):
        for part in check.parts:
            if part.outcome is outcome:
                for rest in minus(part.span, taken):
                    yield rest, form, 0
                taken.append(part.span)


def _marked(text: str, whole: Span, places: list[tuple[Span, str, int]]) -> Markup:
    inside = [
        (Span(max(s.start, whole.start), min(s.end, whole.end)), form, number)
        for s, form, number in places
        if s.overlap(whole)
    ]
    rest = [(hole, "", 0) for hole in minus(whole, [span for span, _, _ in inside])]
    return Markup("").join(
        _FORMS[form].format(number, escape(shown(span.of(text))))
        for span, form, number in sorted([*inside, *rest])
    )
