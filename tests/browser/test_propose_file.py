"""The author's own file after a proposal: only what changed differs, no remark is lost, every sentence comes back."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

from .conftest import ROOT, Reader
from .proposing import FILE, PROPOSE, changed_lines, data_of, file_of, opened

SOURCE = (ROOT / FILE).read_text(encoding="utf-8")
CRITERIA = sorted(
    path for path in (ROOT / "criteria").glob("*/*.yml") if path.stem != "group" and path.parent.name != "forms"
)
AWKWARD = [
    "'s Ochtends: eerst luisteren, dan pas praten.",
    'Klant: "Dat zei ik al", en dan stilte.',
    "# geen titel",
    "- geen lijst",
    "nee",
    "no",
    "Ja",
    "true",
    "null",
    "~",
    "1.10",
    "007",
    "2026-03-12",
    "12:30",
    "0x1F",
    "1e3",
    "&anker en *ster en !merk",
    "{a: b} en [c, d]",
    "@iemand zei `iets`",
    "%procent",
    "? vraag",
    "| streep",
    "> haakje",
    "Een dubbele punt aan het eind:",
    "Een hekje #in en # los",
    "tab\tin de zin",
    'schuin \\ en \\n en "aanhalingstekens"',
    "emoji 👍🏽 en 🙂 en vlag 🇳🇱",
    "accenten: één, coëfficiënt, naïef, ﬁ",
    "harde spatie\u00a0hier",
    "zachte\u00adkoppeling",
    "…",
    "‘aan het begin’ een aanhaling",
    "“zo”: en dan",
    "--- drie streepjes",
    "... drie puntjes",
    "a" * 3000,
    "woord " * 700 + "einde",
    "  spaties ervoor en erachter  ",
]
LONG = [
    *AWKWARD,
    "Eerste regel\n    ingesprongen regel\n\n\n\nna drie lege regels",
    "- een\n- twee\n  - twee a\n\n1. drie",
    "> **Klant:** 's Avonds: nee!\n>\n> **Jij:** #ok",
    "regel met spaties achteraan   \nvolgende regel",
    "\n\nlege regels ervoor en erachter\n\n",
    "--- \n...\n# niets\n%x",
    "\tregel met een tab ervoor\n\tnog een",
    "a\n b\n  c\n   d",
]


def expected(text: str) -> str:
    """What the builder makes of a text that somebody types: see ``read/scalar.py``."""
    return unicodedata.normalize("NFC", text).strip()


def test_where_nothing_changed_every_file_stays_the_same_to_the_byte(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    texts = [path.read_text(encoding="utf-8") for path in CRITERIA]
    again = page.evaluate(
        "texts => texts.map(one => Maatstaf.rewritten(one, Maatstaf.dataOf(Maatstaf.treeOf(one)), 'Criterion'))", texts
    )
    assert again == texts
    assert len(texts) > 25
    for path, text in list(zip(CRITERIA, texts, strict=True))[:3]:
        page.goto(f"{reader.address}criteria/{path.stem}/propose.html")
        assert page.evaluate("Maatstaf.file()") == text


def test_a_file_from_windows_keeps_its_ends_of_lines(reader: Reader, site: Path) -> None:
    html = (site / PROPOSE).read_text(encoding="utf-8")
    spec = re.search(r'<script type="application/json" id="spec">(.*?)</script>', html)
    assert spec
    theirs = spec[1].replace("\\n", "\\r\\n")
    page = reader.page
    body = html.replace(spec[1], theirs)
    page.route(f"**/{PROPOSE}", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
    opened(page, reader.address + PROPOSE)
    windows = SOURCE.replace("\n", "\r\n")
    assert page.evaluate("Maatstaf.file()") == windows
    page.locator("#f-name").fill("Luisteren")
    text = file_of(page)
    assert text.count("\n") == text.count("\r\n") == windows.count("\n") + 3
    assert text.startswith(windows.split("name:")[0] + "name: Luisteren\r\n")


REMARKS = """\
# helemaal boven
id: proef   # achter de id

name: "Een naam"  # achter de naam
status: draft
goal: 'Het doel'
definition: >
  Gevouwen
  tekst.
# boven het gedrag
indicators:
# boven de eerste
- Een   # bij de eerste

# boven de tweede
- Twee

- "Drie"
applies: {channels: [telefoon]}
scale: goed-niet-goed
anchors:
    goed:
        when: |  # bij de streep
            Goed is goed.

            En nog iets.

    # boven niet goed
    niet-goed:
        when: Niet goed
# helemaal onder
"""


def test_remarks_order_quotes_and_blank_lines_survive(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    data = page.evaluate("text => Maatstaf.dataOf(Maatstaf.treeOf(text))", REMARKS)

    def written(**more: Any) -> str:
        found: str = page.evaluate(
            "([text, data]) => Maatstaf.rewritten(text, data, 'Criterion')", [REMARKS, {**data, **more}]
        )
        assert data_of(found) == {**data_of(REMARKS), **more}
        return found

    def came(**more: Any) -> tuple[list[str], list[str]]:
        return changed_lines(REMARKS, written(**more))

    assert came(name="Nieuw") == (['name: "Een naam"  # achter de naam'], ['name: "Nieuw"  # achter de naam'])
    assert came(goal="Zo: dus") == (["goal: 'Het doel'"], ['goal: "Zo: dus"'])
    assert came(indicators=["Een", "Twee bis", "Drie"]) == (["- Twee"], ["- Twee bis"])
    assert came(indicators=["Een", "Twee", "Drie", "Vier"]) == ([], ["- Vier"])
    assert came(indicators=["Een", "Drie"]) == (["- Twee"], [])
    assert came(key=True) == ([], ["key: true"])
    assert came(applies={"channels": ["telefoon", "chat"]}) == (
        ["applies: {channels: [telefoon]}"],
        ["applies:", "  channels:", "    - telefoon", "    - chat"],
    )
    longer = {**data["anchors"], "goed": {"when": "Nu anders."}}
    assert came(anchors=longer) == (
        ["            Goed is goed.", "", "            En nog iets."],
        ["            Nu anders."],
    )
    assert came(definition="Kort.") == (["definition: >", "  Gevouwen", "  tekst."], ["definition: |", "  Kort."])
    moved = written(indicators=["Twee", "Een", "Drie"])
    assert all(remark in moved for remark in ("# boven de eerste", "- Een   # bij de eerste", "# boven de tweede"))


REMARKED = """\
# 1 boven alles

id: proef   # 2 achter de id
# 3 boven de naam
name: "Een naam"  # 4 achter de naam
status: draft # 5
goal:   # 6 achter een leeg doel
question:\t# 7 achter een lege vraag
  # 8 onder een lege vraag
definition: >  # 9 bij de streep
  Gevouwen
  tekst.
# 10 boven het gedrag
indicators:  # 11 achter het gedrag
  # 12 boven de eerste
  - Een   # 13 bij de eerste

  # 14 boven de tweede
  - # 15 achter de streep
    Twee
applies: {channels: [telefoon],  # 16 in een accolade
  when: Altijd}  # 17 achter een accolade
scale:  # 18 boven de schaal
  goed-niet-goed  # 19 achter de schaal
anchors:  # 20 achter de ankers
    goed:  # 21 achter een anker
        # 22 boven wanneer
        when: |  # 23 bij de streep
            Goed is goed.

            En nog iets. # hoort bij de tekst

    # 24 boven niet goed
    niet-goed:  # 25 achter een leeg anker
        # 26 onder een leeg anker
klantprincipes: []  # 27 achter een lege lijst
kpis:  # 28 achter niets
examples:
  - {id: a, answer: goed, text: Tekst, why: Omdat}  # 29 achter een voorbeeld
  - id: b  # 30 achter een id
    # 31 tussen twee velden
    answer:  # 32 achter een leeg antwoord
    text: 'Zo'  # 33 achter een aanhaling
    why: Zo
related: # 34 achter niets
review_by: 2027-01-01  # 35 achter een dag
aliases: ["a",  # 36 in een haakje
  'b'  # 37 in een haakje
  ]  # 38 achter een haakje
# 39 helemaal onder
"""

FILLED: dict[str, list[Any]] = {
    "text": ["Anders", "Zo: dus # echt", "Een\n\nTwee", {"nl": "Hier", "en": "Here"}],
    "applies": [{"channels": ["chat"]}, {"channels": ["telefoon"], "when": "Nooit"}],
    "list": [["een", "twee"], ["een", "twee", "drie"]],
    "related": [[{"criterion": "inleven", "how": "overlaps"}]],
}
"""What each kind of field becomes, one after the other."""


def changes_of(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the data with one value in it changed or filled in, for each value and each way."""
    fields = dict.fromkeys(("name", "goal", "question", "definition", "scale", "status", "review_by"), "text")
    fields |= dict.fromkeys(("indicators", "klantprincipes", "kpis", "aliases"), "list")
    fields |= {"applies": "applies", "related": "related"}
    out = [{**data, key: value} for key, kind in fields.items() for value in FILLED[kind] if value != data.get(key)]
    for value in FILLED["text"]:
        for answer in ("goed", "niet-goed"):
            for part in ("when", "sample"):
                anchors = {**data["anchors"], answer: {**data["anchors"].get(answer, {}), part: value}}
                out.append({**data, "anchors": anchors})
        for place in range(2):
            for part in ("answer", "text", "why"):
                examples = [{**one, part: value} if at == place else one for at, one in enumerate(data["examples"])]
                out.append({**data, "examples": examples})
    for place in range(2):
        out.append(
            {**data, "indicators": [f"{one} bis" if at == place else one for at, one in enumerate(("Een", "Twee"))]}
        )
    return [*out, {**data, "key": True}]


def filled(value: Any) -> Any:
    """Return data without what is empty."""
    if isinstance(value, dict):
        return {key: kept for key, one in value.items() if (kept := filled(one)) not in (None, [], {})}
    return [filled(one) for one in value] if isinstance(value, list) else value


def test_no_remark_is_lost_whichever_value_is_changed_or_filled_in(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    data = page.evaluate("text => Maatstaf.dataOf(Maatstaf.treeOf(text))", REMARKED)
    changes = changes_of(data)
    texts = page.evaluate(
        "([text, all]) => all.map(one => Maatstaf.rewritten(text, one, 'Criterion'))", [REMARKED, changes]
    )
    numbers = {str(number) for number in range(1, 40)}
    assert len(texts) > 60
    for change, text in zip(changes, texts, strict=True):
        assert set(re.findall(r"# (\d+)\b", text)) == numbers, text
        assert page.evaluate("text => Maatstaf.dataOf(Maatstaf.treeOf(text))", text) == change
        assert filled(data_of(text)) == filled(change)


def test_awkward_sentences_come_back_exactly(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    base = page.evaluate("text => Maatstaf.dataOf(Maatstaf.treeOf(text))", SOURCE)
    give = """([text, base, awkward, long]) => awkward.map((line, place) => {
      const M = Maatstaf, clean = M.clean, list = [line, ...awkward].map(clean);
      return [long[place % long.length], long[(place * 7) % long.length]].flatMap(more => {
        const anchors = { ...base.anchors, deels: { when: clean(line) } };
        const data = { ...base, goal: clean(line), definition: clean(more), indicators: list, anchors };
        return [[more, M.rewritten(text, data, 'Criterion')], [more, M.written(data, 'Criterion')]];
      });
    })"""
    for line, texts in zip(AWKWARD, page.evaluate(give, [SOURCE, base, AWKWARD, LONG[::-1]]), strict=True):
        for more, text in texts:
            data = data_of(text)
            assert data["goal"] == expected(line)
            assert data["definition"] == expected(more)
            assert data["indicators"] == [expected(one) for one in (line, *AWKWARD)]
            assert data["anchors"]["deels"] == {"when": expected(line)}


def test_a_text_in_several_languages_stays_one(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    text = "id: x\nname:\n  nl: Naam # zo\n  en: Name\ngoal: Doel\n"
    data = {"id": "x", "name": {"nl": "Naam: anders", "en": "Name"}, "goal": {"nl": "Doel", "en": "Goal"}}
    now = page.evaluate("([text, data]) => Maatstaf.rewritten(text, data, 'Criterion')", [text, data])
    assert now == 'id: x\nname:\n  nl: "Naam: anders" # zo\n  en: Name\ngoal:\n  nl: Doel\n  en: Goal\n'
