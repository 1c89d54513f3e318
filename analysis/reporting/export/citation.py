"""The article as an entry for reference managers: RIS and BibTeX."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from analysis.article.article import Article, title_of
from analysis.common.loading import day
from analysis.common.sanitize import address, line
from analysis.common.slugs import slugify

_LONGEST = 1000  # characters of a field
_PARTICLES = re.compile(r"(?:al|bin|da|del?|della|de[nr]|di|du|el|l[ae]|st\.?|ter|van|von)", re.I)
# "Ann Lee and Tom Ward", but not "Arts and Culture Desk"
_NAME = r"(\w[\w.'’-]* (?:\S+ )?\w[\w'’-]+)"
_TWO = re.compile(rf"(?<![^;])\s*{_NAME} and {_NAME}\s*(?![^;])")
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip


def ris(article: Article) -> str:
    """The article as a RIS entry of a newspaper article, as Zotero, EndNote and Citavi read it.

    Example:
        >>> from analysis.article.article import parse
        >>> print(ris(parse("It rains.", title="Rain", author="Ann Lee")).strip())
        TY  - NEWS
        TI  - Rain
        AU  - Lee, Ann
        LA  - en
        ER  -
    """
    rows = [("TY", "NEWS"), ("TI", line(title_of(article), _LONGEST))]
    rows += [("AU", name) for name in authors(article)]
    when = day(article.date)
    if when is not None:
        rows += [("PY", f"{when:%Y}"), ("DA", f"{when:%Y/%m/%d}")]
    rows += [("T2", line(article.outlet, _LONGEST)), ("UR", address(article.url)), ("LA", "en")]
    fields = [f"{tag}  - {value}" for tag, value in rows if value]
    return "\r\n".join([*fields, "ER  - ", ""])


def bibtex(article: Article) -> str:
    r"""The article as a BibTeX entry, for biblatex and BibTeX alike.

    Example:
        >>> from analysis.article.article import parse
        >>> print(bibtex(parse("It rains.", title="Rain & 5%", slug="rain")).strip())
        @article{rain,
          title = {{Rain \& 5\%}},
          langid = {english}
        }
    """
    when = day(article.date)
    fields = {
        "title": f"{{{_tex(title_of(article))}}}",
        "author": " and ".join(map(_tex_name, authors(article))),
        "journal": _tex(article.outlet),
        "date": when.isoformat() if when else "",
        "year": f"{when:%Y}" if when else "",
        "month": f"{when:%m}" if when else "",
        "url": re.sub(r"[{}\\]", lambda m: f"%{ord(m[0]):02X}", address(article.url)),
        "langid": "english",
    }
    rows = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@article{{{_key(article)},\n" + ",\n".join(rows) + "\n}\n"


def authors(article: Article) -> Iterator[str]:
    """The authors, each with the family name first.

    Example:
        >>> from analysis.article.article import parse
        >>> list(authors(parse("x", author="Ann van der Lee; Reuters; Ward, Tom")))
        ['van der Lee, Ann', 'Reuters', 'Ward, Tom']
        >>> list(authors(parse("x", author="Ann Lee and Tom Ward")))
        ['Lee, Ann', 'Ward, Tom']
    """
    for name in _TWO.sub(r"\1; \2", article.author).split(";"):
        words = line(name)
        if not words:
            continue
        parts = words.split()
        if "," in words or len(parts) == 1:
            yield words
            continue
        at = len(parts) - 1
        while at > 1 and _PARTICLES.fullmatch(parts[at - 1]):
            at -= 1
        yield f"{' '.join(parts[at:])}, {' '.join(parts[:at])}"


def _tex_name(name: str) -> str:
    """A name that BibTeX does not take apart where it holds its own word for one more."""
    words = _tex(name)
    taken_apart = re.search(r"\band\b", words, re.IGNORECASE) or "," not in words
    return f"{{{words}}}" if taken_apart else words


def _tex(text: str) -> str:
    return "".join(_TEX.get(c, c) for c in line(text, _LONGEST))


def _key(article: Article) -> str:
    plain = unicodedata.normalize("NFKD", slugify(article.slug)).encode("ascii", "ignore").decode()
    return plain.strip("-") or "article"
