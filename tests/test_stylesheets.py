"""No stylesheet dresses what no page has: a template, a module or a script writes every class in it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "builder" / "maatstaf"
STYLES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.css"))
FRAME = "md-"
"""Classes of the theme, which its own templates write."""
NAME = r"[a-zA-Z][\w-]*"


@cache
def written() -> str:
    """Return everything that writes pages, without addresses of elements by their id."""
    files = (
        path for kind in ("html", "py", "js") for path in sorted(PACKAGE.rglob(f"*.{kind}")) if ".min." not in path.name
    )
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return re.sub(r'(?:\b(?:id|for|aria-\w+)="|#)[\w-]+', " ", text)


@cache
def beginnings() -> tuple[str, ...]:
    """Return what classes begin with whose end is filled in: ``ms-badge--{{ look }}``."""
    return tuple(sorted(set(re.findall(r'(?<![\w-])([a-z][\w-]*-)(?:\{\{|\$?\{|["\'] *(?:\+|~))', written()))))


def classes(style: str) -> set[str]:
    """Return the classes in a stylesheet's selectors."""
    bare = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    return {
        name for name in re.findall(rf"\.({NAME})", re.sub(r"\{[^{}]*\}", "{}", bare)) if not name.startswith(FRAME)
    }


def unused(style: str) -> list[str]:
    """Return the classes of a stylesheet that nothing writes."""
    return sorted(
        name
        for name in classes(style)
        if not name.startswith(beginnings()) and not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", written())
    )


@pytest.mark.parametrize("path", STYLES)
def test_every_class_is_used(path: str) -> None:
    assert unused((PACKAGE / path).read_text(encoding="utf-8")) == []


def test_a_class_that_nothing_writes_is_found() -> None:
    assert unused(
        ".ms-brief, .ms .ms-goneaway:hover { color: red } @media print { .ms-alsogone { color: #abcdef } }"
    ) == [
        "ms-alsogone",
        "ms-goneaway",
    ]
