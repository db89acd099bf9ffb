"""In which order a coach thinks: the fields of a criterion or form in groups, with what is rarely changed folded."""

from __future__ import annotations

from dataclasses import dataclass

from maatstaf.message import T


@dataclass(frozen=True)
class Group:
    """Some fields under one heading; ``keys`` are those of the definition, in order."""

    id: str
    title: T
    text: T
    keys: tuple[str, ...]
    folded: bool = False


CRITERION = (
    Group(
        "about",
        T("Name and goal"),
        T("How do people call it, and what does the customer notice when it goes well?"),
        ("name", "goal", "question"),
    ),
    Group(
        "meaning",
        T("What we mean"),
        T("So complete that somebody new judges as you do. Behaviour is what you can see or hear."),
        ("definition", "indicators"),
    ),
    Group("counts", T("When it counts"), T("In which channel, at which moment, and when not."), ("applies",)),
    Group(
        "answers",
        T("How you judge it"),
        T("For each answer: when does it fit, and what does it sound like? These are the anchors."),
        ("scale", "anchors"),
    ),
    Group(
        "examples",
        T("Examples"),
        T("A piece of a contact says more than a definition. Make it up, or leave out all that points to a person."),
        ("examples",),
    ),
    Group(
        "thread",
        T("What it is for"),
        T("The promise and the figures that it serves, and the criteria beside it."),
        ("klantprincipes", "kpis", "related", "aliases"),
        folded=True,
    ),
    Group(
        "rare",
        T("Rarely changed"),
        T("State, where you see or hear it, duties, and what it took the place of."),
        ("status", "key", "evidence", "obligation", "replaces", "replaced_by", "review_by", "reviewed", "source", "id"),
        folded=True,
    ),
)

FORM = (
    Group(
        "about",
        T("Name and purpose"),
        T("What is this form for, and in which channel do you use it?"),
        ("name", "purpose", "channels"),
    ),
    Group(
        "questions",
        T("Parts and questions"),
        T("Choose criteria and put them in the order of a contact. With ten questions a form is filled in well."),
        ("sections",),
    ),
    Group(
        "weights",
        T("Weights"),
        T("What counts more than something else? Give classes a weight, or each question its own."),
        ("classes",),
    ),
    Group(
        "score",
        T("Score and outcome"),
        T("How do answers become a score, and what follows from it?"),
        ("scoring",),
    ),
    Group(
        "before",
        T("Questions beforehand"),
        T("What do you need to know before you judge?"),
        ("header",),
        folded=True,
    ),
    Group(
        "rare",
        T("Rarely changed"),
        T("The coaching part, who agreed, and the state of the form."),
        ("coaching", "agreed", "status", "reviewed", "source", "id"),
        folded=True,
    ),
)

GROUPS = {"criterion": CRITERION, "form": FORM}
