"""The difference as one page that stands alone: its styles and letters are in it, and it asks nothing of any host."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache

from markupsafe import Markup

from maatstaf.difference.blocks import View
from maatstaf.looks.tokens import own_tokens
from maatstaf.model.changelog import Change
from maatstaf.model.style import Colours
from maatstaf.render.addresses import ASSETS
from maatstaf.render.badges import BADGES
from maatstaf.render.drawings import STATIC, icon
from maatstaf.render.look import as_rules
from maatstaf.render.press import environment
from maatstaf.report import visible
from maatstaf.site import assets

_FACE = re.compile(r"@font-face\{[^}]*\}\s*")
_LETTERS = "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
_BADGE = Markup('<span class="badge {}">{} {}</span>')


def page(view: View, owner: str, colours: Colours | None = None) -> bytes:
    """Return the page; ``owner`` is the organisation whose handbook it is, ``colours`` are its own, if it has any."""

    def badge(change: Change) -> Markup:
        look, sign, words = BADGES[change]
        return _BADGE.format(look, icon(sign), view.say(words))

    template = environment(view.spoken).get_template("difference/page.html")
    logo = Markup(
        (STATIC / "merk.svg").read_text(encoding="utf-8").strip().replace(' role="img"', ' aria-hidden="true"')
    )
    shown = template.render(view=view, owner=owner, tokens=_tokens() + _own(colours), logo=logo, icon=icon, badge=badge)
    return visible(shown).encode()


def _own(colours: Colours | None) -> Markup:
    return Markup(as_rules(*own_tokens(colours))) if colours else Markup("")  # each one fits the pattern of a colour


@cache
def _tokens() -> Markup:
    """Return the handbook's tokens, with the letters of the Latin alphabet in them; other letters are the system's."""
    styles = _FACE.sub("", assets()[f"{ASSETS}/tokens.css"].decode())
    letters = b64encode((STATIC / _LETTERS).read_bytes()).decode()
    face = (
        '@font-face{font-family:"Atkinson Hyperlegible Next";font-weight:400 740;font-display:swap;'
        f'src:url(data:font/woff2;base64,{letters}) format("woff2")}}'
    )
    return Markup(face + styles)
