"""Every page is right HTML, by the W3C's own checker; what is Material's and can't be mended here is listed."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from .conftest import ROOT

VNU = ROOT / "tests" / "node" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
ALLOWED = [
    (
        r"Attribute “autocomplete” is only allowed when the input type is",
        r'<input class="md-toggle" data-md-toggle="(drawer|search)" type="checkbox" id="__\1" autocomplete="off">',
        "Material's two switches for menu and search stand in its base template outside every block. Firefox keeps a "
        "box ticked over a reload; this is how Material stops that.",
    ),
    (
        r"Duplicate “dt” name “[^”]+” in “dl” element|The first occurrence of “dt” name “[^”]+” was here",
        r"<dt>[^<]+<",
        "A dialogue is a list of turns, each with its speaker, and a speaker has more than one turn. A warning only.",
    ),
    (
        r"(Resource|Inline script) violates Content Security Policy \(meta tag\)",
        r"(href|src)=\"\.\./|<script type=\"application/json\"|<img |width=\"28\" height=\"28\"",
        "The fill-in page allows only what is its own. The checker reads files and takes none for the page's own, and "
        "data for a script; that the browser does allow both is what the tests of that page see.",
    ),
    (
        r"Empty heading\.",
        r'<h2 id="ask-t"></h2>',
        "The heading of the question that the fill-in page asks before it clears something: written when it is asked.",
    ),
]
"""What the checker may say: the message, the place it says it of, and why it stays."""


def test_every_page_is_right_html(site: Path) -> None:
    command = ["java", "-jar", str(VNU), "--format", "json", "--exit-zero-always", "--skip-non-html", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    messages = json.loads(done.stderr)["messages"]
    wrong, met = [], set()
    for message in messages:
        text, place = message["message"], message.get("extract", "")
        reason = next((why for says, of, why in ALLOWED if re.match(says, text) and re.search(of, place)), None)
        met.add(reason)
        if reason is None:
            wrong.append((Path(message["url"]).name, text, place))
    assert wrong == [], f"{len(wrong)} times: {json.dumps(wrong[:8], indent=1, ensure_ascii=False)}"
    assert met == {why for _, _, why in ALLOWED}, "an exception that nothing needs any more"


def test_the_checker_looks_at_every_page_and_finds_faults(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<!doctype html><html lang="nl"><title>x</title><p id="a"><p id="a">')
    command = ["java", "-jar", str(VNU), "--format", "json", "--exit-zero-always", "--skip-non-html", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert any("Duplicate ID" in message["message"] for message in json.loads(done.stderr)["messages"])
