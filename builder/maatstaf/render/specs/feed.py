"""The newest changes as an Atom feed (RFC 4287), for who wants to hear of them without looking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from maatstaf.message import T
from maatstaf.render.addresses import CHANGES, FEED
from maatstaf.render.change_lines import Shown, shown
from maatstaf.render.page import Content
from maatstaf.render.press import BADGES, Press

NEWEST = 50
"""So many changes are in the feed."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(press: Press) -> Iterator[tuple[str, Content]]:
    """Yield the feed. Its ids and dates come from the definitions, so they stay when it is built again."""
    handbook = press.handbook
    organisation, begun = press.say(handbook.organisation.name), handbook.organisation.born
    site = press.host.site.rstrip("/") + "/" if press.host.site else ""
    lines = list(shown(press, handbook.changes))[:NEWEST]
    text = press.fill(
        "specs/feed.xml",
        FEED,
        id=identity("feed", str(begun.date) if begun else ""),
        title=press.text(T("Changes in the handbook of {organisation}", {"organisation": organisation})),
        author=organisation,
        updated=_moment((lines[0].entry.date if lines else handbook.as_of).isoformat()),
        site=site,
        own=site + FEED,
        page=site + CHANGES,
        entries=[(line, identity(line.kind, line.id, line.entry.version), _title(press, line)) for line in lines],
        moment=_moment,
    )
    yield FEED, _NOT_XML.sub("", text).encode()


def identity(*parts: str) -> str:
    """Return the name of an entry, by its definition's kind, id and version; or that of the feed.

    RFC 4287 wants a name to stay whatever happens (4.2.6). So it is made of what a handbook never changes: not of the
    organisation's name or the site's address, or a new name or a move would bring every change again as if it were new.
    """
    return uuid5(NAMESPACE_URL, "/".join(("maatstaf:changes", *parts))).urn


def _title(press: Press, line: Shown) -> str:
    return f"{line.name} {line.entry.version}: {press.text(BADGES[line.entry.change][2])}"


def _moment(date: str) -> str:
    """Return the beginning of a day as RFC 3339 wants it: the definitions know no hours."""
    return f"{date}T00:00:00Z"
