"""How a report begins: its first sentence, without by-line, dateline, captions and links.

That is no finding about its content; whoever reads page one sees what kind of story it is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.article.article import Article
from analysis.article.link_boxes import without_boxes
from analysis.article.paragraphs import is_furniture
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span
from analysis.article.text_kind import TextKind, text_kind
from analysis.claims.no_claim import is_no_claim
from analysis.claims.subject import subject
from analysis.statements.cue_objects import has_finite_verb

SHORTEST, LONGEST = 12, 60  # words of a sentence that is shown: shorter ones but set a scene
SENTENCE = 9  # words that are surely no label
LINE = 15  # words of a line that may be a credit
HEADLINE = 18  # words of a first line that may be one
FIRST = 3  # paragraphs of the body in which a report begins
# Of the headline's words, so many a beginning has at least: with fewer it mostly leads to the news
# (below 30 of 48 were the news in articles read by hand, from there on 103 of 107).
HEADED = 0.28
HEADED_DATED = 0.18  # the same of one that tells of a day
DAY = re.compile(r"(?<!last )\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_CREDIT = re.compile(  # of pictures, pages and writers
    r"\b(?:image|caption|getty|copyright|subscribe|newsletter|sign up|click|cookies|follow us"
    r"|read more|advertisement|toggle|enlarge|editor['’]s note"
    r"|corrections? and clarifications?|an earlier version of this)\b"
    r"|(?-i:\b[A-Z][a-z]+/[A-Z][A-Za-z]{2,}\b)|\(@|@\w|https?:|\bwww\.|\|",
    re.IGNORECASE,
)
CREDITED = re.compile(  # what a picture's credit follows: "The port. | Ann Lee/AFP/Getty Images"
    r"[ \t]*(?:\|[ \t]*)?[A-Z][\w.’' -]{2,40}/(?:[A-Z][\w’' -]*/)*"
    r"(?:AFP|AP|EPA|Getty|NurPhoto|Pool|Reuters|Xinhua|UPI)\b"
)
_PERHAPS = re.compile(  # in a short line
    r"\b(?:photo|updated|posted|published|watch|video|via)\b", re.IGNORECASE
)
_WHOLE = re.compile(r"[\"“‘'(]?[A-Z0-9$].*[.!][”\"’')]*\s*\Z", re.DOTALL)
_LEANS = re.compile(  # on words that have been left out before it
    r"(?:\S+ ){1,5}also\b|\d+ of \d+ |update\b[^:]{0,20}:|the (?:author|reporter|writer)\b"
    r"|.*, however\b"
    r"|\W*(?:yes|no|it|he|she|they|his|her|their|this|that|these|those|such|but|and|yet|so|or)\b"
    r"|the (?:announcement|comments?|decision|move|remarks|ruling|statement|vote)\b"
    r"[^,.]{0,60}?\b(?:came|comes?|followed|follows)\b"
    r"|(?:the|one|perhaps) [^,.]{0,40}?\b(?:part|thing|irony|twist) (?:is|was)\b"
    r"|(?:in|for|over) (?:recent|the (?:past|last) (?:few|several)) \w+, "
    r"|.*\bthe problem\b(?! (?:of|that|with)\b)|.*\bby no means\b"
    r"|[“\"‘][^”\"]{30,}[”\"’]",  # a quotation, of whom nobody knows yet
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\bupdated?\b[^.\n]{0,30}:\s*\Z", re.IGNORECASE)
# What follows a concession, or the occasion of the news.
_TURNED = re.compile(r"[”\"]?\s*[“\"]?(?:But|Yet|However|Still|Instead|Now)\b")
_OF_A_QUOTATION = re.compile(r"[?!,][”\"] ?\Z")  # "“Why?” Lee said after the vote"
_TALKS = re.compile(r"\?|\b(?:you|your|I(?!-)|we|our|my|let['’]s)\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"\([A-Z]{2,}(?: [A-Z][a-z]+)?\) (?=[A-Z“\"])"
    r"|(?:[A-Z][\w.’' ]+, )?[A-Z]{3,}[^—–“”\"]{0,40}?(?:\([\w .]+\) ?)?"
    r"(?:—|–|--| - )\s*(?=[A-Z“\"])"
)


def beginning(article: Article) -> Span | None:
    r"""The first sentence of a report, where it surely is one; else None.

    Example:
        >>> from analysis.article.article import parse
        >>> lead = "The port of Northam was shut on Monday after a storm, its owner said."
        >>> text = f"A Port Is Shut\n\nBy Ann Lee\n\nNORTHAM, Me. (AP) — {lead} It was late.\n\n"
        >>> beginning(parse(text + "“It is late,” Bo Ray said. " * 20)).of(text)
        'The port of Northam was shut on Monday after a storm, its owner said.'
    """
    if text_kind(article) is not TextKind.REPORT:
        return None
    article = unboxed(article)
    bodies = [p for p in article.paragraphs if p.kind == "body"][:FIRST]
    for paragraph in bodies:
        if paragraph is article.paragraphs[0] and is_headline(article, paragraph.own):
            return None
        every = tuple(sentences(article.text, [paragraph.own]))
        if not every or is_furniture(every[0].of(article.text)):
            continue
        first, last = every[0], every[-1]
        if len(every) > 1 and not _WHOLE.match(last.of(article.text)):
            continue  # a caption with the label below it
        span = without_dateline(article.text, first)
        words = span.of(article.text)
        short = len(words.split()) < LINE
        credit = bool(_CREDIT.search(words) or (short and _PERHAPS.search(words)))
        label = len(words.split()) < SENTENCE and not _WHOLE.match(words)  # "Ann Lee, Reuters"
        if label or (credit and not has_finite_verb(words)):
            continue
        turned = is_turned(article.text, span)
        turned = turned or _UPDATED.search(article.text[: span.start]) is not None
        return span if _is_told(article, span) and not (credit or turned) else None
    return None


def unboxed(article: Article) -> Article:
    """An article with blanks for the boxes of links that stand within its sentences.

    All offsets stay.
    """
    text = without_boxes(article.text)
    return article if text == article.text else replace(article, text=text)


def is_turned(text: str, sentence: Span) -> bool:
    """Whether what follows a sentence turns it, or it ends what began before it.

    Example:
        >>> is_turned("It rained for long. But it is dry.", Span(0, 19))
        True
    """
    before = text[max(0, sentence.start - 3) : sentence.start]
    turned = _TURNED.match(text, sentence.end) is not None
    return turned or _OF_A_QUOTATION.search(before) is not None


def without_dateline(text: str, sentence: Span) -> Span:
    """A sentence behind the place and the agency that it may begin with.

    Example:
        >>> text = "NORTHAM, Me. (AP) — It rained."
        >>> without_dateline(text, Span(0, len(text))).of(text)
        'It rained.'
    """
    dateline = _DATELINE.match(text, sentence.start, sentence.end)
    return Span(dateline.end(), sentence.end) if dateline else sentence


def is_headline(article: Article, line: Span) -> bool:
    """Whether a first line may be a headline: it is short, and no more than one sentence."""
    words = line.of(article.text)
    return len(words.split()) <= HEADLINE and len(sentences(article.text, [line])) < 2


def _is_told(article: Article, span: Span) -> bool:
    """Whether a sentence is whole, tells what the headline does, and talks to nobody."""
    words = span.of(article.text)
    about = subject(article)
    least = HEADED_DATED if DAY.search(words) else HEADED
    if about.headline and about.share(words) < least:
        return False
    whole = _WHOLE.match(words) is not None and SHORTEST <= len(words.split()) <= LONGEST
    whole = whole and words.count("“") == words.count("”") and words.count('"') % 2 == 0
    outside = re.sub(r"“[^”]*”|\"[^\"]*\"", "", words)
    return (
        whole
        and "\n\n" not in words
        and not _TALKS.search(outside)
        and not _LEANS.match(words)
        and has_finite_verb(words)
        and not is_no_claim(article, span)
    )
