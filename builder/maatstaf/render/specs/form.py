"""The spec of each form as it stands now, and with the days between which it counts once it was published so."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from maatstaf.model.form import Form
from maatstaf.render.press import Press
from maatstaf.shapes import form as shapes
from maatstaf.shapes.specify import spec_of
from maatstaf.shapes.written import dumped

_made: WeakKeyDictionary[Press, dict[str, shapes.SpecForm]] = WeakKeyDictionary()


def form_spec(press: Press, form: Form) -> shapes.SpecForm:
    """Return the spec of a form as it stands now; made once, for its own file and several pages show it."""
    made = _made.setdefault(press, {})
    if form.id not in made:
        made[form.id] = _dated(press, spec_of(press.handbook.books, press.handbook.protocol, form))
    return made[form.id]


def _dated(press: Press, spec: shapes.SpecForm) -> shapes.SpecForm:
    """Return the spec with the days between which it counts, if it was published as it is."""
    for frozen in press.handbook.published.get(spec.id, ()):
        if frozen.spec.hash == spec.hash:
            dates = {name: getattr(frozen.spec, name) for name in ("effective_from", "effective_until")}
            return spec.model_copy(update=dates)
    return spec


def dump(press: Press, spec: Any) -> dict[str, Any]:
    """Return a spec as plain data: texts as language maps, numbers as decimal text."""
    return dumped(spec, press.language)
