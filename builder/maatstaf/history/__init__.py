"""Two states of a handbook to what changed between them, what that means for scores, and whether it is explained.

``compare`` yields the ``Difference``, ``table`` holds the smallest class of every field, ``rules/`` say what lacks.
"""

from __future__ import annotations

from maatstaf.history.compare import Compared, compare
from maatstaf.history.state import State

__all__ = ["Compared", "State", "compare"]
