"""An id is used once in its list, and once on a form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from maatstaf.check.draft import Draft, Entry
from maatstaf.check.references import parts_in
from maatstaf.findings import Finding
from maatstaf.message import T
from maatstaf.model.form import Form
from maatstaf.model.organisation import Organisation
from maatstaf.model.text import Part

ID = "ids"
TITLE = T("An id is used once.")
HELP = T(
    "An id is how one thing is meant and no other: an answer of a scale, an example, a section, a proposal, a contact. "
    "On one form, header fields, criteria and questions share their ids, because conditions name them. "
    "An id keeps its meaning for ever, so give the newer of the two another one."
)
Step = tuple[str | int, ...]


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield an error for every id that is used before in the same list."""
    for entry in draft.entries:
        for at, key, members in _lists(entry.value, ()):
            seen: set[str] = set()
            for number, member in enumerate(members):
                if member in seen:
                    yield entry.error(ID, (*at, number, "id"), _twice(member, str(key)), _OTHER)
                seen.add(member)
    for form in draft.forms.values():
        yield from _on_form(form)
    if draft.organisation:
        yield from _grounds(draft.organisation)


_OTHER = T("Give one of the two another id, or remove it.")


def _twice(id: str, where: str) -> T:
    return T("The id “{id}” is used twice in “{list}”.", {"id": id, "list": where})


def _lists(part: Part, at: Step) -> Iterator[tuple[Step, str, list[str]]]:
    """Yield (place, key, ids) for each list of things with an id."""
    for name, key, has_id in _plan(type(part)):
        value = getattr(part, name)
        if isinstance(value, Part):
            yield from _lists(value, (*at, key))
        elif isinstance(value, tuple):
            if has_id and value:
                yield (*at, key), key, [member.id for member in value]
            for number, member in enumerate(value):
                if isinstance(member, Part):
                    yield from _lists(member, (*at, key, number))


@cache
def _plan(model: type[Part]) -> tuple[tuple[str, str, bool], ...]:
    """Return (attribute, YAML key, whether its members have ids) for the fields with such a list in them."""
    found = []
    for name, info in model.model_fields.items():
        parts = [part for part in parts_in(info.annotation) if part is not model]
        has_id = any("id" in part.model_fields for part in parts)
        if has_id or any(_plan(part) for part in parts):
            found.append((name, info.alias or name, has_id))
    return tuple(found)


def _on_form(form: Entry[Form]) -> Iterator[Finding]:
    """Header fields, criteria and questions of a form are named by one set of ids."""
    seen = {field.id: T("a header field") for field in form.value.header}
    for number, section in enumerate(form.value.sections):
        for place, item in enumerate(section.items):
            step = ("criterion",) if item.criterion else ("question", "id")
            if item.id in seen:
                message = T("“{id}” is on this form already, as {what}.", {"id": item.id, "what": seen[item.id]})
                hint = _OTHER if item.question else T("Keep the criterion in one of the two places.")
                yield form.error(ID, ("sections", number, "items", place, *step), message, hint)
            elif item.id:
                where = {"section": section.id}
                kind = T("a criterion in section “{section}”") if item.criterion else T("a question in “{section}”")
                seen[item.id] = kind(**where)


def _grounds(entry: Entry[Organisation]) -> Iterator[Finding]:
    """Sentences of vision and mission and pillars of the strategy are named by one set of ids."""
    value = entry.value
    vision = {statement.id for statement in value.vision.statements} if value.vision else set()
    mission = [statement.id for statement in value.mission.statements] if value.mission else []
    for number, id in enumerate(mission):
        if id in vision:
            yield entry.error(ID, ("mission", "statements", number, "id"), _twice(id, "vision, mission"), _OTHER)
    for number, pillar in enumerate(value.strategy):
        if pillar.id in vision or pillar.id in mission:
            yield entry.error(ID, ("strategy", number, "id"), _twice(pillar.id, "vision, mission, strategy"), _OTHER)
