"""The one list of page types: what pictures are taken of, and what every browser test walks over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

FINDINGS = "findings"
"""The folder under which the server shows the page that ``serve`` makes of a broken handbook."""


@dataclass(frozen=True)
class PageType:
    """A kind of page, by one page of the reference handbook; ``act`` brings it into a state to look at."""

    name: str
    path: str
    act: Callable[[Page], None] | None = None
    whole: bool = True
    """Whether a picture shows it from top to bottom; false: one window of it."""

    def show(self, page: Page, address: str) -> None:
        """Open the page at the site ``address`` and bring it into its state; fonts are there afterwards."""
        page.goto(address + self.path)
        if self.act:
            self.act(page)
        page.evaluate("document.fonts.ready")


def _ask(word: str) -> Callable[[Page], None]:
    return lambda page: page.locator("#ms-q").fill(word)


def _search(page: Page) -> None:
    """Open the search of the whole handbook, by its button where the window is narrow, and look for a word."""
    button, field = page.locator(".ms-seek"), page.locator(".md-search__input")
    if button.is_visible():
        button.click()
        field.wait_for(state="visible")
    field.click()
    field.press_sequentially("luisteren")
    page.wait_for_selector(".md-search-result__item", timeout=15000)
    page.wait_for_timeout(400)  # the results open with a movement


def _beamer(page: Page) -> None:
    """Wait for the workshop that the address names, and show its matrix as large as the window."""
    page.wait_for_selector(".cell .note")
    page.locator("[data-act=beamer]").click()


def _propose(page: Page) -> None:
    """Change some of a criterion, and say why."""
    page.wait_for_selector("body[data-ready]")
    page.locator("#f-goal").fill("De lezer merkt dat je alles hoort, en er meteen iets mee doet.")
    page.get_by_role("button", name="Gedraging 6 toevoegen").click()
    page.locator("#f-indicators-5").fill("Je vat samen wat je hoorde.")
    page.locator("input[name=class][value=clarification]").check()
    page.locator("#f-entry-what").fill("Samenvatten hoort er nu bij.")
    page.wait_for_timeout(200)  # the difference follows with the next picture


TYPES = (
    PageType("home", "index.html"),
    PageType("home-found", "index.html", _ask("luistert")),
    PageType("home-nothing-found", "index.html", _ask("xylofoon")),
    PageType("search", "index.html", _search, whole=False),
    PageType("golden-thread", "golden-thread.html"),
    PageType("klantprincipe", "klantprincipes/verbindend.html"),
    PageType("criterion", "criteria/actief-luisteren.html"),
    PageType("criterion-other-scale", "criteria/relatie-versterkt.html"),
    PageType("criterion-retired", "criteria/naam-drie-keer.html"),
    PageType("propose", "criteria/actief-luisteren/propose.html"),
    PageType("propose-under-way", "criteria/actief-luisteren/propose.html", _propose),
    PageType("propose-new", "authors/criterion.html"),
    PageType("form", "forms/telefoon.html"),
    PageType("form-print", "forms/telefoon/print.html"),
    PageType("form-fill", "forms/telefoon/fill.html"),
    PageType("form-review", "forms/telefoon/review.html"),
    PageType("compose", "forms/telefoon/compose.html"),
    PageType("compose-new", "authors/form.html"),
    PageType("note", "forms/note.html"),
    PageType("form-why", "forms/telefoon/why.html"),
    PageType("workshops", "workshops/index.html"),
    PageType("workshop", "workshops/2026-03-12-brownpaper.html"),
    PageType("workshop-sheet", "workshops/2026-03-12-brownpaper/sheet.html"),
    PageType("capture", "workshops/capture.html"),
    PageType("capture-beamer", "workshops/capture.html#2026-03-12-brownpaper", _beamer, whole=False),
    PageType("changelog", "changelog.html"),
    PageType("calibrations", "calibrations/index.html"),
    PageType("calibration", "calibrations/2026-10-22-telefoon.html"),
    PageType("protocol", "protocol.html"),
    PageType("retired", "retired.html"),
    PageType("authors", "authors/index.html"),
    PageType("fields", "authors/fields.html"),
    PageType("rules", "authors/rules.html"),
    PageType("integrators", "integrators.html"),
    PageType("by-hand", "over-dit-handboek.html"),
    PageType("404", "404.html"),
    PageType("findings", f"{FINDINGS}/index.html"),
)
LOADED = tuple(kind for kind in TYPES if kind.act is None)
"""Those that are a page by themselves, not a state of another one."""
