"""The form to fill in: a page of its own that needs no network, and reads and prints without its script too."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from maatstaf.message import T
from maatstaf.model.criterion import Status
from maatstaf.model.form import Form
from maatstaf.model.scoring import OutcomeTest, ScoringMethod
from maatstaf.render.addresses import fill_address, relative
from maatstaf.render.drawings import mark_symbol
from maatstaf.render.durations import kept
from maatstaf.render.filling.asked import blocks, has_scale, header, limits
from maatstaf.render.filling.carried import as_data, form_carried, languages_of, more_carried, page_carried
from maatstaf.render.filling.voices import voices
from maatstaf.render.in_use import InUse, in_use
from maatstaf.render.page import Content
from maatstaf.render.press import Press
from maatstaf.render.specs.form import form_spec
from maatstaf.shapes.form import SpecForm

MORE = "fill-more.js"
"""Beside each page: what to listen and look for and the words about files, loaded when they are first needed. A page
from disk may not read data from a file, only run a script: so it is one, with nothing but texts in it."""
_END = "\0"
"""Stands behind each question's help: no text has it."""
_TICKS = 20
_DRAWN = ' fill="none" stroke="currentColor" stroke-width="2"'
"""What each drawing says and this page's stylesheet says once: the page is to be small."""
_CLOSE = 12
"""A limit nearer to the end than this, in percent, leaves no room for the end's own number."""


def render(press: Press) -> Iterator[tuple[str, Callable[[], Content]]]:
    """Yield the fill-in page of every form that is not retired, and of every published version that it was before."""
    for form in press.handbook.forms.values():
        if form.status is not Status.RETIRED:
            path = fill_address(form.id)
            spec = partial(form_spec, press, form)
            yield path, partial(_current, press, form, path)
            yield f"forms/{form.id}/{MORE}", partial(lambda path, spec: more_file(press, spec(), path), path, spec)
        for one in in_use(press, form):
            if not one.current:
                yield one.fill, partial(_earlier, press, form, one)
                yield f"{posixpath.dirname(one.fill)}/{MORE}", partial(more_file, press, one.frozen.spec, one.fill)


def fill_page(
    press: Press, spec: SpecForm, path: str, versions: Mapping[str, str], period: tuple[date, date | None] | None = None
) -> bytes:
    """Return the page at ``path`` on which the form of a spec, of whatever version, is filled in.

    ``versions`` are the addresses, from the site's root, of the fill-in pages of all known versions of this form. The
    form comes from the spec alone; only its frame, and whether a linked page is there, from the handbook. ``period``
    is when it counted, for a version that is no longer the form as it is.
    """
    page = press.fill("forms/fill.html", path, period=period, **_context(press, spec, path, versions))
    return page.replace(_DRAWN, "").encode()


def more_file(press: Press, spec: SpecForm, path: str) -> bytes:
    """Return the script with the texts that the fill-in page at ``path`` loads later."""
    languages = languages_of(press, spec)
    context = {"voices": voices(languages), "T": T}
    every = [one for block in blocks(press, spec) for one in block.questions]
    asked = [one for one in every if one.item and one.item.criterion and one.helped]
    told = press.fill("forms/fill_help.html", path, questions=asked, end=_END, **context).split(_END)
    help = {one.id: words.strip() for one, words in zip(asked, told, strict=False)}
    return f"Maatstaf.more = {as_data(more_carried(languages, help))};\n".encode()


def _current(press: Press, form: Form, path: str) -> bytes:
    spec = form_spec(press, form)
    return fill_page(press, spec, path, _pages(press, form) | {spec.version: path})


def _earlier(press: Press, form: Form, one: InUse) -> bytes:
    return fill_page(press, one.frozen.spec, one.fill, _pages(press, form), (one.since, one.until))


def _pages(press: Press, form: Form) -> dict[str, str]:
    """Return where each version is filled in: the form as it is, and those that were published."""
    now = {form.version: fill_address(form.id)} if form.status is not Status.RETIRED else {}
    return now | {one.frozen.spec.version: one.fill for one in in_use(press, form)}


def _context(press: Press, spec: SpecForm, path: str, versions: Mapping[str, str]) -> dict[str, Any]:
    languages = languages_of(press, spec)
    pages = {version: relative(page, path) for version, page in versions.items()}

    def known(page: str) -> bool:
        """Return whether the handbook still has this criterion's page."""
        return page.removeprefix("criteria/").removesuffix(".html") in press.handbook.criteria

    return {
        "form": spec,
        "languages": languages,
        "voices": voices(languages),
        "known": known,
        "T": T,
        "mark_symbol": mark_symbol,
        "more": MORE,
        "fields": header(press, spec),
        "blocks": blocks(press, spec),
        "limits": lambda scale: limits(press, scale),
        "gauge": _gauge(spec) if has_scale(spec) else None,
        "scored": spec.scoring.method is not ScoringMethod.NONE,
        "kept": kept(spec.rules.retention if spec.rules else (), press.interface),
        "spec_json": as_data(form_carried(press, spec)),
        "page_json": as_data(page_carried(press, spec, pages, languages)),
    }


def _gauge(spec: SpecForm) -> dict[str, Any]:
    """Return the rule under the score: ticks and the limits that outcomes look at, in percent of its length."""
    most = float(spec.scoring.start or 100) if spec.scoring.method is ScoringMethod.DEDUCTIONS else 100.0
    limits = sorted({float(value) for one in spec.scoring.outcomes for value in _limits(one.when)})
    places = [(round(100 * limit / most, 3), f"{limit:g}") for limit in limits if 0 < limit < most]
    return {
        "ticks": [(100 * n / _TICKS, n % 5 == 0) for n in range(_TICKS + 1)],
        "limits": places,
        "roomy": all(place < 100 - _CLOSE for place, _ in places),
        "most": f"{most:g}",
    }


def _limits(test: OutcomeTest | None) -> Iterator[Any]:
    """Yield the scores that an outcome looks at."""
    if test is None:
        return
    yield from (limit for limit in (test.score_below, test.score_at_least) if limit is not None)
    for part in (*(test.all or ()), *(test.any or ()), test.not_):
        yield from _limits(part)
