"""Pictures of every page type, on a desk and a phone, in light, in dark and on paper: ``make pictures``.

They go into ``build/pictures/`` with a contact sheet, ``index.html``. The README's go into the documentation.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, Route, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from browser.conftest import FLAGS, ROOT, build_findings, chromium, served
from browser.contact_sheet import contact_sheet
from browser.page_types import LOADED, TYPES, PageType

OUT = ROOT / "build" / "pictures"
LOOKS = {
    f"{width}-{scheme}": {"viewport": {"width": width, "height": height}, "color_scheme": scheme}
    for width, height in ((1440, 900), (390, 844))
    for scheme in ("light", "dark")
}
"""How a page is looked at: the window in CSS pixels, and the scheme."""
README = ROOT / "docs" / "developers" / "pictures"
IN_README = {
    "home": ("home", 1280, 860),
    "golden-thread": ("golden-thread", 1280, 1100),
    "criterion-phone": ("criterion", 390, 844),
    "proposal": ("propose-under-way", 1280, 860),
}
"""Name of the picture: page type, width and height of the window in CSS pixels."""
NO_POPPLER = """Without pictures of paper: pdftoppm is missing. Install Poppler, then run this again:
  Debian, Ubuntu   sudo apt-get install poppler-utils
  Fedora           sudo dnf install poppler-utils
  Arch             sudo pacman -S poppler
  macOS            brew install poppler"""


def say(text: str) -> None:
    """Write one line over the last one where somebody watches, under it in a log."""
    print(f"\r\x1b[K{text}" if sys.stdout.isatty() else text, end="" if sys.stdout.isatty() else "\n", flush=True)


def window(browser: Browser, **settings: object) -> Page:
    """Open a window in which letters that come late are waited for: on a busy computer a picture would miss them."""

    def patient(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("font-display:optional", "font-display:block"))

    page = browser.new_page(locale="nl-NL", **settings)  # type: ignore[arg-type]
    page.route("**/maatstaf.css", patient)
    return page


def show(kind: PageType, page: Page, address: str) -> None:
    """Show a page, with its letters."""
    kind.show(page, address)
    page.evaluate("() => document.fonts.ready.then(() => true)")


def on_screen(browser: Browser, address: str) -> None:
    """Take every page type in every look, from top to bottom."""
    total = len(LOOKS) * len(TYPES)
    for row, (look, settings) in enumerate(LOOKS.items()):
        page = window(browser, **settings, reduced_motion="reduce")
        for column, kind in enumerate(TYPES, 1):
            say(f"{row * len(TYPES) + column}/{total} {kind.name} {look}")
            show(kind, page, address)
            page.screenshot(path=OUT / f"{kind.name}-{look}.png", full_page=kind.whole, animations="disabled")
        page.close()


def on_paper(browser: Browser, address: str) -> None:
    """Print every page type and turn its sheets into pictures, 60 dots an inch."""
    page = window(browser)
    for number, kind in enumerate(LOADED, 1):
        say(f"{number}/{len(LOADED)} {kind.name} on paper")
        show(kind, page, address)
        pdf = OUT / f"{kind.name}.pdf"
        page.pdf(path=pdf, prefer_css_page_size=True)
        subprocess.run(["pdftoppm", "-r", "60", "-png", pdf, OUT / f"{kind.name}-paper"], check=True)
    page.close()


def for_the_readme(browser: Browser, address: str) -> None:
    """Take the pictures that the README shows."""
    kinds = {kind.name: kind for kind in TYPES}
    for name, (kind, width, height) in IN_README.items():
        page = window(browser, viewport={"width": width, "height": height}, reduced_motion="reduce")
        show(kinds[kind], page, address)
        page.screenshot(path=README / f"{name}.png", animations="disabled")
        page.close()


def main() -> None:
    """Take every picture of the site in ``site/``."""
    started = time.monotonic()
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        address = stack.enter_context(served(ROOT / "site", build_findings(Path(folder))))
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=chromium(), args=FLAGS)
        on_screen(browser, address)
        if shutil.which("pdftoppm"):
            on_paper(browser, address)
        else:
            print(f"\n{NO_POPPLER}", file=sys.stderr)
        for_the_readme(browser, address)
        browser.close()
    (OUT / "index.html").write_text(contact_sheet(OUT, [kind.name for kind in TYPES], list(LOOKS)), encoding="utf-8")
    taken = len(list(OUT.glob("*.png")))
    say(f"{taken} pictures in {time.monotonic() - started:.0f} s: {(OUT / 'index.html').relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
