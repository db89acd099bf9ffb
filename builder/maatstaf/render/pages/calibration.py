"""The page of one calibration session: what everybody answered, what was agreed, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from maatstaf.message import T
from maatstaf.model.calibration import Action, Calibration
from maatstaf.render.addresses import address
from maatstaf.render.alike.session_answers import Judged, session_answers
from maatstaf.render.changed import name_of
from maatstaf.render.joined import contacts, raters
from maatstaf.render.page import Content
from maatstaf.render.pages.calibrations import ACTIONS
from maatstaf.render.press import Press

SIGNS = {Action.KEEP: "check", Action.SHARPEN: "pen-line", Action.TRAIN: "users", Action.RETIRE: "archive"}


def render(press: Press) -> Iterator[tuple[str, Callable[[], Content]]]:
    """Yield a page for every session."""
    for session in press.handbook.calibrations.values():
        yield address("calibration", session.id), partial(_page, press, session)


def _page(press: Press, session: Calibration) -> Content:
    title = press.text(T("Calibration of {day}", {"day": press.day(session.date)}))
    form = press.handbook.forms[session.form]
    about = T("What everybody answered, what we agreed, and what follows from it.")
    return press.page(
        "pages/calibration.html",
        address("calibration", session.id),
        title,
        description=press.text(about),
        source=press.handbook.files["calibration", session.id],
        session=session,
        form=form,
        contacts=contacts(press, len(session.contacts)),
        raters=raters(press, len(session.raters)),
        participants=_participants(press, session),
        people=[(rater.id, press.say(press.handbook.roles[rater.role].name)) for rater in session.raters],
        focus=[press.handbook.criteria[id] for id in session.focus],
        judged=[(one, _alike(press, one)) for one in session_answers(press, session)],
        described=[(number, contact, _about(press, contact)) for number, contact in enumerate(session.contacts, 1)],
        outcomes=[
            (press.handbook.criteria[one.criterion], one.finding, SIGNS[one.action], press.text(ACTIONS[one.action]))
            for one in session.outcomes
        ],
        changes=[
            (line, name_of(press, line)) for line in press.handbook.changes if line.version.workshop == session.id
        ],
    )


def _participants(press: Press, session: Calibration) -> list[tuple[str, int]]:
    """Who was there, by role; where nobody wrote that down, those who judged."""
    roles = press.handbook.roles
    counted: dict[str, int] = dict(session.participants)
    if not counted:
        for rater in session.raters:
            counted[rater.role] = counted.get(rater.role, 0) + 1
    return [(press.say(roles[id].name), count) for id, count in counted.items()]


def _alike(press: Press, judged: Judged) -> str:
    total = len(judged.rows)
    if not judged.differing:
        return press.text(T("Everybody who judged it gave the same answer."))
    values: dict[str, Any] = {"number": judged.differing, "total": total}
    return press.text(T("Answers differ in {number} of {total} contacts.", values))


def _about(press: Press, contact: Any) -> dict[str, Any]:
    """What a contact was: its description, or the example of a criterion that it is."""
    if contact.example:
        criterion = press.handbook.criteria[contact.example.criterion]
        example = next((one for one in criterion.examples if one.id == contact.example.example), None)
        return {"text": press.text(T("Example with")), "criterion": criterion, "example": example}
    return {"text": press.say(contact.about), "criterion": None, "example": None}
