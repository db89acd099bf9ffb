"""The fixed words of the difference: kinds, what happened, and what it does to scores."""

from __future__ import annotations

from maatstaf.history.result import Happened, Unread
from maatstaf.message import T
from maatstaf.render.change_lines import KINDS as WITH_CHANGELOG

KINDS = {
    **WITH_CHANGELOG,
    "group": T("group"),
    "workshop": T("workshop"),
    "calibration": T("calibration"),
    "file": T("file"),
}
"""What each kind of definition is called."""

SEVERAL = {
    "criterion": T("Criteria"),
    "form": T("Forms"),
    "scale": T("Scales"),
    "klantprincipe": T("Klantprincipes"),
    "kpi": T("KPIs"),
    "organisation": T("Organisation"),
    "protocol": T("Rules of the game"),
    "group": T("Groups"),
    "workshop": T("Workshops"),
    "calibration": T("Calibrations"),
}
"""What several of a kind are called, in the order of the summary."""

HAPPENED = {
    Happened.ADDED: T("added"),
    Happened.REMOVED: T("gone"),
    Happened.RENAMED: T("with another id"),
    Happened.MOVED: T("moved"),
    Happened.CHANGED: T("changed"),
    Happened.RETIRED: T("retired now"),
    Happened.AFFECTED: T("changes along"),
}
"""What happened to a definition, or to several: “3 changed, 1 added”."""

ORDER = T("in another order")

SCORES = {
    "yes": T("Scores from before and after can be compared."),
    "with-care": T("Scores from before and after can be compared with care: calibrate soon."),
    "no": T("Scores from before and after can’t be compared."),
    "new": T("A series of scores begins here."),
    "retired": T("The series of scores ends here."),
}
"""What a change does to scores."""

WITH_SCORES = ("criterion", "scale", "form")
"""The kinds that scores hang on."""

WITHOUT_WHY = (
    T("Version {version} does not say why."),
    T("Add “why: |” and what led to it; only a change of wording needs none."),
)
"""What the rule about changelogs says of an entry without a why, and what to do."""

LINEAGE = {
    "split": T("{old} was split into {new}."),
    "merged": T("{old} were merged into {new}."),
    "replaced": T("{new} took the place of {old}."),
}

LEANING = {**KINDS, "promise": T("promise")}
"""What things are called that lean on others."""


def left_out(one: Unread) -> T:
    """Return what is said of something that could not be read."""
    if one.fault is None:
        return T("Left out, because it can’t be read: {path}", {"path": one.path})
    values = {"path": one.path, "line": one.fault.line, "why": one.fault.message}
    if one.side == "before":
        return T("Left out, because it can’t be read in the version before: {path}, line {line}. {why}", values)
    return T("Left out, because it can’t be read: {path}, line {line}. {why}", values)
