"""What looks like a person's address, number or account, as the scripts of pages look for it while somebody types."""

from __future__ import annotations

from typing import Any

from maatstaf.check.rules.privacy import MADE_UP, MAIL, MAIL_FOUND, NUMBERS
from maatstaf.render.press import Press


def traces_carried(press: Press) -> dict[str, Any]:
    """Return the patterns and words of the rule about privacy, for ``static/fill/traces.js``."""
    return {
        "mail": [_for_scripts(MAIL.pattern), press.text(MAIL_FOUND)],
        "made_up": MADE_UP.pattern,
        "numbers": [[_for_scripts(pattern.pattern), press.text(words)] for pattern, words in NUMBERS],
    }


def _for_scripts(pattern: str) -> str:
    """Return a pattern as browsers write it: they name groups otherwise."""
    return pattern.replace("(?P<", "(?<")
