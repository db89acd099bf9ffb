"""A criterion as lists show it: its name, what the customer notices, its channels, and the words that find it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from maatstaf.model.criterion import Criterion
from maatstaf.render.drawings import symbol
from maatstaf.render.press import CHANNEL_ICONS, Press
from maatstaf.render.words import stems


@dataclass(frozen=True)
class Listed:
    """One line of a list of criteria."""

    id: str
    name: str
    goal: str
    key: bool
    accent: str
    channels: tuple[tuple[str, bool], ...]
    """Every channel of the organisation, and whether the criterion counts there."""
    find: dict[str, str] | None = None
    """Stems in the name, in the other words for it (``alias``), and in its text, the goal first; each word once."""

    @property
    def used(self) -> str:
        """The channels where it counts, for the filter."""
        return " ".join(id for id, counts in self.channels if counts)


def listed(press: Press, criterion: Criterion, find: dict[str, str] | None = None) -> Listed:
    """Return a criterion as lists show it."""
    return Listed(
        id=criterion.id,
        name=press.say(criterion.name),
        goal=press.say(criterion.goal),
        key=criterion.key,
        accent=press.accent(criterion.klantprincipes[0]) if criterion.klantprincipes else "",
        channels=tuple((id, id in criterion.applies.channels) for id in press.handbook.channels),
        find=find,
    )


def channel_signs(press: Press) -> Markup:
    """Return the icons of all channels for a page with a list: each line of the list only points to them."""
    signs = (symbol(f"channel-{id}", CHANNEL_ICONS[channel.kind]) for id, channel in press.handbook.channels.items())
    return Markup('<svg class="ms-signs" aria-hidden="true">{}</svg>').format(Markup("").join(signs))


def found_by(press: Press, criterion: Criterion, *, deep: bool) -> dict[str, str]:
    """Return the words that the finder looks through; ``deep`` adds those of the definition and the anchors."""
    said, language = press.say, press.language
    names = stems([said(criterion.name)], language)
    others = stems(map(said, criterion.aliases), language, names)
    text = [said(criterion.goal), said(criterion.question), *map(said, criterion.indicators)]
    text += [said(press.handbook.klantprincipes[id].name) for id in criterion.klantprincipes]
    if deep:
        text += [said(criterion.definition), said(criterion.applies.when)]
        text += [said(anchor.when) for anchor in criterion.anchors.values()]
    return {
        "name": " ".join(names),
        "alias": " ".join(others),
        "text": " ".join(stems(text, language, [*names, *others])),
    }
