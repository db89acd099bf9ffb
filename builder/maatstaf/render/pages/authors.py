"""For authors: how to propose a change without knowing git, what it does to the scores, and who looks after what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from maatstaf.handbook import ChangeLine
from maatstaf.message import T
from maatstaf.model.changelog import BUMP, Change
from maatstaf.model.criterion import Status
from maatstaf.model.text import version_parts
from maatstaf.model.workshop import Decision
from maatstaf.render.addresses import AUTHORS
from maatstaf.render.look_again import due, to_look_at
from maatstaf.render.page import Content
from maatstaf.render.press import Press
from maatstaf.render.proposing.sizes import CHANGES
from maatstaf.render.reference.least_classes import least_classes
from maatstaf.render.reference.pitfalls import pitfalls

SOONEST = 12
"""So many days on which something is to be looked at again are listed; each page says its own."""

BEFORE = "1.2.0"
"""The version that the examples of changes start from."""

COMMANDS: tuple[tuple[str, T], ...] = (
    (
        "maatstaf serve",
        T("Shows the handbook in your browser while you write. It follows each save, and shows what is wrong."),
    ),
    ("maatstaf check", T("Checks every file and says what is wrong, where, and what to write. Nothing is built.")),
    (
        "maatstaf new criterion {id} --group {group}",
        T("Begins a new criterion at its place, with explanations to fill in."),
    ),
    (
        "maatstaf diff main",
        T("Says what changed since an earlier version, word by word: what it does to scores, and what is missing."),
    ),
    (
        "maatstaf check --since main",
        T("Checks that what changed is explained: a new entry, of the right size, with its why."),
    ),
    ("maatstaf new workshop {date}-{name}", T("Begins the record of a workshop.")),
    (
        "maatstaf workshop sheet workshops/{date}-{name}.yml --paper a3",
        T("Makes a PDF to print before a workshop: a set for the table (a4), or one sheet for the wall (a3 or a0)."),
    ),
    (
        "maatstaf publish {form}",
        T("Makes a form, as it now stands, the version that counts. It is kept for ever: records stay readable."),
    ),
    ("maatstaf which {form} --on {date}", T("Says which version of a form counted on a day.")),
    ("maatstaf build", T("Builds the whole site. If something is wrong, the previous site stays as it was.")),
)
"""What can be done on one's own computer, and what it does."""


def render(press: Press) -> Iterator[tuple[str, Content]]:
    """Yield the page."""
    yield (
        AUTHORS,
        press.page(
            "pages/authors.html",
            AUTHORS,
            press.text(T("Propose a change")),
            description=press.text(T("How to propose a change without technical knowledge, and what happens then.")),
            gitlab="gitlab" in press.host.repository,
            classes=[_class(press, change) for change in CHANGES if change is not Change.NEW],
            least=least_classes(press),
            pitfalls=pitfalls(press),
            owners=[_owner(press, id) for id in press.handbook.groups],
            adopted=_adopted(press),
            again=to_look_at(press),
            due=(days := due(press))[:SOONEST],
            due_later=len(days[SOONEST:]),
            commands=[(_command(press, line), press.text(words)) for line, words in COMMANDS],
        ),
    )


def _class(press: Press, change: Change) -> dict[str, Any]:
    """One class of change, with its newest example in this handbook."""
    when, scores = CHANGES[change]
    lines = [line for line in press.handbook.changes if line.kind == "criterion" and line.version.change is change]
    return {
        "change": change,
        "when": press.text(when),
        "scores": press.text(scores),
        "after": _raised(change),
        "example": lines[0] if lines else None,
        "name": press.say(_name(lines[0])) if lines else "",
    }


def _name(line: ChangeLine) -> Any:
    return getattr(line.definition, "name", None)


def _raised(change: Change) -> str:
    """Return the version that follows on ``BEFORE`` after such a change."""
    place = BUMP[change]
    parts = [part if n < place else part + 1 if n == place else 0 for n, part in enumerate(version_parts(BEFORE))]
    return ".".join(map(str, parts))


def _owner(press: Press, id: str) -> dict[str, Any]:
    handbook = press.handbook
    group = handbook.groups[id]
    mine = [c for c in handbook.criteria.values() if handbook.group_of[c.id] == id and c.status is not Status.RETIRED]
    return {
        "name": press.say(group.name),
        "text": press.plain(group.text),
        "owner": press.say(handbook.roles[group.owner].name) if group.owner else "",
        "criteria": mine,
        "edit": press.host.edit_address(handbook.files["group", id]),
    }


def _adopted(press: Press) -> tuple[Any, Any, Any] | None:
    """The newest proposal that led to a criterion: workshop, proposal, criterion."""
    handbook = press.handbook
    for workshop in handbook.by_date:
        for proposal in workshop.proposals:
            if proposal.decision is Decision.ADOPT and proposal.criteria:
                return workshop, proposal, handbook.criteria[proposal.criteria[0]]
    return None


def _command(press: Press, line: str) -> str:
    group, form = next(iter(press.handbook.groups), "…"), next(iter(press.handbook.forms), "…")
    places = {
        "form": form,
        "id": press.text(T("its-id")),
        "group": group,
        "name": "brownpaper",
        "date": press.handbook.as_of,
    }
    return line.format_map(places)
