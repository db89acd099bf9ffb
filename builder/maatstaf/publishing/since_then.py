"""What changed between a published version of a form and the form as it stands now, and what that asks of its version.

A form takes over the largest class of its criteria and scales. What a changed text means only its author knows: the
changelog says so, and where it says nothing the change counts as a clarification.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maatstaf.handbook import Handbook
from maatstaf.history.fields import Least, larger
from maatstaf.history.fieldwise import differing, largest
from maatstaf.history.meaning import compares
from maatstaf.history.places import fields_named
from maatstaf.history.plain import Data, plain
from maatstaf.history.result import FieldChange
from maatstaf.history.table import TABLES
from maatstaf.message import T
from maatstaf.model.changelog import Change, Comparable, Entry
from maatstaf.model.criterion import Status
from maatstaf.model.form import Form, HeaderField, Item, Question, Section
from maatstaf.model.scale import Scale
from maatstaf.model.text import Words, say, version_parts
from maatstaf.shapes.form import SpecForm, SpecItem

_ITEM = ("scored", "class_", "weight", "grade", "critical", "deduct", "failed", "comment", "reasons", "show_when")
_CRITERION = ("name", "goal", "indicators", "anchors", "key", "klantprincipes", "kpis")
_SCALE = ("id", "name", "kind", "answers", "min", "max", "step", "unit", "bands", "not_applicable")


@dataclass(frozen=True)
class Difference:
    """One thing that differs: its kind and name (empty for the form itself), its class, and in words what differs."""

    kind: str
    name: Words
    change: Change
    what: T


@dataclass(frozen=True)
class SinceThen:
    """Everything that differs, and the largest class among it; wording where only what stands around it differs."""

    differences: tuple[Difference, ...]
    change: Change

    @property
    def comparable(self) -> Comparable:
        """Whether scores from before and after may be compared."""
        return compares(self.change)


def since_then(handbook: Handbook, old: SpecForm, new: SpecForm) -> SinceThen:
    """Return what differs between a published spec and the one of the form as it stands."""
    found = (*_form(old, new), *_criteria(handbook, old, new), *_scales(old, new), *_around(old, new))
    return SinceThen(found, larger(*(one.change for one in found)) or Change.WORDING)


def _counts_as(fields: tuple[FieldChange, ...], entries: tuple[Entry, ...]) -> Change | None:
    """Return the class of some changed fields: what their changelog declares, or the smallest allowed when larger."""
    declared = larger(*(entry.change for entry in entries if entry.change is not Change.NEW))
    least = largest(fields)
    assumed = Change.CLARIFICATION if least is Least.CHOOSE and declared is None else least.change
    return larger(declared, assumed)


def _newer(changelog: tuple[Entry, ...], version: str) -> tuple[Entry, ...]:
    return tuple(entry for entry in changelog if version_parts(entry.version) > version_parts(version))


def _form(old: SpecForm, new: SpecForm) -> Iterator[Difference]:
    fields = differing(TABLES["form"], plain(_as_form(old), old.language), plain(_as_form(new), new.language))
    if change := _counts_as(fields, _newer(new.changelog, old.version)):
        what = fields_named(fields, "form", new.language) if fields else T("a new version in its changelog")
        yield Difference("form", "", change, what)


def _as_form(spec: SpecForm) -> Form:
    """Return the form that a spec was made of, as far as it says what is judged and how."""
    return Form.model_construct(
        id=spec.id,
        status=Status.ACTIVE,
        name=spec.name,
        channels=tuple(channel.id for channel in spec.channels),
        purpose=spec.purpose,
        header=tuple(
            HeaderField.model_construct(id=h.id, text=h.text, scale=h.scale, required=h.required, help=h.help)
            for h in spec.header
        ),
        classes=spec.classes,
        sections=tuple(
            Section.model_construct(
                **{name: getattr(one, name) for name in ("id", "name", "klantprincipe", "text", "weight")},
                judged_as_a_whole=one.judged_as_a_whole,
                items=tuple(_as_item(item) for item in one.items),
            )
            for one in spec.sections
        ),
        scoring=spec.scoring,
        coaching=spec.coaching,
    )


def _as_item(item: SpecItem) -> Item:
    asked = (
        {"criterion": item.criterion.id}
        if item.criterion
        else {"question": Question.model_construct(id=item.id, text=item.text, scale=item.scale, help=item.help)}
    )
    return Item.model_construct(
        **asked,
        **{name: getattr(item, name) for name in _ITEM},
        required=item.required,
        not_applicable=item.not_applicable.policy,
    )


def _criteria(handbook: Handbook, old: SpecForm, new: SpecForm) -> Iterator[Difference]:
    """Yield what differs in each criterion that is asked both then and now; others the form's own items tell of."""
    was = {item.id: item for section in old.sections for item in section.items}
    for item in (item for section in new.sections for item in section.items):
        before = was.get(item.id)
        if not (before and before.criterion and item.criterion):
            continue
        fields = differing(TABLES["criterion"], _as_criterion(before, old), _as_criterion(item, new))
        criterion = handbook.criteria[item.criterion.id]
        entries = _newer(criterion.changelog, before.criterion.version)
        if change := _counts_as(fields, entries):
            versions = T("{old} → {new}", {"old": before.criterion.version, "new": criterion.version})
            what = fields_named(fields, "criterion", new.language) if not entries else versions
            yield Difference("criterion", item.name, change, what)


def _as_criterion(item: SpecItem, spec: SpecForm) -> Data:
    """Return what a spec holds of a criterion, as plain data of that criterion."""
    data = plain(item, spec.language)
    found = {name: data[name] for name in _CRITERION if name in data}
    found |= {"question": data["text"], "definition": data.get("help"), "scale": item.scale}
    if item.not_applicable.when is not None:
        found["applies"] = {"not_applicable": data["not_applicable"]["when"]}
    return found


def _scales(old: SpecForm, new: SpecForm) -> Iterator[Difference]:
    for id, scale in new.scales.items():
        if before := old.scales.get(id):
            was, now = (Scale.model_construct(**{n: getattr(one, n) for n in _SCALE}) for one in (before, scale))
            fields = differing(TABLES["scale"], plain(was, old.language), plain(now, new.language))
            if change := _counts_as(fields, ()):
                yield Difference("scale", scale.name, change, fields_named(fields, "scale", new.language))


def _around(old: SpecForm, new: SpecForm) -> Iterator[Difference]:
    """Yield that the rules of the game in the form's foot differ: scores don't depend on them."""
    rules = [plain(spec.rules, spec.language) if spec.rules else None for spec in (old, new)]
    if rules[0] != rules[1]:
        yield Difference("protocol", "", Change.WORDING, T("purpose and how long things are kept"))


def named(one: Difference, language: str) -> T:
    """Return a difference in one line, as the command tells it."""
    if one.kind == "form":
        return T("the form: {what}", {"what": one.what})
    if one.kind == "protocol":
        return T("the rules of the game: {what}", {"what": one.what})
    return T("{name}: {what}", {"name": say(one.name, language), "what": one.what})
