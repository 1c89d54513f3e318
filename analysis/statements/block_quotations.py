"""Block quotations that have lost their form: a paragraph without marks behind one with a colon.

    One reader wrote:                   As the Northam Post reports:

    We have had enough of this.         The port is to close in May, the mayor said.

The words belong to whom the sentence before the colon tells of. Where it tells of nobody's words,
they stay the reporter's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.article.article import Article
from analysis.article.interview_turns import speaks_of_oneself
from analysis.article.name_lists import words_of
from analysis.article.quotes import Quote, near
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, minus, trim
from analysis.article.turn_labels import Form, label
from analysis.statements.attribution_candidate import OWN_WORDS, Candidate, Rule
from analysis.statements.cue_clause import sentence_before
from analysis.statements.cue_objects import has_finite_verb
from analysis.statements.cue_subjects import cues_in, in_sentences, subject
from analysis.statements.nested_statements import NESTED, is_told_within
from analysis.statements.statement_class import StatementClass, statement_class

FEWEST = 6  # words of a block
BACK = 90  # characters before a cue in which its sentence begins
AS_FAR = 14  # the same behind "As the Post reported in a series on the port:"
LONGEST_SOURCE = 9  # words of a subject before "issued a statement"
NEAR = 6  # words between a cue and the colon that the words themselves stand behind
SURE = 0.8  # of a block whose lead names who says it
_MARKS = "\"“”„«‘'"
_ASIDE = re.compile(
    r"\s*\((?:my|his|her|our|the) (?:italics|emphasis)[^)]*\)|\s*\(emphasis [^)]*\)", re.I
)
_VIA = re.compile(  # a sentence of its own, or in brackets
    r"(?:\A\W*|\(\s*)(?P<cue>(?:as )?via|per|from|according to)\b:? "
    r"(?P<who>[^\n:(),]{2,60}?)\s*\)?\W*:?\W*\Z",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?P<what>reactions?|responses?|comments?|repl(?:y|ies)|tweets?|posts?|testimonials?|messages?"
    r"|statements?|letters?|words|excerpts?|passages?|portions?|quotes?|quotations?|remarks)"
    r"(?: \w+){0,3}? (?:of|from|by)"
    r" (?P<who>(?!earlier|last|this|today|yesterday)[^\n:,;()]{2,60}):\W*\Z",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:here (?:are|is)|these are|some|more|other|among)\b[^:\n]{0,60}"
    r"\b(?P<what>reactions|responses|comments|replies|tweets|posts|testimonials|messages)"
    r"[^:\n.]{0,40}:\W*\Z",
    re.IGNORECASE,
)
_VERBATIM = re.compile(
    r"\b(?:this|following|thus|as follows|in part|statement|tweet|post|letter|memo|e-?mail|words)"
    r"(?: \w+){0,4}\W*:\W*\Z",
    re.IGNORECASE,
)
_WORDS = (  # what is printed whole
    r"(?:statement|response|reply|answer|tweet|post|message|letter|memo|e-?mail|note|comment"
    r"|explanation|apology|testimony|remarks|warning|defen[cs]e|conclusion|assessment)"
)
_ISSUED = re.compile(
    r"\b(?P<cue>issued|released|posted|offered|sent|gave|delivered|shared|published|provided"
    r"|put out|made)\b(?: out)? (?:(?:the following|this)(?: [\w-]+){0,3}? "
    rf"{_WORDS}\b[^:.]{{0,40}}|an? (?:[\w-]+ ){{0,3}}?{_WORDS}\b[^:.]{{0,60}}? (?:that|which) "
    r"(?:reads?|says?|said)(?: in (?:part|full))?):\W*\Z",
)
_PUTS = re.compile(
    r"\b(?P<cue>puts? it|sum(?:s|med) (?:it|this|things) up|ha[sd] it right|ha[sd] this to say"
    r"|ha[sd] to say|ha[sd] (?:much )?more(?: on \w+)?|ha[sd] (?:all )?the (?:details|story|scoop))"
    r"(?: [^:.]{1,60})?:\W*\Z"
)
_OWN = re.compile(  # "Here's the port's statement:", "Lee's response:"
    r"(?:(?:UPDATE|And|But|Here)\b(?:['’]s| is| was)?[ ,:—–-]*)*(?P<who>(?:the )?[A-Z][\w.-]*"
    rf"(?: [A-Z][\w.-]*){{0,3}})['’]s? (?:[\w-]+ ){{0,3}}?(?P<cue>{_WORDS}):\W*"
)
# What a page says where the words themselves have been lost: "We are running a live stream here."
_GONE = re.compile(
    r"\blive ?-?stream\b|\b(?:watch|read|see|listen)\b[^.]{0,60}\b(?:here|below|above)\W*\Z"
    r"|\b(?:is|are) (?:available|posted|embedded) (?:here|below|above)\b|\bclick here\b",
    re.IGNORECASE,
)
_SKIPPED = re.compile(
    r"\s*(?:(?:As|And|But|So|Yet|Then|Or|(?:[Hh]ere(?:['’]s| is)|[Tt]his is) (?:how|what))\s+)*"
)
_ANEW = re.compile(
    r"(?:And|Or|Also|Plus|Then|And then|And again)(?: also)?(?:,? (?:there['’]s )?this)?:"
)
_NOBODY = re.compile(
    r"(?:here|there|(?:the|this) following|our (?:original )?(?:post|story|report|article))\b", re.I
)
_OURS = re.compile(r"our (?:original )?(?:post|story|report|article)\b", re.IGNORECASE)
_ASIDE_CLAUSE = re.compile(r"\s*(?:who|which|that|whose|a|an|the|now|then|formerly|along)\b")
_PRINTS = re.compile(
    r"\b(?:read|cit|quot|post|shar|publish|releas|issu|sen[dt])\w* (?:\w+ ){0,4}"
    r"(?:story|article|report|piece|passage|excerpt|message)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\b(?:that|whether|how|why)\b")
_WRITES = re.compile(
    r"\b(?:writ|wrot|report|f(?:ou|i)nd|not(?:e|ing)|explain|accord|detail|list|add|continu|describ"
    r"|conclud|summar|put|stat|post|tweet|confirm|argu|announc|releas|respon)\w*",
    re.IGNORECASE,
)
_SAYS = frozenset(
    ("say", "tell", "write", "report", "note", "tweet", "explain", "argue", "add", "reply", "state",
     "respond", "observe", "conclude", "comment", "declare", "announce", "warn", "insist", "claim",
     "continue")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Lead:
    """Who says what stands behind a colon, and whether it is printed as he said it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    verbatim: bool
    of: int = -1  # the number of the candidate that it was taken from
    named: Span | None = None
    outer: tuple[Span, ...] = ()


def with_blocks(
    article: Article, candidates: Sequence[Candidate], outer: Sequence[Quote]
) -> list[Candidate]:
    """The candidates with what stands in paragraphs of its own behind a colon.

    Args:
        article: The article.
        candidates: The candidates.
        outer: The quotations that stand in no other, in order.
    """
    text, out, every = article.text, list(candidates), article.paragraphs
    before: tuple[Span, _Lead] | None = None
    for at, paragraph in enumerate(every[:-1]):
        if paragraph.kind != "body" or not paragraph.own.of(text).endswith(":"):
            continue
        block = _block(article, at, out, outer)
        if block is None:
            continue
        if (
            _ANEW.fullmatch(paragraph.own.of(text))
            and before
            and every[at - 1].own.end == before[0].end
        ):
            lead: _Lead | None = replace(before[1], verbatim=True, of=-1)
        else:
            lead = _lead(text, paragraph.own, out, outer, block)
        if lead is not None and not _is_told_by_reporter(text, lead, block):
            out, before = _joined(text, out, block, lead), (block, lead)
    return out


def _is_told_by_reporter(text: str, lead: _Lead, block: Span) -> bool:
    """Whether a paragraph tells of who is said to speak in it, or nobody can."""
    who = lead.source[0].of(text) if lead.source else _sentence_of(text, lead.cue)
    head = re.split(r",| who ", who)[0]
    if _NOBODY.match(who) or (head and has_finite_verb(head)):
        return True
    names = re.findall(r"[A-Z][\w’'-]{2,}", head)
    if not names or speaks_of_oneself(block.of(text)):
        return False
    told = (
        rf"(?:[^.:“”\"]{{0,60}}, )?(?:[A-Z][\w.’'-]* ){{0,2}}{names[-1]}(?:, [^.:“”\"]{{2,120}},)?"
        r" (?:\w+ly |also |later )?"
    )
    return (
        re.match(rf"{told}(?:\w+ed|\w+s|had|told|said|wrote|took|went)\b", block.of(text))
        is not None
    )


def _sentence_of(text: str, cue: Sequence[Span]) -> str:
    """The words before a cue without a source: "Our story | continues"."""
    words = sentence_before(text, cue[0].start, BACK) if cue else ""
    return words if _OURS.match(words) else ""


def _block(
    article: Article, home: int, candidates: Sequence[Candidate], outer: Sequence[Quote]
) -> Span | None:
    """The paragraph behind a colon, with those that go on in the first person behind it."""
    text, every = article.text, article.paragraphs
    first = every[home + 1]
    words = first.own.of(text)
    if first.kind != "body" or len(words.split()) < FEWEST or words.endswith(":"):
        return None
    if _GONE.search(words):
        return None
    opens = label(words)
    if (opens and opens.form is not Form.NAME) or _is_owned(candidates, first.own):
        return None
    end, own = first.own.end, _speaks(text, first.own, outer) and words[0] not in _MARKS
    before = not any(_speaks(text, p.own, outer) for p in every[: home + 1])
    for paragraph in every[home + 2 :] if own and before else ():
        plain = paragraph.kind == "body" and paragraph.own.of(text)[0] not in _MARKS
        if not plain or not _speaks(text, paragraph.own, outer):
            break
        end = paragraph.own.end
    return Span(first.own.start, end)


def _is_owned(candidates: Sequence[Candidate], block: Span) -> bool:
    """Whether a block is known to be somebody's turn or post."""
    return any(
        not OWN_WORDS.isdisjoint(one.rules) and any(c.overlap(block) for c in one.content)
        for one in candidates
    )


def _speaks(text: str, own: Span, outer: Sequence[Quote]) -> bool:
    """Whether a paragraph has a first person outside quotation marks."""
    quoted = [quote.span for quote in near(outer, own)]
    return speaks_of_oneself(" ".join(part.of(text) for part in minus(own, quoted)))


def _lead(
    text: str, own: Span, candidates: Sequence[Candidate], outer: Sequence[Quote], block: Span
) -> _Lead | None:
    """Who says what stands behind the colon of a paragraph; none where it does not tell."""
    sentence = list(in_sentences(text, own, tuple(near(outer, own))))[-1]
    start = sentence.span.start
    flat = _ASIDE.sub(lambda match: " " * len(match[0]), sentence.span.of(text))
    there = [n for n, one in enumerate(candidates) if _leads(one, own)]
    there.sort(key=lambda n: candidates[n].cue[-1])
    quoted = block.of(text)[0] in _MARKS
    if via := _VIA.search(flat):
        who, cue = (_at(start, via.span(name)) for name in ("who", "cue"))
        before = [n for n in there if candidates[n].cue[-1].end <= cue.start]
        if quoted and before:  # "She defended it. Via the Post:" and her words in marks
            one = candidates[before[-1]]
            return _Lead(one.source, one.cue, True, before[-1], outer=(who,))
        return None if quoted else _Lead((who,), (cue,), True)
    if quoted:
        return None  # what stands in marks behind a colon is given to its cue elsewhere
    if lead := _by_form(text, sentence.span, flat):
        return lead
    if told := _TOLD.search(flat):
        who = _at(start, told.span("who"))
        return _Lead((who,), (_at(start, told.span("what")),), True, named=who)
    verbatim = _VERBATIM.search(flat) is not None or _speaks(text, block, outer)
    there = [n for n in there if candidates[n].cue[-1].start >= start]
    printed = verbatim or _PRINTS.search(flat) is not None
    if there and (printed or _reports(text, candidates[there[-1]])):
        one = candidates[there[-1]]
        rest = flat[max(0, one.cue[-1].end - start) :]
        close = len(rest.split()) <= NEAR and not _CLAUSE.search(rest)
        if not (verbatim or close or _prints_more(text, one)):
            return None
        return _Lead(one.source, one.cue, verbatim or close, there[-1])
    cues = [cue for cue in cues_in(sentence) if cue.word.lemma in _SAYS]
    far = AS_FAR if flat.lstrip().startswith("As ") else NEAR
    if cues and len(flat[cues[-1].span.end - start :].split()) <= far:
        source = subject(sentence, cues[-1])
        return _Lead(() if _is_adverbial(text, source) else source, (cues[-1].span,), True)
    some = _SOME.search(flat)
    return _Lead((), (_at(start, some.span("what")),), True) if some else None


def _by_form(text: str, sentence: Span, flat: str) -> _Lead | None:
    """Who says what stands behind "Lee issued a statement that reads:" or "Lee's response:"."""
    start = sentence.start
    if own := _OWN.fullmatch(flat.strip(), 0):
        shift = start + len(flat) - len(flat.lstrip())
        who, cue = (_at(shift, own.span(name)) for name in ("who", "cue"))
        return _Lead((who,), (cue,), True, named=who)
    done = _ISSUED.search(flat) or _PUTS.search(flat)
    who_issues = _subject_before(text, start, start + done.start("cue")) if done else None
    if done is None or who_issues is None:
        return None
    return _Lead((who_issues,), (_at(start, done.span("cue")),), True)


def _subject_before(text: str, start: int, end: int) -> Span | None:
    """The subject right before a verb: what stands between commas there, no clause on it."""
    parts = [part for part in re.finditer(r"[^,]+", text[start:end]) if part[0].strip()]
    while parts and _ASIDE_CLAUSE.match(parts[-1][0]) and len(parts) > 1:
        parts.pop()
    if not parts:
        return None
    words = parts[-1][0].split()
    skip = _SKIPPED.match(parts[-1][0])
    at = start + parts[-1].start() + (skip.end() if skip else 0)
    who = trim(text, Span(at, start + parts[-1].end()))
    plain = who is not None and len(words) <= LONGEST_SOURCE and not has_finite_verb(who.of(text))
    return who if plain else None


def _reports(text: str, one: Candidate) -> bool:
    """Whether a cue has a verb that tells what somebody says: no ban, no fear, no list."""
    words = [word for cue in one.cue for word in re.findall(r"[^\W\d_]+", cue.of(text))]
    verbs = (lookup(word) for word in words)
    tells = any(verb is not None and verb.takes in ("clause", "hearer") for verb in verbs)
    speech = statement_class(" ".join(words), "indirect") is StatementClass.SPEECH
    return speech and (tells or "according" in map(str.lower, words))


def _prints_more(text: str, one: Candidate) -> bool:
    """Whether what follows goes on with it: who writes or finds it, not who said all of it before.

    Behind "Lee urged Ward to sell the port:" a page may have lost a post, and goes on by itself.
    """
    whole = sum(len(part.of(text).split()) for part in one.content) >= FEWEST
    return not whole or any(_WRITES.search(part.of(text)) for part in one.cue)


def _is_adverbial(text: str, source: Sequence[Span]) -> bool:
    """Whether what stands before a verb is no subject: "Appearing on the radio, she went on"."""
    first = source[0].of(text).split()[0].lower() if source else ""
    return first.endswith("ing") or first in words_of("preposition")


def _leads(one: Candidate, own: Span) -> bool:
    """Whether a candidate is somebody's who says something in a paragraph."""
    inside = bool(one.cue) and all(map(own.holds, (*one.cue, *one.source)))
    return inside and bool(one.source) and one.confidence >= NESTED


def _at(start: int, span: tuple[int, int]) -> Span:
    return Span(start + span[0], start + span[1])


def _joined(
    text: str, candidates: Sequence[Candidate], block: Span, lead: _Lead
) -> list[Candidate]:
    """The candidates with the block given to its lead, and none that crosses its border."""
    out: list[Candidate] = []
    for number, one in enumerate(candidates):
        rest = tuple(part for c in one.content for part in minus(c, [block]))
        rest = tuple(part for c in rest if (part := trim(text, c, ",:;—–-")))
        if number == lead.of and not lead.verbatim:
            rules = (*one.rules, Rule.LED)
            out.append(replace(one, content=(*rest, block), rules=rules))
        elif rest == one.content or is_told_within(text, one, block):
            out.append(one)
        elif rest and not any(part.overlap(block) for part in one.cue):
            out.append(replace(one, content=rest))
    if lead.of < 0 or lead.verbatim:
        rules = (Rule.BLOCK,)
        out.append(
            Candidate(lead.source, lead.cue, (block,), rules, SURE, lead.outer, named=lead.named)
        )
    return out
