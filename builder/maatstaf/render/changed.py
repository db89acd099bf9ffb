"""What a change is about, in words and with the place to read more: for lists of changes over all definitions."""

from __future__ import annotations

from maatstaf.handbook import ChangeLine
from maatstaf.message import T
from maatstaf.render.press import Press

_NAMELESS = {"organisation": T("Organisation and promise"), "protocol": T("Rules of the game")}


def name_of(press: Press, line: ChangeLine) -> str:
    """Return the name of the definition that changed."""
    if line.kind in _NAMELESS:
        return press.text(_NAMELESS[line.kind])
    return press.say(getattr(line.definition, "name"))  # noqa: B009 - every other definition has a name
