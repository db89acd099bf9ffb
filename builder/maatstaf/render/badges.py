"""How a change looks: what it does to scores, or only its kind where no score hangs on it."""

from __future__ import annotations

from maatstaf.message import T
from maatstaf.model.changelog import CHANGE_NAMES, Change

BADGES = {
    Change.NEW: ("", "plus", CHANGE_NAMES[Change.NEW]),
    Change.WORDING: ("same", "equal", T("Wording · scores comparable")),
    Change.CLARIFICATION: ("care", "equal-approximately", T("Clarified · compare with care")),
    Change.MEANING: ("break", "equal-not", T("Meaning · not comparable")),
    Change.SCORING: ("break", "equal-not", T("Score · not comparable")),
    Change.RETIRED: ("", "archive", CHANGE_NAMES[Change.RETIRED]),
}
"""How a change looks everywhere: the badge's class (empty where it says nothing of scores), its icon and its words."""

UNSCORED = ("organisation", "protocol")
"""The kinds of definitions that no score hangs on."""


def badge(change: Change, kind: str = "") -> tuple[str, str, T]:
    """Return how a change of some kind of definition looks; it says nothing of scores where none hang on it."""
    if kind in UNSCORED and BADGES[change][0]:
        return "", "pen-line", CHANGE_NAMES[change]
    return BADGES[change]
