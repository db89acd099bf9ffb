"""What GitLab reads: two jobs, the script of one of them, CODEOWNERS, and templates for issues and merge requests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from maatstaf.hosting.asked import Occasion, Question, occasions
from maatstaf.hosting.change import change_text
from maatstaf.hosting.owners import codeowners
from maatstaf.resolve import Handbook

SIGN = ".gitlab-ci.yml"
"""The file that shows that a repository uses this host."""

FEW = 5
"""So many answers are named in the text itself."""

_HERE = Path(__file__).parent / "files" / "gitlab"


def files(handbook: Handbook) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file that GitLab reads."""
    yield ".gitlab-ci.yml", (_HERE / "gitlab-ci.yml").read_text(encoding="utf-8")
    yield ".gitlab/maatstaf-comment.py", (_HERE / "maatstaf-comment.py").read_text(encoding="utf-8")
    yield ".gitlab/CODEOWNERS", codeowners(handbook)
    yield ".gitlab/merge_request_templates/Default.md", change_text(handbook)
    for occasion in occasions(handbook):
        yield f".gitlab/issue_templates/{occasion.id}.md", _issue(occasion)


def _issue(occasion: Occasion) -> str:
    """Return an issue's first text: GitLab has no forms, so each question is a heading with room below it."""
    return "\n".join([occasion.about, "", *(line for question in occasion.questions for line in _lines(question))])


def _lines(question: Question) -> Iterator[str]:
    yield f"## {question.label}"
    yield ""
    few = ", ".join(question.choices) if len(question.choices) <= FEW else ""
    if hint := " ".join(filter(None, (question.help, few))):
        yield f"<!-- {hint} -->"
        yield ""
    yield ""
