"""Texts that press databases export, several articles in one file: Nexis, Factiva, Europresse.

Each puts its own lines around an article: a line that ends it, labelled lines of facts, the notice
of copyright. By these lines the file is cut; the facts become those of the article, and what is
about the database alone is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

Row = dict[str, str]
_NEXIS_OLD = re.compile(r"^[ \t]*\d+ of \d+ DOCUMENTS?[ \t]*$", re.MULTILINE)
_NEXIS_NEW = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE)
_FACTIVA = re.compile(
    r"^(?:AN[ \t]+)?Document ([A-Za-z0-9]{6,}\d{4,}[a-z0-9]+)[ \t]*$", re.MULTILINE
)
_FACTIVA_CODE = re.compile(r"^([A-Z]{2,3})(?:[ \t]+(\S.*))?$")
_FACTIVA_CODES = frozenset((
    "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD",
    "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "ART",
))  # fmt: skip
_EUROPRESSE = re.compile(
    r"^.*?\b(news|web|tv|rad)[·•](\d{8})[·•](\w+)[·•]([\w-]+).*$", re.MULTILINE
)
_NEXIS_LABEL = re.compile(
    r"[ \t]*(BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|GRAPHIC|LOAD-DATE|LANGUAGE|URL|SOURCE|"
    r"PUBLICATION-TYPE|JOURNAL-CODE|CORRECTION-DATE|DOCUMENT-TYPE|SUBJECT|COMPANY|ORGANIZATION|"
    r"TICKER|INDUSTRY|PERSON|CITY|STATE|COUNTRY|GEOGRAPHIC|CORRECTION|SERIES|NOTES?):(.*)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"[ \t]*(?:Copyright\b|©|\(c\) ?(?:Copyright)? ?\d{4}).*", re.IGNORECASE)
_RIGHTS = re.compile(
    r"[ \t]*(?:All Rights Reserved\.?|Tous droits réservés\.?)[ \t]*", re.IGNORECASE
)
_WORDS = re.compile(r"[\d,.]+ (?:words|mots)")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier jan", "february février feb", "march mars mar", "april avril apr",
            "may mai", "june juin jun", "july juillet jul", "august août aug",
            "september septembre sep sept", "october octobre oct", "november novembre nov",
            "december décembre dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_DAY = re.compile(
    r"\b(?:(?P<m1>[^\W\d_]{3,9})\.? (?P<d1>\d{1,2})(?:st|nd|rd|th)?,? (?P<y1>\d{4})"
    r"|(?P<d2>\d{1,2})(?:er)? (?P<m2>[^\W\d_]{3,9})\.?,? (?P<y2>\d{4}))\b"
)


def articles_in(text: str) -> tuple[str, list[Row]]:
    """The articles of an export and the database's name; an empty name and list for any other text.

    Each has a ``text`` and, as far as the export says, ``title``, ``outlet``, ``date``, ``url`` and
    ``id``.

    Example:
        >>> head = "Trams Late" + chr(10) + "The Post" + chr(10) + "March 3, 2021 Wednesday"
        >>> body = "Body" + chr(10) * 2 + "It rained, she said."
        >>> text = chr(10).join([head, "Length: 4 words", body, "End of Document"])
        >>> name, rows = articles_in(text)
        >>> name, rows[0]["title"], rows[0]["date"], rows[0]["text"].split(chr(10))[-1]
        ('Nexis', 'Trams Late', '2021-03-03', 'It rained, she said.')
    """
    text = text.replace("\r\n", "\n").replace("\x0c", "\n").removeprefix("\ufeff")
    for name, cut, row in _DATABASES:
        rows = [found for piece in cut(text) if (found := row(piece))["text"].strip()]
        if rows:
            return name, [{k: v.strip() for k, v in found.items() if v.strip()} for found in rows]
    return "", []


def day_in(words: str) -> str:
    """The first date in a line, as ISO 8601 writes it; empty where there is none.

    Example:
        >>> day_in("March 3, 2021 Wednesday"), day_in("mercredi 3 mars 2021"), day_in("in March")
        ('2021-03-03', '2021-03-03', '')
    """
    for found in _DAY.finditer(words):
        month = _MONTHS.get((found["m1"] or found["m2"]).lower())
        if month:
            try:
                day = date(int(found["y1"] or found["y2"]), month, int(found["d1"] or found["d2"]))
            except ValueError:
                continue
            return day.isoformat()
    return ""


def _nexis_old(text: str) -> Iterator[str]:
    for piece in _NEXIS_OLD.split(text)[1:]:
        if re.search(r"^[ \t]*(?:LENGTH|LOAD-DATE):", piece, re.MULTILINE):
            yield piece


def _nexis_old_row(piece: str) -> Row:
    """The classic layout: outlet and date centred, headline, facts in capitals, text, facts."""
    lines = piece.split("\n")
    at = next((n for n, line in enumerate(lines) if day_in(line) and len(line.split()) < 9), 0)
    outlet = " ".join(" ".join(line.split()) for line in lines[:at] if not _COPYRIGHT.match(line)
                      and line.strip())  # fmt: skip
    facts, rest = _labels(lines[at + 1 :])
    blocks = _paragraphs(rest)
    while blocks and re.fullmatch(r".{0,40}\bEdition\b.{0,20}", blocks[0]):
        blocks.pop(0)
    title = blocks[0] if blocks else ""
    return {
        "title": title, "outlet": outlet, "date": day_in(lines[at]), "url": facts.get("URL", ""),
        "text": _with_title(title, blocks[1:]),
    }  # fmt: skip


def _nexis_new(text: str) -> Iterator[str]:
    last = 0
    for found in _NEXIS_NEW.finditer(text):
        yield text[last : found.start()]
        last = found.end()


def _nexis_new_row(piece: str) -> Row:
    """Nexis Uni: headline, outlet, date; copyright and facts; "Body"; text; the day of loading."""
    lines = [line.strip() for line in piece.strip().split("\n")]
    body = lines.index("Body") if "Body" in lines else -1
    facts, _ = _labels(lines[: body + 1])
    head = [line for line in lines[: max(body, 0)] if line]
    at = next((n for n, line in enumerate(head) if day_in(line)), 0)
    title = " ".join(head[: max(at - 1, 0)]) or (head[0] if head else "")
    _, rest = _labels(lines[body + 1 :])
    rest = rest[: rest.index("Classification")] if "Classification" in rest else rest
    return {
        "title": title, "outlet": head[at - 1] if at > 1 else "",
        "date": day_in(head[at]) if head else "", "url": facts.get("URL", ""),
        "text": _with_title(title, _paragraphs(rest)) if body >= 0 else "",
    }  # fmt: skip


def _factiva(text: str) -> Iterator[str]:
    last = 0
    for found in _FACTIVA.finditer(text):
        yield text[last : found.end()]
        last = found.end()


def _factiva_row(piece: str) -> Row:
    """With codes ("HD", "SN", "LP") or, as the plain display has it, by the order of the lines."""
    ident = _FACTIVA.search(piece)
    lines = piece[: ident.start() if ident else None].strip().split("\n")
    coded = [code[1] for line in lines if (code := _FACTIVA_CODE.match(line))]
    fields = _coded(lines) if "HD" in coded and {"LP", "TD"} & set(coded) else _by_order(lines)
    return fields | {"id": ident[1] if ident else ""}


def _coded(lines: Sequence[str]) -> Row:
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        found = _FACTIVA_CODE.match(line)
        if found and found[1] in _FACTIVA_CODES:
            code, line = found[1], found[2] or ""
        fields.setdefault(code, []).append(line)
    said = {name: " ".join(" ".join(lines).split()) for name, lines in fields.items()}
    blocks = _paragraphs([*fields.get("LP", []), "", *fields.get("TD", [])])
    title = said.get("HD", "")
    return {
        "title": title, "outlet": said.get("SN", ""), "date": day_in(said.get("PD", "")),
        "text": _with_title(title, blocks),
    }  # fmt: skip


def _by_order(lines: Sequence[str]) -> Row:
    """Headline, writer, "213 words", date, time, outlet, ..., copyright; then the text."""
    head = next((n for n, line in enumerate(lines) if _COPYRIGHT.match(line)), -1)
    words = next((n for n, line in enumerate(lines) if _WORDS.fullmatch(line.strip())), -1)
    if head < 0 or not 0 <= words < head:
        return {"text": ""}
    above = _paragraphs(lines[:words])
    title = " ".join(lines[0].split()) if above else ""
    facts = [line.strip() for line in lines[words + 1 : head] if line.strip()]
    at = next((n for n, line in enumerate(facts) if day_in(line)), -1)
    names = [line for line in facts[at + 1 :] if not re.fullmatch(r"\d{1,2}:\d\d.*", line)]
    return {
        "title": title, "outlet": names[0] if names else "",
        "date": day_in(facts[at]) if at >= 0 else "",
        "text": _with_title(title, _paragraphs(lines[head + 1 :])),
    }  # fmt: skip


def _europresse(text: str) -> Iterator[str]:
    last = 0
    for found in _EUROPRESSE.finditer(text):
        if text[last : found.start()].strip():
            yield text[last : found.end()]
        last = found.end()


def _europresse_row(piece: str) -> Row:
    """Outlet; section, date, number of words; headline; writer; text; copyright; the id."""
    ident = _EUROPRESSE.search(piece)
    assert ident is not None
    lines = [line.strip() for line in piece[: ident.start()].strip().split("\n")]
    at = next((n for n, line in enumerate(lines) if day_in(line)), -1)
    if at < 0:
        return {"text": ""}
    above = [line for line in lines[:at] if line and not re.match(_EUROPRESSE_FACT, line)]
    end = next((n for n in range(len(lines) - 1, at, -1) if _COPYRIGHT.match(lines[n])), len(lines))
    blocks = _paragraphs(lines[at + 1 : end])
    title = blocks[0] if blocks else ""
    if len(blocks) > 2 and _WRITER.fullmatch(blocks[1]):
        del blocks[1]
    day = ident[2]
    return {
        "title": title, "outlet": above[0] if above else "",
        "date": day_in(lines[at]) or f"{day[:4]}-{day[4:6]}-{day[6:]}",
        "id": "·".join(ident.groups()), "text": _with_title(title, blocks[1:]),
    }  # fmt: skip


_WRITER = re.compile(r"[^\W\d_a-z][\w'’-]*(?: [\w'’.-]+){1,5}(?<!\.)")
_EUROPRESSE_FACT = re.compile(
    r"(?:Nom de la source|Type de source|Périodicité|Couverture géographique|Provenance|"
    r"Source name|Source type|Periodicity|Geographical coverage|Origin)\b"
)


def _labels(lines: Sequence[str]) -> tuple[Row, list[str]]:
    """Labelled facts, and the lines without them and the notice of copyright."""
    facts: Row = {}
    rest: list[str] = []
    label = ""
    for line in lines:
        found = _NEXIS_LABEL.match(line)
        if found:
            label = found[1].upper()
            facts[label] = found[2].strip()
        elif not line.strip():
            label = ""
            rest.append("")
        elif not (label or _COPYRIGHT.match(line) or _RIGHTS.fullmatch(line)):
            rest.append(line.strip())
    return facts, rest


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Lines as paragraphs, which blank lines part; wrapped lines are put together."""
    blocks = "\n".join(line.strip() for line in lines).split("\n\n")
    return [" ".join(block.split()) for block in blocks if block.strip()]


def _with_title(title: str, blocks: Sequence[str]) -> str:
    return "\n\n".join(filter(None, (title, *blocks))) if any(blocks) else ""


_DATABASES: Sequence[tuple[str, Callable[[str], Iterator[str]], Callable[[str], Row]]] = (
    ("Nexis", _nexis_old, _nexis_old_row),
    ("Nexis", _nexis_new, _nexis_new_row),
    ("Factiva", _factiva, _factiva_row),
    ("Europresse", _europresse, _europresse_row),
)
