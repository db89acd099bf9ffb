"""What GitLab reads: jobs, the script of one of them, CODEOWNERS and templates; and what to set there."""

from __future__ import annotations

from collections.abc import Iterator

from maatstaf.handbook import Handbook
from maatstaf.hosting.asked import Occasion, Question, occasions
from maatstaf.hosting.change import change_text, remark
from maatstaf.hosting.filled import filled
from maatstaf.hosting.owners import codeowners
from maatstaf.message import interface

SIGN = ".gitlab-ci.yml"
"""The file that shows that a repository uses this host."""

PAGES = ".gitlab/maatstaf-pages.yml"
"""The file that publishes the site; where it is, it is kept up to date."""

GUIDE = ".gitlab/maatstaf.md"
"""What somebody sets on the host itself, click by click."""

FEW = 5
"""So many answers are named in the text itself."""


def files(handbook: Handbook, publish: bool = False) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file that GitLab reads; with ``publish`` also the one that publishes the site."""
    language = handbook.language
    yield SIGN, filled("gitlab/gitlab-ci.yml", language, pages=PAGES if publish else "")
    yield ".gitlab/maatstaf-comment.py", filled("gitlab/maatstaf-comment.py", language)
    if publish:
        yield PAGES, filled("gitlab/maatstaf-pages.yml", language)
    yield GUIDE, filled(f"gitlab/guide.{interface(language)}.md", language, publish=publish)
    yield ".gitlab/CODEOWNERS", codeowners(handbook)
    yield ".gitlab/merge_request_templates/Default.md", change_text(handbook)
    for occasion in occasions(handbook):
        yield f".gitlab/issue_templates/{occasion.id}.md", _issue(occasion)


def _issue(occasion: Occasion) -> str:
    """Return an issue's first text: GitLab has no forms, so each question is a heading with room below it."""
    return "\n".join([occasion.welcome, "", *(line for question in occasion.questions for line in _lines(question))])


def _lines(question: Question) -> Iterator[str]:
    yield f"## {question.label}"
    yield ""
    few = ", ".join(question.choices) if len(question.choices) <= FEW else ""
    if hint := " ".join(filter(None, (question.help, few))):
        yield remark(hint)
        yield ""
    yield ""
