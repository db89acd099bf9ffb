"""What a pull request or merge request begins with: what changes, why, and what it does to the scores."""

from __future__ import annotations

from collections.abc import Iterator

from maatstaf.handbook import Handbook
from maatstaf.message import T, interface
from maatstaf.model.text import say

_WELCOME = T(
    "Good that you propose something. These lines don't show; fill in below what you know, the rest comes together."
)
_WHAT = T("What changes?")
_WHAT_HELP = T("In words that an employee understands. The comment below this text shows each difference.")
_WHY = T("Why?")
_WHY_HELP = T("What does the customer notice of it? Which question, calibration or feedback led to it?")
_SCORES = T("What does it do to the scores?")
_SCORES_HELP = T(
    "Put an x between the brackets of what fits: [x]. In doubt? Leave it open, and we look at it together."
)
_CLASSES = {
    "wording": T("the same thing is measured in other words; scores stay comparable"),
    "clarification": T("judgement may shift; compare with care, and calibrate again"),
    "meaning": T("something else is measured; scores before and after don't compare"),
    "scoring": T("it counts differently; scores before and after don't compare"),
}
_WHERE = T("Where was it decided?")
_WHERE_HELP = T(
    "A workshop in which employees, their leads and the layer above took part; not needed for wording. The latest: "
    "{latest}."
)
_ENTRY = T("The changelog of each changed definition has a new entry, with the why.")
_PRIVACY = T("No names and no personal data in examples.")


def change_text(handbook: Handbook) -> str:
    """Return the text that a proposed change begins with, in the handbook's own language."""
    return "\n".join(_lines(handbook, interface(handbook.language)))


def remark(text: str) -> str:
    """Return a remark in Markdown, which only who writes sees; nothing in it can end it."""
    return f"<!-- {text.replace('--', '–')} -->"


def _lines(handbook: Handbook, language: str) -> Iterator[str]:
    yield from (remark(_WELCOME.in_language(language)), "")
    workshops = sorted(handbook.workshops.values(), key=lambda one: one.date, reverse=True)[:3]
    latest = ", ".join(f"{one.id} ({say(one.title, handbook.language)})" for one in workshops) or "–"
    for heading, help in (
        (_WHAT, _WHAT_HELP),
        (_WHY, _WHY_HELP),
        (_SCORES, _SCORES_HELP),
        (_WHERE, _WHERE_HELP(latest=latest)),
    ):
        yield from (f"## {heading.in_language(language)}", "", remark(help.in_language(language)), "")
        if heading is _SCORES:
            yield from (f"- [ ] **{name}**: {meaning.in_language(language)}" for name, meaning in _CLASSES.items())
            yield ""
    yield f"- [ ] {_ENTRY.in_language(language)}"
    yield f"- [ ] {_PRIVACY.in_language(language)}"
    yield ""
