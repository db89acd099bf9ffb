"""Definitions to fill in, as text: what is known already at its place, and help as comments beside what is not.

Who begins one gets such a file, and so does what a workshop leads to: both read the same help.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from maatstaf.blanks.scalars import scalar
from maatstaf.message import LANGUAGES, interface
from maatstaf.model.scale import Scale, answer_ids

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent


def blank(kind: str, language: str, values: Mapping[str, object]) -> str:
    """Return a definition of a kind to fill in, with help in the language nearest to the one that is asked."""
    return _environment(interface(language)).get_template(f"{kind}.yml").render(values)


@cache
def _environment(language: str) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # a check needs none of it

    # Its own environment: what is put in is made safe for YAML, where the pages' one makes it safe for HTML.
    return Environment(
        loader=FileSystemLoader(HERE / language),
        undefined=StrictUndefined,
        finalize=scalar,
        line_statement_prefix="#%",
        keep_trailing_newline=True,
        autoescape=False,
    )


def on_scale(scales: Sequence[Scale]) -> dict[str, object]:
    """Return the values of a criterion that follow from its scale, the first of these; the others are named."""
    return {
        "scales": [scale.id for scale in scales],
        "answers": answer_ids(scales[0]),
        "not_applicable": bool(scales[0].not_applicable),
    }


_TEXT = re.compile(r"[#\s>-]*(?:[a-z_]+: )?(?P<text>.*….*)")


@cache
def _to_fill_in() -> frozenset[str]:
    """Return the lines of every definition to fill in that hold dots: whoever fills one in writes something else."""
    paths = (path for language in LANGUAGES for path in (HERE / language).glob("*.yml"))
    found = (_TEXT.fullmatch(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(line["text"] for line in found if line)


def is_blank(text: str) -> bool:
    """Return whether a text still holds only what a definition to fill in began with: “…”, “Do you manage to …?”."""
    if "…" not in text:
        return False
    lines = (line.lstrip("> -").rstrip() for line in text.splitlines())
    return all(line in _to_fill_in() for line in lines if line)
