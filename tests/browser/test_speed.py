"""A page is light, and stands still while it comes: measured over a throttled line, with fonts that come late."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from playwright.sync_api import Page, Response, Route

from .conftest import Reader, script
from .page_types import LOADED, PageType

MOST_BYTES = 200_000
"""Of a first page over the wire, but for the search index, which comes when all else is there."""
MOST_SHIFT = 0.01
LATE = 0.8
"""Seconds that a font comes later than asked."""
PATIENT = ("form-print", "form-fill", "form-review", "note")
"""Pages that stand alone take their letters however late: paper would not fit on its sheets with others, and all are
used from a folder, where no font can be fetched ahead."""
WORDS = ("text/", "javascript", "json", "svg", "xml")
DESK, PHONE = ({"viewport": {"width": width, "height": 900}} for width in (1440, 390))
COMING = [kind for kind in LOADED if kind.name not in PATIENT]
FIRST = [kind for kind in COMING if kind.name in ("home", "golden-thread", "criterion", "form")]
"""Where most visits begin: these are looked at on a desk too."""


def over_a_slow_line(page: Page) -> None:
    """Throttle to 1 MB a second with 20 ms there and back, half the processor, and fonts that come late."""
    line = page.context.new_cdp_session(page)
    speed = {"offline": False, "latency": 20, "downloadThroughput": 1_000_000, "uploadThroughput": 1_000_000}
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", speed)
    line.send("Emulation.setCPUThrottlingRate", {"rate": 2})

    def late(route: Route) -> None:
        page.wait_for_timeout(1000 * LATE)  # other fonts, and the page, go on meanwhile
        route.continue_()

    page.route("**/*.woff2", late)


@pytest.mark.parametrize(
    ("reader", "kind"),
    [
        *(pytest.param(PHONE, kind, id=f"{kind.name}-390") for kind in COMING),
        *(pytest.param(DESK, kind, id=f"{kind.name}-1440") for kind in FIRST),
    ],
    indirect=["reader"],
)
def test_nothing_moves_while_a_page_comes(reader: Reader, kind: PageType) -> None:
    page = reader.page
    page.add_init_script(script("shifts"))
    over_a_slow_line(page)
    kind.show(page, reader.address)
    page.wait_for_timeout(200)  # what comes once the page is there may move it too
    shifts: list[Any] = page.evaluate("shifts()")
    assert sum(shift[0] for shift in shifts) < MOST_SHIFT, shifts


def test_the_test_sees_a_shift(reader: Reader) -> None:
    page = reader.page
    page.add_init_script(script("shifts"))
    kind = PageType("home", "index.html")
    kind.show(page, reader.address)
    page.evaluate("document.querySelector('.ms').style.paddingTop = '300px'")
    page.wait_for_function("shifts().some(shift => shift[0] > .01)")


def weight(response: Response) -> int:
    """Return what a static host sends: words with gzip, everything else as it is."""
    body = response.body()
    kind = response.headers.get("content-type", "")
    return len(gzip.compress(body, 6)) if any(word in kind for word in WORDS) else len(body)


@pytest.mark.parametrize("path", ["index.html", "criteria/actief-luisteren.html"])
def test_a_first_page_is_light(reader: Reader, path: str) -> None:
    page = reader.page
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(reader.address + path)
    page.wait_for_load_state("networkidle")
    sizes = {one.url.removeprefix(reader.address): weight(one) for one in answers}
    sizes = {name: size for name, size in sizes.items() if not name.startswith("search/")}
    table = "\n".join(f"{size:>8} {name}" for name, size in sorted(sizes.items(), key=lambda row: -row[1]))
    assert sum(sizes.values()) < MOST_BYTES, f"{sum(sizes.values())} bytes\n{table}"
    assert len(sizes) > 5
