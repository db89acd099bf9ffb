"""The rules of the game in short, for the foot of every form: purpose, how long things are kept, works council."""

from __future__ import annotations

from dataclasses import dataclass

from maatstaf.message import T
from maatstaf.model.text import Words
from maatstaf.render.durations import in_a_line, kept
from maatstaf.render.press import Press


@dataclass(frozen=True)
class HouseRules:
    """What a form says about the rules: prose, (record, how long), a sentence, and whether they are in force."""

    purpose: Words
    kept: tuple[tuple[str, str], ...]
    council: str
    in_force: bool
    appraisal: bool

    @property
    def kept_line(self) -> str:
        """What is kept and how long, as the rest of a sentence."""
        return in_a_line(self.kept)


def house_rules(press: Press) -> HouseRules | None:
    """Return the rules in short, or ``None`` where there is no protocol."""
    protocol = press.handbook.protocol
    if protocol is None:
        return None
    lines = tuple((press.say(what), how_long) for what, how_long in kept(protocol.retention, press.interface))
    council = press.text(_council(press))
    return HouseRules(protocol.purpose, lines, council, not protocol.lacks_consent, protocol.appraisal)


def _council(press: Press) -> T:
    protocol = press.handbook.protocol
    council = protocol.works_council if protocol else None
    if council is None:
        return T("Nothing is written down about the works council yet.")
    if not council.exists:
        return T("There is no works council.")
    if council.consent:
        return T("The works council consented on {day}.", {"day": press.day(council.consent)})
    if protocol and protocol.lacks_consent:
        return T("The works council has not consented yet.")
    return T("The works council is involved.") if council.involved else T("The works council need not consent to this.")
