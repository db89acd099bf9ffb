"""The review conversation: one page over several records of a form, that needs no network, as the fill-in page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from maatstaf.message import T
from maatstaf.model.criterion import Status
from maatstaf.model.form import Coaching, Form
from maatstaf.render.drawings import mark_symbol
from maatstaf.render.durations import kept
from maatstaf.render.filling.carried import as_data, form_carried, languages_of, told
from maatstaf.render.filling.review_texts import REVIEW_TEXTS
from maatstaf.render.filling.texts import FILE_TEXTS, TEXTS
from maatstaf.render.filling.voices import voices
from maatstaf.render.page import Content
from maatstaf.render.press import Press
from maatstaf.render.specs.form import form_spec

_USUAL = Coaching()
"""What there is room for where a form says nothing of coaching."""


def render(press: Press) -> Iterator[tuple[str, Callable[[], Content]]]:
    """Yield the conversation page of every form that is not retired."""
    for form in press.handbook.forms.values():
        if form.status is not Status.RETIRED:
            path = f"forms/{form.id}/review.html"
            yield path, partial(_page, press, form, path)


def _page(press: Press, form: Form, path: str) -> Content:
    spec = form_spec(press, form)
    languages, words = languages_of(press, spec), {**TEXTS, **FILE_TEXTS, **REVIEW_TEXTS}
    page = {
        "languages": languages,
        "texts": told(words, languages),
        "marks": {id: press.marks(scale) for id, scale in spec.scales.items()},
        "versions": [],
    }
    return press.fill(
        "forms/review.html",
        path,
        form=spec,
        languages=languages,
        voices=voices(languages),
        T=T,
        mark_symbol=mark_symbol,
        script="review/review.min.js",
        coaching=spec.coaching or _USUAL,
        kept=kept(spec.rules.retention if spec.rules else (), press.interface),
        spec_json=as_data(form_carried(press, spec)),
        page_json=as_data(page),
    ).encode()
