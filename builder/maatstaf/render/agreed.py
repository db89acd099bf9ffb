"""Who agreed to a form, to which version of it, and who has yet to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from maatstaf.message import T
from maatstaf.model.changelog import Change
from maatstaf.model.criterion import Status
from maatstaf.model.form import Form
from maatstaf.model.organisation import Level
from maatstaf.render.joined import joined
from maatstaf.render.press import Press

LEVELS = {
    Level.EMPLOYEE: T("employees"),
    Level.LEAD: T("their leads"),
    Level.ABOVE: T("the layer above"),
}
"""Who must have agreed before a form is used."""


@dataclass(frozen=True)
class Agreed:
    """Each role with the day on which it agreed; to which version, in a sentence or two; and who has yet to agree."""

    roles: tuple[tuple[str, date], ...]
    version: str
    """Empty where there is no version that all levels agreed to."""
    missing: str
    """The levels that publishing the form waits for; empty where there are none, and for a retired form."""


def agreed(press: Press, form: Form) -> Agreed:
    """Return what pages say of the agreement to a form."""
    roles = tuple((press.say(press.handbook.roles[one.role].name), one.date) for one in form.agreed)
    levels = () if form.status is Status.RETIRED else press.handbook.not_agreed(form)
    missing = joined(press, [press.text(LEVELS[level]) for level in levels])
    return Agreed(roles, _version(press, form), missing)


def _version(press: Press, form: Form) -> str:
    """To which version all agreed, and what came after it: words alone ask for no new agreement."""
    known = press.handbook.agreed_to(form)
    if known is None:
        return ""
    log = form.changelog
    after = [entry for entry in log[: log.index(known)] if entry.change is not Change.RETIRED]
    told = [T("Agreed to version {version}.", {"version": known.version})]
    if after:
        versions = joined(press, [entry.version for entry in reversed(after)])
        words = all(entry.change is Change.WORDING for entry in after)
        later = T("After it only words changed ({versions}).") if words else T("After it came version {versions}.")
        told.append(later(versions=versions))
    return " ".join(press.text(sentence) for sentence in told)
