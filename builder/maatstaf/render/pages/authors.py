"""For authors: how to propose a change without knowing git, what it does to the scores, and who looks after what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from maatstaf.message import T
from maatstaf.model.changelog import BUMP, Change
from maatstaf.model.criterion import Status
from maatstaf.model.text import version_parts
from maatstaf.model.workshop import Decision
from maatstaf.render.addresses import AUTHORS
from maatstaf.render.page import Content
from maatstaf.render.press import Press
from maatstaf.render.reference.pitfalls import pitfalls
from maatstaf.resolve import ChangeLine

BEFORE = "1.2.0"
"""The version that the examples of changes start from."""

CHANGES: dict[Change, tuple[T, T]] = {
    Change.WORDING: (
        T("Other words, the same meaning: a typing error, a word that nobody uses, a clearer name."),
        T("Nothing: scores from before and after can be compared."),
    ),
    Change.CLARIFICATION: (
        T("It becomes clearer what was meant: an anchor says how much may be missing, an example is added."),
        T("People may judge a little differently. Compare with care, and calibrate soon."),
    ),
    Change.MEANING: (
        T("Something else is judged: it counts in another channel, n.v.t. may be chosen in other cases."),
        T("Scores from before and after are not comparable."),
    ),
    Change.SCORING: (
        T("Something else is counted: other answers or points, another weight, a question more or less on a form."),
        T("Scores from before and after are not comparable."),
    ),
    Change.RETIRED: (
        T("It is no longer used. The page stays, with the reason and what took its place."),
        T("It leaves every form."),
    ),
}
"""Each class of change: when to choose it, and what it does to the scores."""

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
    ("maatstaf new workshop {date}-{name}", T("Begins the record of a workshop.")),
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
            classes=[_class(press, change) for change in CHANGES],
            pitfalls=pitfalls(press),
            owners=[_owner(press, id) for id in press.handbook.groups],
            adopted=_adopted(press),
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
    group = next(iter(press.handbook.groups), "…")
    places = {"id": press.text(T("its-id")), "group": group, "name": "brownpaper", "date": press.handbook.as_of}
    return line.format_map(places)
