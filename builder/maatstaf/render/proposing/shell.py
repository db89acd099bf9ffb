"""The frame of a page for proposing: filled once for all pages that lie equally deep, so that one more costs little."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import escape

from maatstaf.message import T
from maatstaf.render.addresses import NEW, address, relative
from maatstaf.render.drawings import mark_symbol
from maatstaf.render.filling.carried import as_data
from maatstaf.render.filling.voices import voices
from maatstaf.render.press import Press
from maatstaf.render.proposing.carried import page_carried
from maatstaf.render.proposing.layout import GROUPS

_TITLE, _BACK, _SPEC = "\ue000", "\ue001", "\ue002"
"""Where each page has its own words: signs that stand nowhere else."""


def shell(press: Press, kind: str, path: str) -> Callable[[str], bytes]:
    """Return what makes the page of a definition of this kind, by its id; ``path`` is where one such page lies.

    An empty id makes the page for something new.
    """
    frame = press.fill(
        f"{'pages/propose' if kind == 'criterion' else 'forms/compose'}.html",
        path,
        kind=kind,
        new=path == NEW[kind],
        groups=GROUPS[kind],
        languages=(press.language,),
        voices=voices((press.language,)),
        T=T,
        mark_symbol=mark_symbol,
        name=_TITLE,
        back=_BACK,
        spec_json=_SPEC,
        page_json=as_data({"languages": [press.language], "texts": {press.language: {}}, "versions": []}),
    )
    new = press.text(T("A new criterion") if kind == "criterion" else T("A new form"))
    known = press.handbook.criteria if kind == "criterion" else press.handbook.forms

    def page(id: str) -> bytes:
        name = press.say(known[id].name) if id else new
        up = relative(address(kind, id), path) if id else "index.html"
        spec = as_data(page_carried(press, kind, id))
        return frame.replace(_TITLE, escape(name)).replace(_BACK, up).replace(_SPEC, spec).encode()

    return page
