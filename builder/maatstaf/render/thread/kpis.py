"""KPIs as the pages show them: a short name where there is no room, and which criteria they count on."""

from __future__ import annotations

import re
from collections.abc import Mapping

from maatstaf.handbook import Handbook
from maatstaf.model.criterion import Criterion
from maatstaf.model.kpi import Kpi
from maatstaf.render.press import Press
from maatstaf.render.words import SMALL

_LONGEST = 5
_SMALL = frozenset(" ".join(SMALL.values()).split())


def short_names(press: Press, kpis: Mapping[str, Kpi]) -> dict[str, str]:
    """Return a short name for each KPI: its own, or one made of its initials; no two are alike."""
    names: dict[str, str] = {}
    for id, kpi in kpis.items():
        short = press.say(kpi.abbreviation) if kpi.abbreviation else _initials(press.say(kpi.name))
        twins = sum(name.rstrip("0123456789") == short for name in names.values())
        names[id] = f"{short}{twins + 1}" if twins else short
    return names


def _initials(name: str) -> str:
    bracketed = re.search(rf"\(([A-Z]{{2,{_LONGEST}}})\)", name)
    if bracketed or len(name) <= _LONGEST:
        return bracketed[1] if bracketed else name
    words = [word for word in name.replace("-", " ").split() if word[:1].isalnum() and word.lower() not in _SMALL]
    if len(words) == 1:
        return name[:3].upper()
    return "".join(word[0] for word in words)[:_LONGEST].upper()


def serves(handbook: Handbook, criterion: Criterion, kpi: str) -> bool:
    """Whether a criterion contributes to a KPI: it says so, or the KPI is counted from its answers."""
    formula = handbook.kpis[kpi].formula
    return kpi in criterion.kpis or bool(formula and formula.share_of == criterion.id)
