"""HTML that shows itself in a notebook."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from analysis.common.jupyter import output


@dataclass(frozen=True, slots=True, repr=False)
class Html:
    """HTML that shows itself in a notebook."""

    html: Markup
    words: str = ""

    def _repr_html_(self) -> str:
        return output(self.html)

    def __repr__(self) -> str:
        return self.words or f"<Html: {len(self.html)} characters of HTML>"
