"""What the finder looks through, as a script: a page opened from a folder may load a script, but fetch no data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from maatstaf.render.listed import Listed

PATH = "finder-index.js"


def finder_index(
    channels: Iterable[str], groups: Iterable[Sequence[Listed]], retired: Iterable[tuple[Listed, str]]
) -> bytes:
    """Return the index: the ids of all channels, the lines of each group in its order on the page, and retired ones.

    A line is [id, name, what stands under it, accent, key question (0, 1), channels ("101": a digit for each), stems of
    the name, of the other words for it, of its text].
    """
    index = {
        "channels": list(channels),
        "groups": [[_line(row, row.goal) for row in rows] for rows in groups],
        "retired": [_line(row, now) for row, now in retired],
    }
    return f"var maatstafFinder = {json.dumps(index, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def _line(row: Listed, under: str) -> list[str | int]:
    find = row.find or {}
    used = "".join(str(int(counts)) for _, counts in row.channels)
    stems = [find.get(kind, "") for kind in ("name", "alias", "text")]
    return [row.id, row.name, under, row.accent, int(row.key), used, *stems]
