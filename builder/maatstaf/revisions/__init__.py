"""A moment of a handbook's history, named as people name it, to what was written then: from git, or from a folder.

Git is only asked, never told: nothing is checked out, no index is touched, no hook or filter runs. No host is asked for
what is not here (git before 2.45 does ask the own server of a copy that was made without contents).
"""

from __future__ import annotations

from maatstaf.revisions.name import Pair, named, since
from maatstaf.revisions.states import states
from maatstaf.revisions.trouble import Trouble

__all__ = ["Pair", "Trouble", "named", "since", "states"]
