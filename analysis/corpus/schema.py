"""The tables of a corpus: their columns, in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow

FORM = 5  # of the tables; a new number makes finished partitions be made anew

# Every table but ``errors`` leads back to ``articles`` by ``article``. Lists are columns of words.
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "articles": {
        "article": "words", "slug": "words", "title": "words", "outlet": "words", "date": "words",
        "url": "words", "language": "words", "text_kind": "words", "source": "words",
        "row": "whole", "digest": "words",
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
        "source": "words", "row": "whole", "slug": "words", "error": "words", "told": "words",
    },
}  # fmt: skip


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

    Example:
        >>> arrow("errors", []).num_rows
        0
    """
    import pyarrow as pa

    columns = {name: [row[name] for row in rows] for name in COLUMNS[table]}
    return pa.table(columns, schema=schema(table))
