"""What GitHub reads: two workflows, CODEOWNERS, forms for issues, and what a pull request begins with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from maatstaf.hosting.asked import Occasion, Question, occasions
from maatstaf.hosting.change import change_text
from maatstaf.hosting.owners import MADE_BY, codeowners
from maatstaf.resolve import Handbook

SIGN = ".github/workflows/maatstaf.yml"
"""The file that shows that a repository uses this host."""

_HERE = Path(__file__).parent / "files" / "github"


def files(handbook: Handbook) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file that GitHub reads."""
    for name in ("maatstaf.yml", "maatstaf-comment.yml"):
        yield f".github/workflows/{name}", (_HERE / name).read_text(encoding="utf-8")
    yield ".github/CODEOWNERS", codeowners(handbook)
    yield ".github/pull_request_template.md", change_text(handbook)
    for occasion in occasions(handbook):
        yield f".github/ISSUE_TEMPLATE/{occasion.id}.yml", _issue_form(occasion, MADE_BY.in_language(handbook.language))


def _issue_form(occasion: Occasion, remark: str) -> str:
    """Return an issue form as GitHub defines them: a name, a description and a body of elements."""
    form = {
        "name": occasion.name,
        "description": occasion.about,
        "title": f"{occasion.name}: ",
        "body": [_element(question) for question in occasion.questions],
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
