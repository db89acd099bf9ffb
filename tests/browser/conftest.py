"""A built reference handbook on a local server, and a real Chromium to read it with."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from once import Once
from playwright.sync_api import Browser, Page, sync_playwright

from .page_types import FINDINGS, PageType

ROOT = Path(__file__).parent.parent.parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str:
    """Return the path of the system's Chromium."""
    named = os.environ.get("MAATSTAF_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert found, "the browser tests need Chromium: sh tests/install-browser.sh says how to get it"
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield started
        started.close()


def build_site(root: Path, out: Path) -> None:
    """Build the handbook at ``root`` into ``out``, PDFs and all, as the command line does."""
    command = [sys.executable, "-m", "maatstaf", "build", str(root), "--out", str(out)]
    subprocess.run(command, check=True, timeout=300, capture_output=True)


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    """Return the reference handbook, built."""
    return once.folder("reference", lambda folder: build_site(ROOT, folder / "site")) / "site"


BROKEN = {
    "criteria/kpis.yml": ("definition:", "definitie:"),
    "criteria/protocol.yml": ("purpose:", "purpose: Meten: is weten\n#"),
}
"""What is put wrong in the reference handbook for the page with findings: file, what stood there, what stands there."""


def build_findings(folder: Path) -> Path:
    """Build in ``folder`` what the preview shows of a handbook with errors in it, and return the site."""
    handbook = folder / "handbook"
    for name in ("criteria", "workshops", "docs"):
        shutil.copytree(ROOT / name, handbook / name)
    shutil.copy(ROOT / "mkdocs.yml", handbook)
    for name, (right, wrong) in BROKEN.items():
        path = handbook / name
        path.write_text(path.read_text(encoding="utf-8").replace(right, wrong, 1), encoding="utf-8")
    config = load_config(str(handbook / "mkdocs.yml"), site_dir=str(folder / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    return folder / "site"


def script(name: str) -> str:
    """Return a function of ``js/`` that looks at a page in the browser."""
    return (Path(__file__).parent / "js" / f"{name}.js").read_text(encoding="utf-8")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A static server that says nothing; a folder may stand elsewhere on the disk."""

    def __init__(self, *args: Any, elsewhere: dict[str, Path] | None = None, **settings: Any) -> None:
        self.elsewhere = elsewhere or {}
        super().__init__(*args, **settings)

    def translate_path(self, path: str) -> str:
        first, _, rest = path.lstrip("/").partition("/")
        if first in self.elsewhere:
            self.directory, usual = str(self.elsewhere[first]), self.directory
            try:
                return super().translate_path(f"/{rest}")
            finally:
                self.directory = usual
        return super().translate_path(path)

    def log_message(self, *args: object) -> None: ...


@contextmanager
def served(site: Path, findings: Path) -> Iterator[str]:
    """Serve a site, and the page with findings beside it, as any static server would; yields the address."""
    handler = functools.partial(Quiet, directory=str(site), elsewhere={FINDINGS: findings})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def address(site: Path, once: Once) -> Iterator[str]:
    """Return where the site is served."""
    with served(site, once.folder("findings", build_findings) / "site") as address:
        yield address


class Reader:
    """Somebody with a browser window, who notes every complaint and every request to elsewhere."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._watch(request.url))

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def _watch(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:", "file:", "about:")):
            self.strangers.append(url)

    def open(self, path: str) -> Page:
        """Go to a page of the site and wait until it is ready."""
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("load")
        return self.page


@pytest.fixture
def reader(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """Return a reader; parametrise indirectly with a dict of context settings (viewport, color_scheme …)."""
    settings = {"viewport": {"width": 1440, "height": 900}, "locale": "nl-NL"} | getattr(request, "param", {})
    context = browser.new_context(**settings)
    yield Reader(context.new_page(), address)
    context.close()


DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
WINDOWS: dict[str, dict[str, Any]] = {
    "desk-light": DESK,
    "phone-dark": PHONE | {"color_scheme": "dark"},
    "phone-calm": PHONE | {"reduced_motion": "reduce"},
}
"""What every page type is opened in, once each: both widths and both schemes, and every window costs minutes.

The theme's script looks at the scheme only while a page loads, so a window keeps the one it has."""

STILL = """async () => {
  const late = new Promise(over => setTimeout(over, 2000));
  await Promise.race([late, new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))]);
  await Promise.race([late, Promise.all(document.getAnimations().map(one => one.finished.catch(() => null)))]);
}"""
"""Waits until what changed is drawn and every movement is at its end, two seconds at most: some have none."""


class Shown(Reader):
    """A page type in one of the windows, opened once and then looked at in many ways."""

    def __init__(self, page: Page, address: str, window: str, kind: PageType) -> None:
        super().__init__(page, address)
        self.size = WINDOWS[window]["viewport"]
        kind.show(page, address)

    def look(self, *, width: int = 0, forced: bool = False) -> Page:
        """Return the page standing still: as it was opened, or so many pixels wide, or in forced colours."""
        self.page.set_viewport_size(self.size | ({"width": width} if width else {}))
        self.page.emulate_media(forced_colors="active" if forced else "none")
        self.page.evaluate(STILL)
        return self.page


@pytest.fixture(scope="session")
def shown(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Shown]:
    """Return a page type that is shown; parametrise with ``in_windows``: all tests of a page then follow each other."""
    window, kind = request.param
    context = browser.new_context(locale="nl-NL", **WINDOWS[window])
    yield Shown(context.new_page(), address, window, kind)
    context.close()


def in_windows(kinds: Iterable[PageType], *windows: str) -> pytest.MarkDecorator:
    """Return the mark that gives a test each of these page types in each of these windows."""
    every = [pytest.param((window, kind), id=f"{kind.name}-{window}") for kind in kinds for window in windows]
    return pytest.mark.parametrize("shown", every, indirect=True, scope="session")
