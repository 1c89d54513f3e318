"""Who wrote an article, as far as it says: whom its "I" stands for."""

from __future__ import annotations

import re

from analysis.article.article import Article
from analysis.article.introduced_author import Introduced, introduced
from analysis.article.lexicon import word_set
from analysis.article.name_lists import given
from analysis.article.opinion_signs import first_person
from analysis.article.spans import Span
from analysis.article.text_kind import TextKind, text_kind

THE_AUTHOR = "the author"  # who says "I" where nothing names him
_WORD = r"[^\W\d_a-z][\w.'’-]*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|van|von|der)){{1,3}}"
_BY_LINES = 600  # characters in which a by-line stands
_SECOND = re.compile(r" (?:&|and) (?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,2})")
_BY_LINE = re.compile(rf"\s*(?i:by|written by|analysis by)[:\s]+(?P<who>{_NAME})")
_ALONE = re.compile(rf"\s*(?P<who>{_NAME})\s*")
_HEADED = re.compile(rf"(?i:opinion|commentary|column)?[:|\s]*(?P<who>{_NAME}):")
_BIO = re.compile(
    rf"\W*(?P<who>{_NAME})(?:,[^.]{{2,200}},)? (?:is|was|writes|teaches|serves|works)"
    r" (?:an?|the|for|about|at|on|as|currently)\b"
)
_STAFF = re.compile(  # "Ada Holm is Northam Herald's harbour reporter and hosts ..."
    rf"\W*(?P<who>{_NAME})(?:,[^.]{{2,200}},)? (?:(?:is|was) (?:{_WORD} ){{0,3}}{_WORD}['’]s?"
    r"|hosts|covers|reports (?:on|for|from))\s"
)
_REACHED = re.compile(  # where to find or to reach whoever wrote this
    r"\b[Ff]ollow (?:him|her|them|me|(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})) (?:on|at)\b"
    r"|\b(?:can|may) be (?:reached|contacted|followed) (?:at|on|via|through|by e-?mail)\b"
    r"|\b(?:[Ee]-?mail|[Cc]ontact|[Rr]each) (?:him|her|them|me) (?:at|on|via)\b"
    r"|\btweets? (?:at|as) @"
)
_RESEARCH = re.compile(r"(?:With )?(?:[Aa]dditional )?[Rr]esearch by [^!?“”\"]{3,60}")
_BULLET = re.compile(r"[\s*•·_—–-]+")
_WRITES = re.compile(
    r"\b(?:anchor|author|blogger|columnist|commentator|contributor|correspondent|editor|fellow"
    r"|historian|host|journalist|lecturer|producer|professor|reporter|strategist|writer|writes)\b",
    re.IGNORECASE,
)
_OWNS = re.compile(r"['’]s? ")
FIRST_PERSON = (TextKind.OPINION, TextKind.LETTERS)
OWN_I = (TextKind.OPINION, TextKind.REPORT, TextKind.SHORT)  # "I" is nobody's but the author's
_I = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]e)\b")
FIRST = 4  # paragraphs in which a by-line stands
LAST, LONGEST = 2, 400  # paragraphs at the end that may tell of the author, and their characters


def is_first_person(article: Article) -> bool:
    """Whether "I" outside quotation marks is the author: in opinion, where it comes again.

    One paragraph may be a quotation that has lost its marks.
    """
    if text_kind(article) not in FIRST_PERSON:
        return False
    return sum(bool(_I.search(own.of(article.text))) for own in article.body) > 1


def writes_of_himself(article: Article) -> bool:
    r"""Whether "I" outside quotation marks is surely the author: it comes again, or one signs.

    Example:
        >>> from analysis.article.article import parse
        >>> writes_of_himself(parse("By Ada Holm\n\nI think it rains."))
        True
    """
    if is_first_person(article):
        return True
    return text_kind(article) in OWN_I and bool(author_of(article) or first_person(article))


def lines_on_authors(article: Article) -> tuple[Span, ...]:
    r"""The first and last paragraphs that tell of who wrote the article, not of its subject.

    Example:
        >>> from analysis.article.article import parse
        >>> text = "A Ban\n\nIt is on.\n\nIt is right.\n\nIt is good.\n\nAda Holm is a columnist."
        >>> [line.of(text) for line in lines_on_authors(parse(text))]
        ['Ada Holm is a columnist.']
    """
    lines, found = _introduced(article)
    out = [lines[one.line] for one in found]
    body = [p for p in article.paragraphs if p.kind == "body"]
    for paragraph in body[-LAST:] if len(article.paragraphs) > FIRST else ():
        line = paragraph.own.of(article.text)
        start = _BULLET.match(line)
        line = line[start.end() :] if start else line
        new = paragraph.own not in out and len(line) < LONGEST
        if new and _is_on_author(line, article.author):
            out.append(paragraph.own)
    return tuple(sorted(out))


def _introduced(article: Article) -> tuple[list[Span], tuple[Introduced, ...]]:
    """The lines of an article, and those of them that introduce its author."""
    lines = [p.own for p in article.paragraphs if p.kind != "boilerplate"]
    return lines, introduced([line.of(article.text).strip() for line in lines])


def _is_on_author(line: str, author: str) -> bool:
    """Whether a last line tells who wrote the article, or how to reach him."""
    if line[:1] in "\"“‘'":
        return False
    bio = _BIO.match(line) or _STAFF.match(line)
    if bio and (_WRITES.search(line) or bio["who"] in author or _second_in(line, bio.end())):
        return True
    return bool(_REACHED.search(line) or _RESEARCH.fullmatch(line))


def _second_in(line: str, at: int) -> str:
    """A second author in a line: "Ada Holm is an aide at a port. Bo Lund is its head."."""
    for stop in re.finditer(r"[.!?]\s+", line[at:]):
        if more := _BIO.match(line, at + stop.end()):
            return more["who"]
    return ""


def signed_by(article: Article) -> str:
    r"""Who signs an article: its author, with the second one of a by-line; else nothing.

    Example:
        >>> from analysis.article.article import parse
        >>> signed_by(parse("Our Harbour\n\nBy Ada Holm & Bo Lund\n\nWe live here for long."))
        'Ada Holm and Bo Lund'
    """
    who = author_of(article)
    start = article.text[:_BY_LINES]
    second = _SECOND.match(start, start.find(who) + len(who)) if who in start and who else None
    if who and second is None:
        for line in (p.span.of(article.text) for p in article.paragraphs[-LAST - 1 :]):
            bio = _BIO.match(line) if len(line) < LONGEST else None
            if bio and bio["who"] == who and (more := _second_in(line, bio.end())):
                return f"{who} and {more}"
    return f"{who} and {second['who']}" if second else who


def author_of(article: Article) -> str:
    r"""The author's name: as it is known, or in a by-line, a last line, a headline; else nothing.

    Of several authors the first.

    Example:
        >>> from analysis.article.article import parse
        >>> author_of(parse("Our Harbour\n\nBy Ada Holm\n\nI have lived here for long."))
        'Ada Holm'
    """
    if article.author:
        return article.author.split(";")[0].strip()
    lines = [p.span.of(article.text) for p in article.paragraphs[:FIRST]]
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        match = _BY_LINE.fullmatch(line) or _BY_LINE.match(line) if len(line) < 80 else None
        if match and match["who"][0].isupper():
            return match["who"]
        alone = _ALONE.fullmatch(line)
        outlet = article.outlet and after.strip().casefold() == article.outlet.casefold()
        known = alone and (alone["who"].split()[0] in given() or outlet)
        if alone and known and len(alone["who"].split()) < 4:
            return alone["who"]
    if who := next((one.who for one in _introduced(article)[1] if one.who), ""):
        return who
    for line in [p.span.of(article.text) for p in article.paragraphs[-LAST:]][::-1]:
        bio = _BIO.match(line) if len(article.paragraphs) > FIRST else None
        first_word = bio["who"].split()[0].lower() if bio else ""  # "If Ward is a clerk, ..."
        if bio and len(line) < LONGEST and first_word not in word_set("function_words"):
            return bio["who"]
    headed = next((m for m in map(_HEADED.match, (article.title, *lines[:1])) if m), None)
    if headed is None or _OWNS.search(headed["who"]):  # "Ann Lee's Latest Idea: A Tax"
        return ""
    first, *rest = headed["who"].split()
    body = " ".join(p.own.of(article.text) for p in article.paragraphs if p.kind == "body")
    if first not in given() or not _I.search(body) or any(part in body for part in rest):
        return ""  # "Ann Lee: A Bad Mayor" and "Ann Lee Memoir: A Bad Year" are about her
    return headed["who"]
