"""The README's pictures, taken from the real site: ``make pictures``."""

from __future__ import annotations

import functools
import http.server
import sys
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from browser.conftest import FLAGS, ROOT, Quiet, chromium

OUT = ROOT / "docs" / "developers" / "pictures"
PICTURES = {
    "home": ("index.html", 1280, 860),
    "golden-thread": ("golden-thread.html", 1280, 1100),
    "criterion-phone": ("criteria/actief-luisteren.html", 390, 844),
}
"""Name of the picture: page, width and height of the window in pixels."""


def main() -> None:
    """Take every picture of the site in ``site/``."""
    handler = functools.partial(Quiet, directory=str(ROOT / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for name, (path, width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, locale="nl-NL")
            page.goto(f"http://127.0.0.1:{server.server_port}/{path}")
            page.wait_for_timeout(500)
            page.screenshot(path=OUT / f"{name}.png")
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
