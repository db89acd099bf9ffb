"""What the definitions are: one noun a file, frozen, no input or output; and where each kind has its place."""

from __future__ import annotations

import re

from maatstaf.model.calibration import Calibration
from maatstaf.model.criterion import Criterion
from maatstaf.model.form import Form
from maatstaf.model.group import Group
from maatstaf.model.klantprincipe import Klantprincipes
from maatstaf.model.kpi import Kpis
from maatstaf.model.organisation import Organisation
from maatstaf.model.protocol import Protocol
from maatstaf.model.scale import Scales
from maatstaf.model.text import Part
from maatstaf.model.workshop import Workshop

FOLDERS = ("criteria", "workshops")

_NAME = r"[^/]+\.ya?ml"
KINDS: dict[str, tuple[str, type[Part]]] = {
    "organisation": (r"criteria/organisation\.ya?ml", Organisation),
    "protocol": (r"criteria/protocol\.ya?ml", Protocol),
    "klantprincipes": (r"criteria/klantprincipes\.ya?ml", Klantprincipes),
    "kpis": (r"criteria/kpis\.ya?ml", Kpis),
    "scales": (r"criteria/scales\.ya?ml", Scales),
    "form": (rf"criteria/forms/{_NAME}", Form),
    "group": (r"criteria/[^/]+/group\.ya?ml", Group),
    "criterion": (rf"criteria/[^/]+/{_NAME}", Criterion),
    "calibration": (rf"workshops/calibrations/{_NAME}", Calibration),
    "workshop": (rf"workshops/{_NAME}", Workshop),
}
"""Each kind of file: the pattern of its place, and the model it must fit. The first pattern that fits counts."""

_PLACES = [(re.compile(pattern), kind) for kind, (pattern, _) in KINDS.items()]


def kind_of(path: str) -> str | None:
    """Return the kind of definition that has its place at ``path`` (from the root, with ``/``)."""
    return next((kind for pattern, kind in _PLACES if pattern.fullmatch(path)), None)
