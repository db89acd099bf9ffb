"""A calibration session that is begun: its raters and contacts, and the sheet that they fill in."""

from __future__ import annotations

from collections import Counter

from maatstaf.begin.prefill import Asked, Filled, one_of
from maatstaf.message import T
from maatstaf.model.criterion import Status
from maatstaf.model.organisation import Level
from maatstaf.ratings import COLUMNS

CONTACTS = ("contact-1", "contact-2")
"""How many contacts a session begins with; more are added by hand, in the file and on the sheet."""


def calibration(asked: Asked) -> Filled:
    """Fill in a session on a form: a sheet with a line for each contact, criterion and rater, answers left empty."""
    forms = asked.draft.forms
    current = [id for id, entry in forms.items() if entry.value.status is not Status.RETIRED]
    ready = [id for id in current if forms[id].value.changelog]
    form = forms[one_of(asked, "form", asked.form, current if asked.form else ready or current)].value
    criteria = [item.criterion for item in form.items if item.criterion]
    if not criteria:
        raise asked.refusal(T("The form “{form}” has no criteria to calibrate.", {"form": form.id}))
    if not form.changelog:
        message = T("The form “{form}” has no version yet: give it a first entry in its changelog.")
        raise asked.refusal(message(form=form.id))
    raters = _raters(asked)
    sheet = f"{asked.id}.csv"
    lines = [f"{contact},{rater},{criterion},," for contact in CONTACTS for criterion in criteria for rater in raters]
    return Filled(
        f"workshops/calibrations/{asked.id}.yml",
        {
            "id": asked.id,
            "date": asked.day,
            "form": form.id,
            "version": form.version,
            "criteria": criteria,
            "participants": Counter(raters.values()),
            "contacts": CONTACTS,
            "channel": form.channels[0],
            "example": _example(asked, criteria),
            "raters": [{"id": rater, "role": role} for rater, role in raters.items()],
            "sheet": sheet,
        },
        {f"workshops/calibrations/{sheet}": "\n".join([",".join(COLUMNS), *lines, ""]).encode()},
    )


def _raters(asked: Asked) -> dict[str, str]:
    """Return pseudonyms with their role: a coach, a lead and an employee, and two people at the least."""
    roles = asked.roles(Level.COACH, Level.LEAD, Level.EMPLOYEE) or list(asked.organisation.roles[:1])
    if not roles:
        raise asked.refusal(T("Nobody can judge yet: name the roles in criteria/organisation.yml first."))
    if len(roles) == 1:
        roles *= 2
    return {f"rater-{letter}": role.id for letter, role in zip("abc", roles, strict=False)}


def _example(asked: Asked, criteria: list[str]) -> dict[str, str] | None:
    """Return an example of one of the criteria, that could serve as a contact."""
    for id in criteria:
        entry = asked.draft.criteria.get(id)
        for example in entry.value.examples if entry else ():
            return {"criterion": id, "id": example.id}
    return None
