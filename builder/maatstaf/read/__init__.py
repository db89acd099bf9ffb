"""Files to data: walks the two folders, reads YAML as people mean it, and closes every YAML trap."""

from __future__ import annotations

from maatstaf.read.characters import RETYPE, invisible
from maatstaf.read.files import MAX_BYTES, read, read_one, walk
from maatstaf.read.parse import parse
from maatstaf.read.scalar import MAX_PROBLEMS

__all__ = ["MAX_BYTES", "MAX_PROBLEMS", "RETYPE", "invisible", "parse", "read", "read_one", "walk"]
