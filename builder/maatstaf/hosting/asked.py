"""What somebody is asked who finds a criterion unclear or proposes a change; the same on every code host."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from maatstaf.handbook import Handbook
from maatstaf.message import T, interface
from maatstaf.model.text import say

MOST_CHOICES = 200
"""A list that is longer helps nobody to choose; the name is typed then."""


@dataclass(frozen=True)
class Question:
    """One thing asked. With ``choices`` one of them is chosen; ``long`` leaves room for a story."""

    id: str
    label: str
    help: str = ""
    required: bool = True
    long: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Occasion:
    """One reason to write: the name of its file, its name and what it is for, a first word, and what is asked."""

    id: str
    name: str
    about: str
    welcome: str
    questions: tuple[Question, ...]


def occasions(handbook: Handbook) -> Iterator[Occasion]:
    """Yield the reasons for which people write to those who keep the handbook, in the handbook's own language."""
    language = interface(handbook.language)

    def _(key: str) -> str:
        return T(key).in_language(language)

    privacy = _("No names and no personal data: make the contact unrecognisable.")
    known = _criteria(handbook)
    criterion = Question("criterion", _("Which criterion?"), choices=known)
    yield Occasion(
        "unclear",
        _("I find this unclear"),
        _("A criterion that you read in two ways, or that does not fit your contact."),
        _("Good that you say so: what you doubt about, others doubt about too. You needn't have the answer."),
        (
            criterion,
            Question(
                "unclear", _("What is unclear?"), _("For example: when does a summary count as given?"), long=True
            ),
            Question("contact", _("In which contact did you notice?"), privacy, required=False, long=True),
            Question("answers", _("Which answers did you doubt between?"), required=False),
        ),
    )
    scale = ("1", "2", "3", "4", "5")
    yield Occasion(
        "proposal",
        _("A proposal"),
        _("A change of a criterion, a new one, or one that can go."),
        _("Good that you think along. A few words are enough to begin with; we work it out together."),
        (
            replace(criterion, choices=(_("A new one"), *known) if known else ()),
            Question("what", _("What should be different?"), long=True),
            Question(
                "why", _("Why?"), _("What does the customer notice of it? What do you notice in contacts?"), long=True
            ),
            Question("sample", _("What does it sound like?"), privacy, required=False, long=True),
            Question("impact", _("Impact for the customer (1 little, 5 much)"), required=False, choices=scale),
            Question("effort", _("Effort to get it done (1 little, 5 much)"), required=False, choices=scale),
        ),
    )


def _criteria(handbook: Handbook) -> tuple[str, ...]:
    named = (f"{say(criterion.name, handbook.language)} ({criterion.id})" for criterion in handbook.active)
    choices = tuple(sorted(named, key=str.casefold))
    return choices if len(choices) <= MOST_CHOICES else ()
