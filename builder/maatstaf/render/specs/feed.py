"""The newest changes as an Atom feed (RFC 4287), for who wants to hear of them without looking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from maatstaf.message import T
from maatstaf.render.addresses import CHANGES, FEED
from maatstaf.render.badges import badge
from maatstaf.render.change_lines import Shown, shown
from maatstaf.render.page import Content
from maatstaf.render.press import Press

NEWEST = 50
"""So many changes are in the feed."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(press: Press) -> Iterator[tuple[str, Content]]:
    """Yield the feed. Its ids and dates come from the definitions and the site, so they stay when it is built again."""
    handbook = press.handbook
    organisation = press.say(handbook.organisation.name)
    site = press.host.site.rstrip("/") + "/" if press.host.site else ""
    mine = whose(press)
    lines = list(shown(press, handbook.changes))[:NEWEST]
    text = press.fill(
        "specs/feed.xml",
        FEED,
        id=identity(mine, "feed"),
        title=press.text(T("Changes in the handbook of {organisation}", {"organisation": organisation})),
        author=organisation,
        updated=_moment((lines[0].entry.date if lines else handbook.as_of).isoformat()),
        site=site,
        own=site + FEED,
        page=site + CHANGES,
        entries=[(line, identity(mine, line.kind, line.id, line.entry.version), _title(press, line)) for line in lines],
        moment=_moment,
    )
    yield FEED, _NOT_XML.sub("", text).encode()


def whose(press: Press) -> UUID:
    """Return what tells the changes of one handbook from those of another, which may have the same ids and versions.

    RFC 4287 wants the name of an entry to be unique and to stay whatever happens (4.2.6). No two handbooks
    share the address of their site (here without its scheme, so that a certificate changes nothing). Where none is set
    it is the organisation's name; the name of an entry gives nothing of it away.
    """
    site = urlsplit(press.host.site)
    place = (
        f"{site.netloc.lower()}/{site.path.strip('/')}" if site.netloc else press.say(press.handbook.organisation.name)
    )
    return uuid5(NAMESPACE_URL, f"maatstaf:changes/{place}")


def identity(own: UUID, *parts: str) -> str:
    """Return the name of an entry of one's own handbook, by its definition's kind, id and version; or of the feed."""
    return uuid5(own, "/".join(parts)).urn


def _title(press: Press, line: Shown) -> str:
    return f"{line.name} {line.entry.version}: {press.text(badge(line.entry.change, line.kind)[2])}"


def _moment(date: str) -> str:
    """Return the beginning of a day as RFC 3339 wants it: the definitions know no hours."""
    return f"{date}T00:00:00Z"
