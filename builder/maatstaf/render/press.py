"""The press: fills templates for one handbook in one language, and knows how its words, dates and links look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from pathlib import Path
from typing import Any

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from maatstaf import __version__
from maatstaf.handbook import Handbook
from maatstaf.message import T, catalogue, interface
from maatstaf.model.changelog import Origin
from maatstaf.model.organisation import ChannelKind
from maatstaf.model.text import Words, say
from maatstaf.render.addresses import ASSETS, address, relative
from maatstaf.render.badges import badge
from maatstaf.render.drawings import glyph, icon, mark
from maatstaf.render.folded import Folded
from maatstaf.render.host import Host
from maatstaf.render.look import look_of
from maatstaf.render.page import Page, SearchEntry
from maatstaf.render.prose import plain, prose
from maatstaf.score.worth import AnyScale

TEMPLATES = Path(__file__).parent.parent / "templates"

CHANNEL_ICONS = {
    ChannelKind.VOICE: "phone",
    ChannelKind.MESSAGE: "mail",
    ChannelKind.CHAT: "message-circle",
    ChannelKind.SOCIAL: "at-sign",
    ChannelKind.FACE_TO_FACE: "users",
    ChannelKind.VIDEO: "video",
}

LONG = 40_000
"""A page with more characters than this is known to the search by its title, description and headings only."""

ORIGINS = {
    Origin.STATED: T("stated in a document"),
    Origin.INFERRED: T("inferred from a document"),
    Origin.MADE_UP: T("made up for this handbook"),
}


def environment(language: str) -> Environment:
    """Return what fills our templates, in a language that the catalogue knows."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # our own templates don't change under way; looking costs a tenth
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", Folded],
    )
    translations = catalogue(language)
    made.extend(translate=translations.gettext)
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translations.gettext, translations.ngettext, newstyle=True
    )
    return made


class Press:
    """Fills templates; everything that a template may call is listed in ``_globals``."""

    def __init__(self, handbook: Handbook, host: Host | None = None, language: str | None = None) -> None:
        self.handbook = handbook
        self.host = host or Host()
        self.language = language or handbook.language
        self.interface = interface(self.language)
        self.environment = environment(self.interface)
        self.look = look_of(handbook)
        self.environment.globals.update(self._globals())
        self.principle_number = {id: n for n, id in enumerate(handbook.klantprincipes)}

    def in_language(self, language: str) -> Press:
        """Return what fills the same handbook's templates in another of its languages."""
        return self if language == self.language else Press(self.handbook, self.host, language)

    def _globals(self) -> dict[str, Any]:
        return {
            "handbook": self.handbook,
            "organisation": self.handbook.organisation,
            "host": self.host,
            "language": self.language,
            "program": __version__,
            "look": self.look,
            "icon": icon,
            "glyph": self.glyph,
            "mark": mark,
            "marks": self.marks,
            "accent": self.accent,
            "say": self.say,
            "plain": self.plain,
            "day": self.day,
            "month": self.month,
            "number": self.number,
            "percent": self.percent,
            "channel_icon": self.channel_icon,
            "badge": badge,
            "provenance_words": ORIGINS,
            "text": self.text,
        }

    # -- words ---------------------------------------------------------------------------------------------------------

    def say(self, words: Words | None) -> str:
        """Return a text of a definition in the site's language."""
        return "" if words is None else say(words, self.language)

    def text(self, message: T) -> str:
        """Return a text of the program in the interface's language."""
        return message.in_language(self.interface)

    def plain(self, words: Words | None) -> str:
        """Return a ¶ text without its Markdown."""
        return plain(self.say(words))

    def day(self, value: date, form: str = "d MMMM y") -> str:
        """Return a date in words, ``12 maart 2026``; ``form`` is a CLDR pattern."""
        return _day(value, form, self.interface)

    def month(self, value: date) -> str:
        """Return month and year with a capital."""
        words = self.day(value, "LLLL y")
        return words[:1].upper() + words[1:]

    def number(self, value: int | Decimal | Fraction | float, decimals: int | None = None) -> str:
        """Return a number with the language's decimal mark; ``decimals`` are fixed when given."""
        if isinstance(value, Fraction):
            value = float(value)
        shown = f"{value:.{decimals}f}" if decimals is not None else format(value, "f")
        if decimals is None and "." in shown:
            shown = shown.rstrip("0").rstrip(".")
        return shown.replace(".", ",") if self.interface == "nl" else shown

    def percent(self, value: Fraction, decimals: int = 0) -> str:
        """Return a share from 0 to 1 as a percentage, half up, without needless zeros."""
        scaled = value * 100 * 10**decimals
        whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
        return f"{self.number(Decimal(whole) / 10**decimals)} %"

    # -- looks ---------------------------------------------------------------------------------------------------------

    def accent(self, principle: str | None) -> str:
        """Return a klantprincipe's accent as the value of ``data-p``: 1 to 10, or its id when the colour is its own."""
        if principle is None:
            return ""
        colour = self.handbook.klantprincipes[principle].colour_at(self.principle_number[principle])
        return principle if colour.startswith("#") else colour.removeprefix("p")

    def glyph(self, principle: str) -> Markup:
        """Return a klantprincipe's glyph."""
        return glyph(self.handbook.klantprincipes[principle].icon_at(self.principle_number[principle]))

    def channel_icon(self, channel: str) -> Markup:
        """Return a channel's icon."""
        return icon(CHANNEL_ICONS[self.handbook.channels[channel].kind])

    def marks(self, scale: AnyScale) -> dict[str, str]:
        """Return the mark of each answer: only scales of two or three valued answers have marks."""
        answers = scale.low_to_high
        names = {2: ("niet", "goed"), 3: ("niet", "deels", "goed")}.get(len(answers), ("",) * len(answers))
        if any(answer.value is None for answer in answers):
            names = ("",) * len(answers)
        return {answer.id: name for answer, name in zip(answers, names, strict=True)}

    # -- pages ---------------------------------------------------------------------------------------------------------

    def fill(self, template: str, here: str, **context: Any) -> str:
        """Fill a template for the page at ``here``: its links are relative to that place."""
        to = partial(relative, here=here)

        def link(kind: str, id: str) -> str:
            return to(address(kind, id))

        def follow(target: str) -> str | None:
            kind, mark, id = target.partition(":")
            if mark and kind in ("criterion", "klantprincipe", "form", "workshop"):
                return link(kind, id)
            return target

        def show(words: Words | None) -> Markup:
            return prose(self.say(words), follow) if words is not None else Markup("")

        def asset(name: str) -> str:
            return to(f"{ASSETS}/{name}")

        return self.environment.get_template(template).render(
            here=here, to=to, link=link, prose=show, asset=asset, **context
        )

    def page(
        self, template: str, path: str, title: str, *, description: str = "", source: str | None = None,
        hide: tuple[str, ...] = (), name: str = "", landscape: bool = False,
        search: tuple[SearchEntry, ...] = (), **context: Any,
    ) -> Page:  # fmt: skip
        """Fill a template and return it as a page; ``name`` is what its printed foot calls it (default: the title)."""
        body = self.fill(template, path, title=title, source=source, **context)
        page = Page(
            path=path,
            title=title,
            body=body,
            description=description,
            source=source,
            hide=hide,
            foot=self.foot(name or title),
            landscape=landscape,
            search=search,
        )
        return page if search or len(body) < LONG else replace(page, search=tuple(_by_headings(page)))

    def foot(self, name: str) -> str:
        """Return the foot of a printed page: what it is, whose it is, and its state."""
        organisation = self.handbook.organisation
        owner = ", ".join(filter(None, (self.say(organisation.name), self.say(organisation.team))))
        state = self.text(T("state of {day}", {"day": self.day(self.handbook.as_of)}))
        return f"{name}  ·  {owner}  ·  {state}"


@cache
def _day(value: date, form: str, language: str) -> str:
    return format_date(value, form, locale=language)


def _by_headings(page: Page) -> Iterator[SearchEntry]:
    yield SearchEntry("", page.title, page.description)
    yield from (SearchEntry(heading.id, heading.text, "") for heading in page.headings if heading.level > 1)
