"""A criterion as lists show it: its name, what the customer notices, its channels, and the words that find it."""

from __future__ import annotations

from dataclasses import dataclass

from maatstaf.model.criterion import Criterion
from maatstaf.render.press import Press
from maatstaf.render.words import stems


@dataclass(frozen=True)
class Listed:
    """One line of a list of criteria."""

    id: str
    name: str
    goal: str
    key: bool
    accent: str
    principles: tuple[str, ...]
    channels: tuple[tuple[str, bool], ...]
    """Every channel of the organisation, and whether the criterion counts there."""
    find: dict[str, str]
    """Stems in the name, in the other words for it (``alias``), and in its text; each word in the first only."""

    @property
    def used(self) -> str:
        """The channels where it counts, for the filter."""
        return " ".join(id for id, counts in self.channels if counts)


def listed(press: Press, criterion: Criterion, *, deep: bool = False) -> Listed:
    """Return a criterion as lists show it; ``deep`` also finds it by its definition and its anchors."""
    said, language = press.say, press.language
    names = stems([said(criterion.name)], language)
    others = stems([said(alias) for alias in criterion.aliases], language, names)
    principles = [said(press.handbook.klantprincipes[id].name) for id in criterion.klantprincipes]
    text = [said(criterion.goal), said(criterion.question), *map(said, criterion.indicators), *principles]
    if deep:
        text += [said(criterion.definition), said(criterion.applies.when)]
        text += [said(anchor.when) for anchor in criterion.anchors.values()]
    return Listed(
        id=criterion.id,
        name=said(criterion.name),
        goal=said(criterion.goal),
        key=criterion.key,
        accent=press.accent(criterion.klantprincipes[0]) if criterion.klantprincipes else "",
        principles=criterion.klantprincipes,
        channels=tuple((id, id in criterion.applies.channels) for id in press.handbook.channels),
        find={
            "name": " ".join(names),
            "alias": " ".join(others),
            "text": " ".join(stems(text, language, [*names, *others])),
        },
    )
