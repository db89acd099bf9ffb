"""What differs between two versions of a definition: every field that does, and nothing else; mirrored when swapped."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from handbooks import BASE
from hypothesis import given
from hypothesis import strategies as st

from maatstaf.check.shape import LISTS, fit
from maatstaf.history import State, compare
from maatstaf.history.fieldwise import differing
from maatstaf.history.plain import plain
from maatstaf.history.result import Difference, FieldChange, Happened
from maatstaf.history.table import TABLES
from maatstaf.message import T
from maatstaf.model import KINDS
from maatstaf.read import read
from maatstaf.source import Source

TEXT = "Iets heel anders, met [een](https://voorbeeld.nl) en *nadruk*."


def models() -> dict[str, Any]:
    singles = {kind: model for kind, (_, model) in KINDS.items() if kind not in LISTS}
    return singles | {kind.removesuffix("s"): model for kind, model in LISTS.items()}


def definitions() -> list[tuple[str, dict[str, Any]]]:
    """Return every definition of the base handbook as it is written."""
    found = []
    for source in read(BASE)[0]:
        if source.kind in LISTS:
            found += [(source.kind.removesuffix("s"), one) for one in source.data[source.kind]]
        else:
            found.append((source.kind, source.data))
    return found


def leaves(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield the place and value of every text and number in a definition."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from leaves(member, (*at, key))
    elif isinstance(value, list):
        for number, member in enumerate(value):
            yield from leaves(member, (*at, number))
    elif isinstance(value, (str, int)) and not isinstance(value, bool):
        yield at, value


def put(data: Any, at: tuple[str | int, ...], value: Any) -> Any:
    changed = deepcopy(data)
    inside = changed
    for step in at[:-1]:
        inside = inside[step]
    inside[at[-1]] = value
    return changed


def field_changes(kind: str, before: Any, after: Any) -> tuple[FieldChange, ...]:
    model = models()[kind]
    was, now = (plain(model.model_validate(data), "nl") for data in (before, after))
    return differing(TABLES[kind], was, now)


FREE_TEXTS = ("goal", "name", "text", "definition", "when", "sample", "why", "what", "label", "purpose", "sees",
              "about", "abbreviation", "title")  # fmt: skip
"""Keys under which any sentence fits."""

PLACES = [
    (kind, data, at)
    for kind, data in definitions()
    for at, value in leaves(data)
    if at[-1] in FREE_TEXTS and isinstance(value, str)
]


@given(st.sampled_from(PLACES))
def test_one_changed_text_is_exactly_one_change(place: tuple[str, Any, tuple[str | int, ...]]) -> None:
    kind, data, at = place
    changes = field_changes(kind, data, put(data, at, TEXT))
    assert len(changes) == 1
    found = changes[0]
    assert found.happened is Happened.CHANGED
    assert found.path[-1] == at[-1] or found.path == (at[0],)
    assert TEXT in repr(found.after)
    assert TEXT not in repr(found.before)
    assert not any(isinstance(step, int) for step in found.path)


@given(st.sampled_from(definitions()), st.data())
def test_leaving_out_a_field_is_named_and_mirrors(one: tuple[str, Any], data: st.DataObject) -> None:
    kind, definition = one
    model = models()[kind]
    optional = [key for key in definition if key not in required(model)]
    if not optional:
        return
    key = data.draw(st.sampled_from(optional))
    without = {name: value for name, value in definition.items() if name != key}
    gone, come = field_changes(kind, definition, without), field_changes(kind, without, definition)
    if plain(model.model_validate(definition), "nl") == plain(model.model_validate(without), "nl"):
        assert not gone  # what was written is what holds without it
    else:
        assert {change.path[0] for change in gone} == {key}
    assert mirrored(gone) == sorted(map(spelled, come))


def required(model: Any) -> set[str]:
    return {info.alias or name for name, info in model.model_fields.items() if info.is_required()}


OTHER = {Happened.ADDED: Happened.REMOVED, Happened.REMOVED: Happened.ADDED}


def spelled(change: FieldChange) -> str:
    return repr((change.path, change.happened, change.before, change.after, change.least))


def mirrored(changes: tuple[FieldChange, ...]) -> list[str]:
    turned = (
        repr((one.path, OTHER.get(one.happened, one.happened), one.after, one.before, one.least)) for one in changes
    )
    return sorted(turned)


def state(sources: list[Source]) -> State:
    draft, _ = fit(BASE, sources)
    return State(T("here"), draft, {source.path: str(hash(source.text)) for source in sources}, lambda path: b"")


def changed_source(source: Source, at: tuple[str | int, ...], value: Any) -> Source:
    return Source(source.path, source.kind, source.text + " ", put(source.data, at, value))


SOURCES = read(BASE)[0]
TEXTS = [
    (number, at) for number, source in enumerate(SOURCES) for at, value in leaves(source.data)
    if at[-1] in FREE_TEXTS and isinstance(value, str)
]  # fmt: skip


def compared(changed: list[tuple[int, tuple[str | int, ...]]], *, swap: bool = False) -> Difference:
    """Return the difference of the base handbook with some of its texts written otherwise."""
    sources = list(SOURCES)
    for number, at in changed:
        sources[number] = changed_source(sources[number], at, TEXT)
    pair = state(SOURCES), state(sources)
    return compare(*reversed(pair)) if swap else compare(*pair)


def test_a_handbook_does_not_differ_from_itself() -> None:
    assert not compare(state(SOURCES), state(SOURCES)).changes
    again = [Source(source.path, source.kind, source.text, deepcopy(source.data)) for source in SOURCES]
    assert not compare(state(SOURCES), state(again)).changes


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4, unique=True))
def test_every_changed_text_is_named_and_nothing_else(changed: list[tuple[int, tuple[str | int, ...]]]) -> None:
    difference = compared(changed)
    fields = [field for change in difference.changes if change.itself for field in change.fields]
    assert len(fields) == len(changed)
    assert all(TEXT in repr(field.after) for field in fields)


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4, unique=True))
def test_swapping_before_and_after_mirrors(changed: list[tuple[int, tuple[str | int, ...]]]) -> None:
    there, back = compared(changed), compared(changed, swap=True)
    for one, other in zip(there.changes, back.changes, strict=True):
        assert (one.kind, one.id, one.least, one.comparable) == (other.kind, other.id, other.least, other.comparable)
        assert mirrored(one.fields) == sorted(map(spelled, other.fields))
