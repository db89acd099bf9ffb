"""How big a change is: when to choose which class, in short as well, and what it does to the scores."""

from __future__ import annotations

from maatstaf.message import T
from maatstaf.model.changelog import Change

CHANGES: dict[Change, tuple[T, T]] = {
    Change.NEW: (
        T("Something that was not there before."),
        T("There are no scores to compare with."),
    ),
    Change.WORDING: (
        T("Other words, the same meaning: a typing error, a word that nobody uses, a clearer name."),
        T("Nothing: scores from before and after can be compared."),
    ),
    Change.CLARIFICATION: (
        T("It becomes clearer what was meant: an anchor says how much may be missing, an example is added."),
        T("People may judge a little differently. Compare with care, and calibrate soon."),
    ),
    Change.MEANING: (
        T("Something else is judged: it counts in another channel, n.v.t. may be chosen in other cases."),
        T("Scores from before and after are not comparable."),
    ),
    Change.SCORING: (
        T("Something else is counted: other answers or points, another weight, a question more or less on a form."),
        T("Scores from before and after are not comparable."),
    ),
    Change.RETIRED: (
        T("It is no longer used. The page stays, with the reason and what took its place."),
        T("It leaves every form."),
    ),
}
"""Each class of change: when to choose it, and what it does to the scores."""

SHORT: dict[Change, T] = {
    Change.NEW: T("Something that was not there before."),
    Change.WORDING: T("Other words, the same meaning."),
    Change.CLARIFICATION: T("Clearer what was meant already."),
    Change.MEANING: T("Something else is judged."),
    Change.SCORING: T("Something else is counted."),
    Change.RETIRED: T("It is no longer used."),
}
"""Each class of change in one short line."""
