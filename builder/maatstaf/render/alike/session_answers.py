"""What everybody answered in one calibration session, side by side: focus criteria first, differences first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maatstaf.model.calibration import Agreed, Calibration, Contact, Rating
from maatstaf.model.criterion import Criterion
from maatstaf.ratings import NOT_APPLICABLE
from maatstaf.render.press import Press
from maatstaf.render.scoring.form_names import label


@dataclass(frozen=True)
class Given:
    """One answer: its mark and its label; both empty where nothing was answered."""

    mark: str
    label: str


@dataclass(frozen=True)
class Row:
    """One contact: an answer for each rater, whether they differ, what was agreed and why, and the notes."""

    contact: Contact
    number: int
    answers: tuple[Given, ...]
    differs: bool
    agreed: Given | None
    why: str
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Judged:
    """One criterion: its contacts, those that differ first."""

    criterion: Criterion
    focus: bool
    rows: tuple[Row, ...]

    @property
    def told(self) -> tuple[Row, ...]:
        """The contacts with a why, or with notes."""
        return tuple(row for row in self.rows if row.why or row.notes)

    @property
    def differing(self) -> int:
        """In how many contacts people did not answer alike."""
        return sum(row.differs for row in self.rows)


def session_answers(press: Press, session: Calibration) -> list[Judged]:
    """Return the criteria that were judged: the focus in its own order, then by how often people differed."""
    ratings = press.handbook.ratings.get(session.id, ())
    ids = dict.fromkeys((*session.focus, *(rating.criterion for rating in ratings)))
    found = [
        Judged(press.handbook.criteria[id], id in session.focus, tuple(_rows(press, session, id, ratings)))
        for id in ids
        if id in press.handbook.criteria
    ]
    place = {id: n for n, id in enumerate(session.focus)}
    return sorted(
        (judged for judged in found if judged.rows),
        key=lambda judged: (place.get(judged.criterion.id, len(place)), -judged.differing, judged.criterion.id),
    )


def _rows(press: Press, session: Calibration, criterion: str, ratings: tuple[Rating, ...]) -> list[Row]:
    given = {(r.contact, r.rater): r for r in ratings if r.criterion == criterion}
    agreed = {one.contact: one for one in session.agreed if one.criterion == criterion}
    rows = list(_each(press, session, criterion, given, agreed))
    return sorted(rows, key=lambda row: (not row.differs, row.number))


def _each(
    press: Press, session: Calibration, criterion: str, given: dict[tuple[str, str], Rating], agreed: dict[str, Agreed]
) -> Iterator[Row]:
    for number, contact in enumerate(session.contacts, 1):
        found = [given.get((contact.id, rater.id)) for rater in session.raters]
        answers = [rating.answer if rating else None for rating in found]
        if not any(answers) and contact.id not in agreed:
            continue
        one = agreed.get(contact.id)
        yield Row(
            contact=contact,
            number=number,
            answers=tuple(_given(press, criterion, answer) for answer in answers),
            differs=len({answer for answer in answers if answer}) > 1,
            agreed=_given(press, criterion, one.answer) if one else None,
            why=press.say(one.why) if one else "",
            notes=tuple((rating.rater, rating.comment) for rating in found if rating and rating.comment),
        )


def _given(press: Press, criterion: str, answer: str | None) -> Given:
    if not answer:
        return Given("", "")
    scale = press.handbook.scales[press.handbook.criteria[criterion].scale]
    mark = "nvt" if answer == NOT_APPLICABLE else press.marks(scale).get(answer, "")
    return Given(mark, label(press, scale, answer))
