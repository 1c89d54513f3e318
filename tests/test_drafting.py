"""What the rules settle of what the tagger saw (the articles are written for Sayso)."""

from analysis.article.article import parse
from analysis.article.quotes import quotes, top
from analysis.article.spans import Span, finder
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.combine_tagger_and_rules import _addressed, _by_form, _less, _untorn
from analysis.statements.quotation_rules import without_unmarked


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_a_quotation_is_not_torn_between_two_cues() -> None:
    text = (
        "Ada Holm said on Monday, asking for patience, “The bridge is safe. It was looked at twice "
        "this year, and nobody found a crack.”"
    )
    first = place(text, "The bridge is safe. It was looked at twice this year, and")
    rest = place(text, "nobody found a crack.”")
    source = (place(text, "Ada Holm"),)
    whole = Candidate(source, (place(text, "asking"),), (first,), (Rule.TAGGER,), 0.9)
    torn = Candidate(source, (place(text, "said"),), (rest,), (Rule.TAGGER,), 0.9)
    speech = [q for q in top(quotes(parse(text))) if q.kind == "speech"]
    assert [one.content for one in _untorn([torn, whole], speech)] == [(first, rest)]


def test_a_quotation_that_words_lead_into_is_whole() -> None:
    text = (
        "Ada Holm went on, naming some fears, such as “Mr. Ward does not listen. Nobody looks at "
        "the wall.”\n\nAda Holm told the council that it was late."
    )
    source = (place(text, "Ada Holm"),)
    first = place(text, "some fears, such as “Mr.")
    rest, clause = (
        place(text, "Ward does not listen. Nobody looks at the wall.”"),
        place(text, "that it was late"),
    )
    naming = Candidate(source, (place(text, "naming"),), (first,), (Rule.TAGGER,), 0.9)
    told = Candidate(source, (place(text, "told"),), (rest, clause), (Rule.TAGGER,), 0.9)
    speech = [q for q in top(quotes(parse(text))) if q.kind == "speech"]
    assert [d.content for d in _untorn([naming, told], speech)] == [(first, rest), (clause,)]


def test_what_is_said_within_a_quotation_stays() -> None:
    text = "“The mayor told us that the bridge is safe,” Ada Holm said."
    outer = Candidate(
        (place(text, "Ada Holm"),),
        (place(text, "said"),),
        (place(text, "“The mayor"),),
        (Rule.TAGGER,),
    )
    inner = Candidate(
        (place(text, "The mayor"),), (place(text, "told"),),
        (place(text, "that the bridge is safe"),), (Rule.TAGGER,),
    )  # fmt: skip
    speech = [q for q in top(quotes(parse(text))) if q.kind == "speech"]
    assert _untorn([outer, inner], speech) == [outer, inner]


def test_a_clause_with_a_quotation_is_not_cut_down_to_it() -> None:
    text = "Ada Holm wrote that “the bridge is safe” after all the repairs of the spring."
    source, cue = (place(text, "Ada Holm"),), (place(text, "wrote"),)
    clause = (place(text, "that “the bridge is safe” after all the repairs of the spring"),)
    quoted = (place(text, "“the bridge is safe”"),)
    seen = Candidate(source, cue, clause, (Rule.TAGGER,), 0.9)
    ruled = Candidate(source, cue, quoted, (Rule.CUE_QUOTATION,), 0.9)
    assert _by_form(text, seen, [ruled], finder(quoted)).content == clause


def test_what_a_report_tells_is_not_said_by_who_answers_it() -> None:
    text = "Ada Holm ordered the crew to stop, in answer to a report that the bridge is unsafe."
    order, other = place(text, "the crew to stop"), place(text, "that the bridge is unsafe")
    candidate = Candidate(
        (place(text, "Ada Holm"),), (place(text, "ordered"),), (order, other), (Rule.TAGGER,), 0.9
    )
    assert _less(text, candidate).content == (order,)


def test_whom_an_order_goes_to_is_no_statement() -> None:
    text = "Ada Holm sent her order to Mayor Tom Ward. She spoke to the council about the bridge."
    cue = (place(text, "sent her order to"),)
    assert _addressed(
        text, Candidate((), cue, (place(text, "Mayor Tom Ward"),), (Rule.TAGGER,), 0.9)
    )
    cue = (place(text, "spoke to"),)
    assert not _addressed(
        text, Candidate((), cue, (place(text, "the council"),), (Rule.TAGGER,), 0.9)
    )


def test_a_quotation_that_its_cue_follows_stands_alone() -> None:
    text = (
        "“It is near,” she said, but Tom Ward had gone to sleep. The rain, she said, was “near” "
        "and the dam old."
    )
    outer = top(quotes(parse(text)))
    source, cue = (place(text, "she"),), (place(text, "said"),)
    quoted, rest = place(text, "“It is near,”"), place(text, "Tom Ward had gone to sleep")
    candidate = Candidate(source, cue, (quoted, rest), (Rule.TAGGER,), 0.9)
    assert without_unmarked(text, candidate, outer).content == (quoted,)
    more = "“It is near,” she said, pointing at the “big” dam."
    tail = (place(more, "“It is near,”"), place(more, "pointing at the “big” dam"))
    frame = (place(more, "she"),), (place(more, "said"),)
    one = Candidate(*frame, tail, (Rule.TAGGER,), 0.9)
    assert without_unmarked(more, one, top(quotes(parse(more)))).content == tail[:1]
    start = text.index("she said, was")
    source, cue = (Span(start, start + 3),), (Span(start + 4, start + 8),)
    split = (place(text, "The rain"), place(text, "was “near” and the dam old"))
    candidate = Candidate(source, cue, split, (Rule.TAGGER,), 0.9)
    assert without_unmarked(text, candidate, outer).content == split  # no quotation before the cue
