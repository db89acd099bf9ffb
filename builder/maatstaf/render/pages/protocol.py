"""The rules of the game: what we listen in for, how, what we agreed with the works council, who sees what, how long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from maatstaf.message import T
from maatstaf.model.protocol import NEEDS_CONSENT, Method, Protocol
from maatstaf.render.addresses import PROTOCOL
from maatstaf.render.durations import kept
from maatstaf.render.page import Content
from maatstaf.render.press import Press

METHODS = {
    Method.SIDE_BY_SIDE: ("users", T("Sitting beside you")),
    Method.VOICE_RECORDING: ("headphones", T("Sound recordings")),
    Method.SCREEN_RECORDING: ("monitor", T("Screen recordings")),
    Method.WRITTEN: ("mail", T("Reading written contacts")),
    Method.AUTOMATIC: ("braces", T("Software that judges contacts")),
}


def render(press: Press) -> Iterator[tuple[str, Content]]:
    """Yield the page; it exists also when there is no protocol yet, and says so."""
    protocol = press.handbook.protocol
    source = press.handbook.files.get(("protocol", "protocol"))
    title = press.text(T("Rules of the game"))
    yield (
        PROTOCOL,
        press.page(
            "pages/protocol.html",
            PROTOCOL,
            title,
            description=press.plain(protocol.purpose) if protocol else "",
            source=source,
            name=f"{title} {protocol.version}" if protocol else title,
            protocol=protocol,
            edit=press.host.edit_address(source),
            **(_context(press, protocol) if protocol else {}),
        ),
    )


def _context(press: Press, protocol: Protocol) -> dict[str, Any]:
    handbook = press.handbook
    return {
        "methods": [
            (sign, press.text(words), method in protocol.methods, method in NEEDS_CONSENT)
            for method, (sign, words) in METHODS.items()
        ],
        "retention": kept(protocol.retention, press.interface),
        "access": [(press.say(handbook.roles[one.role].name), one.sees) for one in protocol.access],
        "council": _council(protocol),
        "forms": handbook.current_forms,
    }


def _council(protocol: Protocol) -> str:
    """How things stand with the works council: consented, waiting, unneeded, none, or nothing written down."""
    council = protocol.works_council
    if not council:
        return ""
    if not council.exists:
        return "none"
    if council.consent:
        return "consented"
    return "waiting" if protocol.lacks_consent else "unneeded"
