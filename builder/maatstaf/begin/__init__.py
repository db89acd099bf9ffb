"""Beginnings: a whole small handbook for ``init``, and one definition to fill in for ``new``."""

from __future__ import annotations

from maatstaf.begin.definition import begin_definition
from maatstaf.begin.handbook import begin

__all__ = ["begin", "begin_definition"]
