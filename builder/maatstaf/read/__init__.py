"""Files to data: walks the two folders, reads YAML as people mean it, and closes every YAML trap."""

from __future__ import annotations

from maatstaf.read.files import MAX_BYTES, read
from maatstaf.read.parse import HIDDEN, MAX_PROBLEMS, parse

__all__ = ["HIDDEN", "MAX_BYTES", "MAX_PROBLEMS", "parse", "read"]
