"""What other tools read: JSON, its schemas, feeds; one module a kind."""

from __future__ import annotations

from maatstaf.render.kind import Output
from maatstaf.render.specs import feed, llms, spec

SPECS: tuple[Output, ...] = (spec, feed, llms)
