"""What GitHub reads: workflows, CODEOWNERS, forms for issues and a pull request's first text; and what to set there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from maatstaf.handbook import Handbook
from maatstaf.hosting.asked import Occasion, Question, occasions
from maatstaf.hosting.change import change_text
from maatstaf.hosting.filled import filled
from maatstaf.hosting.owners import MADE_BY, codeowners
from maatstaf.message import interface

SIGN = ".github/workflows/maatstaf.yml"
"""The file that shows that a repository uses this host."""

PAGES = ".github/workflows/maatstaf-pages.yml"
"""The file that publishes the site; where it is, it is kept up to date."""

GUIDE = ".github/maatstaf.md"
"""What somebody sets on the host itself, click by click."""


def files(handbook: Handbook, publish: bool = False) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file that GitHub reads; with ``publish`` also the one that publishes the site."""
    language = handbook.language
    for path in (SIGN, ".github/workflows/maatstaf-comment.yml", *([PAGES] if publish else [])):
        yield path, filled(f"github/{path.rpartition('/')[2]}", language)
    yield GUIDE, filled(f"github/guide.{interface(language)}.md", language, publish=publish)
    yield ".github/CODEOWNERS", codeowners(handbook)
    yield ".github/pull_request_template.md", change_text(handbook)
    for occasion in occasions(handbook):
        yield (
            f".github/ISSUE_TEMPLATE/{occasion.id}.yml",
            _issue_form(occasion, MADE_BY.in_language(interface(language))),
        )


def _issue_form(occasion: Occasion, remark: str) -> str:
    """Return an issue form as GitHub defines them: a name, a description and a body of elements."""
    form = {
        "name": occasion.name,
        "description": occasion.about,
        "title": f"{occasion.name}: ",
        "body": [
            {"type": "markdown", "attributes": {"value": occasion.welcome}},
            *(_element(question) for question in occasion.questions),
        ],
    }
    text: str = yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=1000)
    return f"# {remark}\n{text}"


def _element(question: Question) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": question.label}
    if question.help:
        attributes["description"] = question.help
    if question.choices:
        attributes["options"] = list(question.choices)
    kind = "dropdown" if question.choices else "textarea" if question.long else "input"
    return {"type": kind, "id": question.id, "attributes": attributes, "validations": {"required": question.required}}
