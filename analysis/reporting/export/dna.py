"""The claims for Discourse Network Analyzer (Leifeld): its database, and the table of statements.

One article or many: each is a document, see ``DnaDocument``.

DNA 3 keeps a project in a SQLite file with tables as in its class ``sql.Sql``; it opens such a
file, and other projects import documents and statements from it. A claim becomes a "DNA
Statement": person, organization, concept and agreement. Sayso finds no categories: the concept is
the claim in the words in which it first stands; who repeats it agrees, who denies or contradicts it
disagrees.
"""

from __future__ import annotations

import base64
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import count

from analysis.article.article import Article, title_of
from analysis.claims.claim import Claim
from analysis.claims.same_or_contrary import contrary
from analysis.common.loading import day
from analysis.common.sanitize import address, csv_text, line
from analysis.pipeline import Analysis
from analysis.reporting.export.foreign_text import LineFeeds, Utf16

PASSWORD = "sayso"  # noqa: S105 - DNA asks for one; a file's is told in docs/exports.md
VERSION, RELEASED = "3.0.11", "2023-06-17"  # of the form
_LONGEST = 190  # characters of a value, as DNA has it
_VARIABLES = ("person", "organization", "concept")
_RANGE = "INTEGER NOT NULL DEFAULT 0 CHECK ({0} BETWEEN 0 AND 255)"
_COLOURS = ", ".join(f"{c} {_RANGE.format(c)}" for c in ("Red", "Green", "Blue"))
_RIGHTS = (
    "AddDocuments", "EditDocuments", "DeleteDocuments", "ImportDocuments", "AddStatements",
    "EditStatements", "DeleteStatements", "EditAttributes", "EditRegex", "EditStatementTypes",
    "EditCoders", "EditCoderRelations", "ViewOthersDocuments", "EditOthersDocuments",
    "ViewOthersStatements", "EditOthersStatements",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DnaStatement:
    """One statement as DNA codes it.

    Args:
        number: Of the claim, in its article.
        person, organization: Who says it; one of them is empty, unless the person's party is known.
        concept: What it is about: the claim, in the words of the first who makes it.
        agreement: Whether it is said, or denied.
        start, stop: Where it stands in the document's text.
        text: Its own words.
    """

    number: int
    person: str
    organization: str
    concept: str
    agreement: bool
    start: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True)
class DnaDocument:
    """An article as a document of DNA, with its statements in their order."""

    ident: str
    title: str
    text: str
    author: str
    outlet: str
    url: str
    date: str
    statements: tuple[DnaStatement, ...]


def dna_document(a: Analysis) -> DnaDocument:
    """An article as a document of its own; its concepts are its own claims."""
    return document_of(a.article, a.article.id or a.article.slug, tuple(dna_statements(a)))


def document_of(article: Article, ident: str, statements: tuple[DnaStatement, ...]) -> DnaDocument:
    """An article as a document with these statements."""
    facts = article.author, article.outlet, article.url, article.date
    return DnaDocument(line(ident), title_of(article), article.text, *facts, statements)


def dna_statements(a: Analysis) -> Iterator[DnaStatement]:
    """What named speakers claim or deny, each with its concept and whether they agree to it."""
    concepts: dict[int, tuple[str, bool]] = {}
    for c in a.claims:
        if not (c.claimed or c.denied):
            continue
        concepts[c.number] = _concept(a, c, concepts)
        if not c.statement or not c.speaker:
            continue
        actor = a.statements.cast.get(a.statements[c.statement - 1].speaker_id)
        person = actor is None or actor.kind == "person"
        names = who(c.speaker, person, actor.party if actor is not None else "")
        yield DnaStatement(
            c.number, *names, *concepts[c.number], c.span.start, c.span.end, a.claims.words(c)
        )


def _concept(a: Analysis, c: Claim, concepts: dict[int, tuple[str, bool]]) -> tuple[str, bool]:
    if c.same_as in concepts:
        return concepts[c.same_as]
    for number in c.contested_by:
        if number in concepts and contrary(a.claims, c, a.claims[number - 1]):
            concept, agreement = concepts[number]
            return concept, not agreement
    return short(a.claims.words(c)), not c.denied


def who(name: str, person: bool, party: str = "") -> tuple[str, str]:
    """A speaker as a person and an organization.

    Example:
        >>> who("Ann Lee", True, "Greens"), who("the council", False)
        (('Ann Lee', 'Greens'), ('', 'the council'))
    """
    return (short(name), short(party)) if person else ("", short(name))


def statements_csv(documents: Iterable[DnaDocument]) -> bytes:
    """The statements with the columns in which DNA exports an event list."""
    head = (
        "statement_id", "time", "document_id", "document_title", "document_author",
        "document_source", "document_section", "document_type", "person", "organization",
        "concept", "agreement", "start", "stop", "text",
    )  # fmt: skip
    rows = (
        (
            s.number, d.date, d.ident, d.title, d.author, d.outlet, "", "", s.person,
            s.organization, s.concept, int(s.agreement), s.start, s.stop, s.text,
        )
        for d in documents
        for s in d.statements
    )  # fmt: skip
    return csv_text(head, rows).encode("utf-8-sig", "replace")


def dna_database(documents: Iterable[DnaDocument]) -> bytes:
    """A project of DNA 3 with the articles and their statements, as the bytes of a SQLite file.

    Its coder is ``Admin``; the password is ``PASSWORD``.
    """
    with closing(sqlite3.connect(":memory:")) as base:
        base.executescript(_SCHEMA)
        _begin(base)
        ids = count(1)
        for number, document in enumerate(documents, 1):
            _fill(base, number, document, ids)
        base.commit()
        return base.serialize()


def _begin(base: sqlite3.Connection) -> None:
    """A coder, the settings and the type of statement, as a new project of DNA has them."""
    base.execute(
        "INSERT INTO CODERS (ID, Name, Red, Green, Blue, Password) VALUES (1, 'Admin', 255, 255, "
        "0, ?)",
        (password_hash(PASSWORD),),
    )
    base.executemany(
        "INSERT INTO SETTINGS (Property, Value) VALUES (?, ?)",
        [("version", VERSION), ("date", RELEASED)],
    )
    base.execute("INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement', 239, 208, 51)")
    for n, name in enumerate((*_VARIABLES, "agreement"), 1):
        kind = "boolean" if name == "agreement" else "short text"
        base.execute("INSERT INTO VARIABLES VALUES (?, ?, ?, 1)", (n, name, kind))
        if kind == "short text":
            base.execute("INSERT INTO ENTITIES (VariableId, Value) VALUES (?, '')", (n,))


def _fill(base: sqlite3.Connection, number: int, document: DnaDocument, ids: Iterator[int]) -> None:
    plain = LineFeeds.of(document.text)
    units = Utf16.of(plain.text)
    when = day(document.date)
    seconds = int(datetime.combine(when, time(), UTC).timestamp()) if when else 0
    base.execute(
        "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Author, Source, Notes, Date) "
        "VALUES (?, ?, ?, 1, ?, ?, ?, ?)",
        (
            number, short(document.title), plain.text, short(document.author),
            short(document.outlet), address(document.url), seconds,
        ),
    )  # fmt: skip
    for s, n in zip(document.statements, ids, strict=False):
        start, stop = (units.at(plain.at(at)) for at in (s.start, s.stop))
        base.execute("INSERT INTO STATEMENTS VALUES (?, 1, ?, ?, ?, 1)", (n, number, start, stop))
        for variable, value in enumerate((s.person, s.organization, s.concept), 1):
            base.execute(
                "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)",
                (n, variable, _entity(base, variable, value)),
            )
        base.execute(
            "INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, 4, ?)",
            (n, int(s.agreement)),
        )


def _entity(base: sqlite3.Connection, variable: int, value: str) -> int:
    base.execute(
        "INSERT OR IGNORE INTO ENTITIES (VariableId, Value) VALUES (?, ?)", (variable, value)
    )
    row = base.execute(
        "SELECT ID FROM ENTITIES WHERE VariableId = ? AND Value = ?", (variable, value)
    ).fetchone()
    return int(row[0])


def password_hash(password: str) -> str:
    """A password as Jasypt's StrongPasswordEncryptor keeps it: salted SHA-256, 100,000 times.

    The salt is made from the password, so that the same report makes the same file.
    """
    salt = hashlib.sha256(f"Sayso {password}".encode()).digest()[:16]
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(99_999):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(salt + digest).decode()


def short(text: str) -> str:
    """A text as a value of DNA: one line of no more than 190 characters."""
    return line(text, _LONGEST)


_SCHEMA = f"""
CREATE TABLE SETTINGS (Property TEXT PRIMARY KEY, Value TEXT NOT NULL);
CREATE TABLE CODERS (ID INTEGER NOT NULL PRIMARY KEY, Name TEXT NOT NULL, {_COLOURS},
  Refresh INTEGER NOT NULL DEFAULT 0, FontSize INTEGER NOT NULL DEFAULT 14,
  Password TEXT NOT NULL, PopupWidth INTEGER DEFAULT 300,
  ColorByCoder INTEGER NOT NULL DEFAULT 0, PopupDecoration INTEGER NOT NULL DEFAULT 0,
  PopupAutoComplete INTEGER NOT NULL DEFAULT 1,
  {", ".join(f"Permission{right} INTEGER NOT NULL DEFAULT 1" for right in _RIGHTS)});
CREATE TABLE DOCUMENTS (ID INTEGER NOT NULL PRIMARY KEY, Title TEXT NOT NULL, Text TEXT NOT NULL,
  Coder INTEGER REFERENCES CODERS(ID) ON DELETE CASCADE, Author TEXT NOT NULL DEFAULT '',
  Source TEXT NOT NULL DEFAULT '', Section TEXT NOT NULL DEFAULT '',
  Notes TEXT NOT NULL DEFAULT '', Type TEXT NOT NULL DEFAULT '', Date INTEGER NOT NULL);
CREATE TABLE STATEMENTTYPES (ID INTEGER NOT NULL PRIMARY KEY, Label TEXT NOT NULL, {_COLOURS});
CREATE TABLE VARIABLES (ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT NOT NULL,
  DataType TEXT NOT NULL DEFAULT 'short text',
  StatementTypeId INTEGER REFERENCES STATEMENTTYPES(ID) ON DELETE CASCADE,
  UNIQUE (Variable, StatementTypeId));
CREATE TABLE VARIABLELINKS (ID INTEGER NOT NULL PRIMARY KEY,
  SourceVariableId INTEGER REFERENCES VARIABLES(ID) ON DELETE CASCADE,
  TargetVariableId INTEGER REFERENCES VARIABLES(ID) ON DELETE CASCADE,
  CHECK (TargetVariableId != SourceVariableId));
CREATE TABLE REGEXES (Label TEXT PRIMARY KEY, {_COLOURS});
CREATE TABLE CODERRELATIONS (ID INTEGER NOT NULL PRIMARY KEY,
  Coder INTEGER REFERENCES CODERS(ID) ON DELETE CASCADE,
  OtherCoder INTEGER REFERENCES CODERS(ID) ON DELETE CASCADE,
  viewStatements INTEGER NOT NULL DEFAULT 1, editStatements INTEGER NOT NULL DEFAULT 1,
  viewDocuments INTEGER NOT NULL DEFAULT 1, editDocuments INTEGER NOT NULL DEFAULT 1);
CREATE TABLE STATEMENTS (ID INTEGER NOT NULL PRIMARY KEY,
  StatementTypeId INTEGER REFERENCES STATEMENTTYPES(ID) ON DELETE CASCADE,
  DocumentId INTEGER REFERENCES DOCUMENTS(ID) ON DELETE CASCADE,
  Start INTEGER NOT NULL CHECK (Start >= 0), Stop INTEGER NOT NULL CHECK (Stop >= 0),
  Coder INTEGER REFERENCES CODERS(ID) ON DELETE CASCADE, CHECK (Start < Stop));
CREATE TABLE ENTITIES (ID INTEGER PRIMARY KEY NOT NULL,
  VariableId INTEGER NOT NULL REFERENCES VARIABLES(ID) ON DELETE CASCADE,
  Value TEXT NOT NULL DEFAULT '' CHECK (LENGTH(Value) < 191), {_COLOURS},
  ChildOf INTEGER REFERENCES ENTITIES(ID) ON DELETE CASCADE, UNIQUE (VariableId, Value));
CREATE TABLE ATTRIBUTEVARIABLES (ID INTEGER PRIMARY KEY NOT NULL,
  VariableId INTEGER NOT NULL REFERENCES VARIABLES(ID) ON DELETE CASCADE,
  AttributeVariable TEXT NOT NULL, UNIQUE (VariableId, AttributeVariable));
CREATE TABLE ATTRIBUTEVALUES (ID INTEGER PRIMARY KEY NOT NULL,
  EntityId INTEGER NOT NULL REFERENCES ENTITIES(ID) ON DELETE CASCADE,
  AttributeVariableId INTEGER NOT NULL REFERENCES ATTRIBUTEVARIABLES(ID) ON DELETE CASCADE,
  AttributeValue TEXT NOT NULL DEFAULT '', UNIQUE (EntityId, AttributeVariableId));
""" + "".join(
    f"""
CREATE TABLE {table} (ID INTEGER PRIMARY KEY NOT NULL,
  StatementId INTEGER NOT NULL REFERENCES STATEMENTS(ID) ON DELETE CASCADE,
  VariableId INTEGER NOT NULL REFERENCES VARIABLES(ID) ON DELETE CASCADE,
  {value}, UNIQUE (StatementId, VariableId));
"""
    for table, value in (
        ("DATABOOLEAN", "Value INTEGER NOT NULL DEFAULT 1"),
        ("DATAINTEGER", "Value INTEGER NOT NULL DEFAULT 0"),
        ("DATASHORTTEXT", "Entity INTEGER NOT NULL REFERENCES ENTITIES(ID) ON DELETE CASCADE"),
        ("DATALONGTEXT", "Value TEXT DEFAULT ''"),
    )
)
