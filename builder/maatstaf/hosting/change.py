"""What a pull request or merge request begins with: what changes, why, and what it does to the scores."""

from __future__ import annotations

from collections.abc import Iterator

from maatstaf.message import T, interface
from maatstaf.model.text import say
from maatstaf.resolve import Handbook

_WHAT = T("What changes?")
_WHAT_HELP = T("In words that an employee understands. The comment below this text shows each difference.")
_WHY = T("Why?")
_WHY_HELP = T("What does the customer notice of it? Which question, calibration or feedback led to it?")
_SCORES = T("What does it do to the scores?")
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
    language = interface(handbook.language)
    return "\n".join(line.in_language(language) if isinstance(line, T) else line for line in _lines(handbook))


def _lines(handbook: Handbook) -> Iterator[T | str]:
    yield from _asked(_WHAT, _WHAT_HELP)
    yield from _asked(_WHY, _WHY_HELP)
    yield from _asked(_SCORES)
    for name, meaning in _CLASSES.items():
        yield T("- [ ] **{name}**: {meaning}", {"name": name, "meaning": meaning})
    yield ""
    workshops = sorted(handbook.workshops.values(), key=lambda one: one.date, reverse=True)[:3]
    titles = (say(one.title, handbook.language).replace("--", "–") for one in workshops)  # “-->” would end the remark
    latest = ", ".join(f"{one.id} ({title})" for one, title in zip(workshops, titles, strict=True)) or "–"
    yield from _asked(_WHERE, _WHERE_HELP(latest=latest))
    yield T("- [ ] {what}", {"what": _ENTRY})
    yield T("- [ ] {what}", {"what": _PRIVACY})
    yield ""


def _asked(heading: T, remark: T | None = None) -> Iterator[T | str]:
    yield T("## {heading}", {"heading": heading})
    yield ""
    if remark:
        yield T("<!-- {remark} -->", {"remark": remark})
        yield ""
