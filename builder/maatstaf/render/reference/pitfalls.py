"""Where YAML trips people up: the same text written wrongly and rightly, with what the check says of it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from maatstaf.message import T
from maatstaf.read import parse
from maatstaf.render.press import Press
from maatstaf.render.reference.code_shown import yaml_shown
from maatstaf.render.reference.findings_shown import Shown, shown

PLACE = "criteria/…/….yml"
"""The file that the examples are said to stand in."""


@dataclass(frozen=True)
class Pitfall:
    """Why it goes wrong, the wrong and the right way, and the first thing that reading finds in the wrong one."""

    why: str
    wrong: Markup
    right: Markup
    found: Shown | None


def pitfalls(press: Press) -> tuple[Pitfall, ...]:
    """Return sentences that YAML reads otherwise than they were meant, each with the right way to write it."""

    def bar(key: str, text: str) -> str:
        return f"{key}: |\n  {text}\n"

    colon = press.text(T("What we do: we call back the same day."))
    quote = press.text(T("‘Maybe’, said the customer, and hung up.")).replace("‘", "'").replace("’", "'")
    hash = press.text(T("We call it step #3, and nobody knows why."))
    comma = press.text(T("You listen, ask and sum up."))
    plain = press.text(T("You do what you say."))
    found = [
        (T("A colon with a space after it makes a new key."), f"why: {colon}\n", bar("why", colon)),
        (T("A text can't begin with a quote, and not with @, %, &, *, !, > or a bracket either."),
         f"why: {quote}\n", bar("why", quote)),
        (T("What comes after a space and a hash is a remark, and is lost."), f"why: {hash}\n", bar("why", hash)),
        (T("Text between brackets is cut at each comma."), f"indicators: [{comma}]\n", f"indicators:\n  - {comma}\n"),
        (T("Text under a bar stands two spaces further to the right."),
         f"definition: |\n{plain}\n", bar("definition", plain)),
    ]  # fmt: skip
    return tuple(_pitfall(press, why, wrong, right) for why, wrong, right in found)


def _pitfall(press: Press, why: T, wrong: str, right: str) -> Pitfall:
    findings = parse(PLACE, wrong)[1]
    found = shown(press, findings[0]) if findings else None
    return Pitfall(press.text(why), yaml_shown(wrong), yaml_shown(right), found)
