"""The tables of a corpus: their columns, in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow

FORM = 6  # of the tables; a new number makes finished partitions be made anew

# Every table but ``errors`` leads back to ``articles`` by ``article``. Lists are columns of words.
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "articles": {
        "article": "words", "slug": "words", "title": "words", "outlet": "words", "date": "words",
        "url": "words", "author": "words", "language": "words", "text_kind": "words",
        "source": "words", "row": "whole", "digest": "words",
        "characters": "whole", "words": "whole", "statements": "whole", "speakers": "whole",
        "quoted": "number", "reporter": "number", "signature": "signature",
    },
    "statements": {
        "article": "words", "number": "whole", "kind": "words", "speaker": "words",
        "speaker_id": "words", "speaker_p": "number", "runner_up": "words", "source": "words",
        "cue": "words", "content": "words", "cue_class": "words", "chain": "list",
        "addressee": "words", "confidence": "number", "why": "words", "flags": "list",
        "within": "whole", "start": "whole", "stop": "whole",
    },
    "sentences": {
        "article": "words", "number": "whole", "statement_kind": "words", "words": "whole",
        "sentence": "words", "start": "whole", "stop": "whole",
    },
    "actors": {
        "article": "words", "actor": "words", "name": "words", "kind": "words", "role": "words",
        "party": "words", "named": "yes or no", "anonymous": "yes or no", "forms": "list",
        "mentions": "whole", "statements": "whole", "direct": "whole", "indirect": "whole",
        "mixed": "whole", "words_spoken": "whole", "passes_on": "whole",
        "speaks_about": "list", "spoken_about_by": "list", "start": "whole",
    },
    "claims": {
        "article": "words", "number": "whole", "statement": "whole", "speaker": "words",
        "claim": "words", "kind": "words", "stance": "words", "checkable": "yes or no",
        "worth": "whole", "accuses": "words", "evidence": "list",
        "checkworthiness": "number", "about": "list",
        "same_as": "whole", "start": "whole", "stop": "whole",
    },
    "measures": {
        "article": "words", "part": "words", "measure": "words", "value": "number",
        "unit": "words",
    },
    "errors": {
        "source": "words", "row": "whole", "slug": "words", "title": "words", "outlet": "words",
        "error": "words", "told": "words",
    },
}  # fmt: skip
# The tables that are made of all parts together.
JOINED: Mapping[str, Mapping[str, str]] = {
    "names": {
        "kind": "words", "name": "words", "actor": "words", "how": "words", "linked_to": "words",
        "score": "number", "by_spelling": "yes or no", "articles": "whole",
    },
    "copies": {"article": "words", "cluster": "words", "size": "whole", "alike": "number"},
}  # fmt: skip
# What the view ``stories`` adds; and what SQL would want quotation marks around as a name.
_ADDED = ("cluster", "copies", "first", "joined")
_RESERVED = frozenset((
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "both", "case",
    "cast", "check", "collate", "column", "constraint", "create", "default", "deferrable", "desc",
    "describe", "distinct", "do", "else", "end", "except", "false", "fetch", "for", "foreign",
    "from", "group", "having", "in", "initially", "intersect", "into", "lambda", "lateral",
    "leading", "limit", "not", "null", "offset", "on", "only", "or", "order", "pivot",
    "pivot_longer", "pivot_wider", "placing", "primary", "qualify", "references", "returning",
    "select", "show", "some", "summarize", "symmetric", "table", "then", "to", "trailing", "true",
    "union", "unique", "unpivot", "using", "variadic", "when", "where", "window", "with",
))  # fmt: skip


def further_column(name: str) -> str:
    """What a further column of the input is called in ``articles``.

    One that has the name of a column of any table, or a word of SQL, gets ``given_`` before it.

    Example:
        >>> further_column("leaning"), further_column("words"), further_column("2nd")
        ('leaning', 'given_words', 'given_2nd')
    """
    ours = any(name in columns for columns in (*COLUMNS.values(), *JOINED.values()))
    taken = ours or name in _ADDED or name in _RESERVED
    return f"given_{name}" if taken or name[:1].isdigit() else name


def schema(table: str) -> pyarrow.Schema:
    """The Arrow schema of a table.

    Example:
        >>> schema("measures").names
        ['article', 'part', 'measure', 'value', 'unit']
    """
    import pyarrow as pa

    kinds = {
        "words": pa.string(),
        "whole": pa.int64(),
        "number": pa.float64(),
        "yes or no": pa.bool_(),
        "list": pa.list_(pa.string()),
        "signature": pa.list_(pa.uint32()),
    }
    return pa.schema([(name, kinds[kind]) for name, kind in COLUMNS[table].items()])


def arrow(table: str, rows: Sequence[Mapping[str, Any]]) -> pyarrow.Table:
    """Rows as an Arrow table, every column there even without a row.

    What rows have beside the columns of the table are columns of words, behind the others.

    Example:
        >>> arrow("errors", []).num_rows
        0
    """
    import pyarrow as pa

    columns = {name: [row[name] for row in rows] for name in COLUMNS[table]}
    made = pa.table(columns, schema=schema(table))
    more = dict.fromkeys(name for row in rows for name in row if name not in columns)
    for name in more:
        made = made.append_column(name, pa.array([row.get(name) for row in rows], pa.string()))
    return made
