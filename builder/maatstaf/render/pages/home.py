"""The home page: a criterion in two seconds, what changed lately, why we measure, and what there is to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from maatstaf.handbook import ChangeLine, Handbook
from maatstaf.message import T
from maatstaf.model.criterion import Criterion, Status
from maatstaf.render import addresses as at
from maatstaf.render.changed import name_of
from maatstaf.render.finder_index import PATH, finder_index
from maatstaf.render.listed import Listed, channel_signs, found_by, listed
from maatstaf.render.page import Content
from maatstaf.render.press import Press
from maatstaf.render.thread.mini import mini_thread
from maatstaf.render.thread.strands import REST
from maatstaf.render.words import ENDINGS, SMALL, WORD
from maatstaf.shapes.versions import BREAKS

LATELY = 4
"""So many changes are shown."""

FOLD = 200
"""With more criteria than this, the groups are folded, and what is in them stands in a file beside the page."""

FORMS = 4
"""So many forms have a tile of their own."""


def render(press: Press) -> Iterator[tuple[str, Content]]:
    """Yield the home page, and the finder's index where the page would be too long with all criteria in it."""
    handbook = press.handbook
    folded = len(handbook.active) > FOLD
    groups = list(_groups(press))
    retired = [_retired(press, criterion) for criterion in handbook.retired]
    if folded:
        yield PATH, finder_index(handbook.channels, (group["rows"] for group in groups), retired)
    about = T("Criteria for good customer contact: what they mean, why we chose them, how we judge.")
    yield (
        at.HOME,
        press.page(
            "pages/home.html",
            at.HOME,
            press.text(T("Find a criterion")),
            description=press.text(about),
            hide=("toc",),
            groups=groups,
            total=len(handbook.active),
            index=PATH if folded else "",
            signs=channel_signs(press),
            drafts=handbook.with_status(Status.DRAFT),
            retired=retired,
            hints=_hints(press),
            endings=ENDINGS.get(press.language, ""),
            small=SMALL.get(press.language, ""),
            changes=[(line, name_of(press, line)) for line in _lately(handbook)],
            mini=mini_thread(press),
            tiles=_tiles(press),
        ),
    )


def _lately(handbook: Handbook) -> list[ChangeLine]:
    """Return the newest changes, of forms those that break a series: the others only take over what criteria say."""
    lines = (line for line in handbook.changes if line.kind != "form" or line.version.change in BREAKS)
    return list(islice(lines, LATELY))


def _groups(press: Press) -> Iterator[dict[str, Any]]:
    """The criteria by klantprincipe (the first they name); what has none under its group, or as the others."""
    handbook = press.handbook
    for id, principle in handbook.klantprincipes.items():
        mine = [c for c in handbook.active if c.klantprincipes[:1] == (id,)]
        if mine:
            yield _group(press, "klantprincipe", id, press.say(principle.name), mine)
    rest = handbook.of_principle(None)
    if handbook.klantprincipes and rest:
        yield _group(press, "rest", REST, press.text(T("Other criteria")), list(rest))
    elif rest:
        for id, group in handbook.groups.items():
            mine = [c for c in rest if handbook.group_of[c.id] == id]
            if mine:
                yield _group(press, "group", f"group--{id}", press.say(group.name), mine)


def _group(press: Press, kind: str, id: str, name: str, criteria: list[Criterion]) -> dict[str, Any]:
    deep = len(press.handbook.active) <= FOLD
    rows = [listed(press, criterion, found_by(press, criterion, deep=deep)) for criterion in criteria]
    own = kind == "klantprincipe"
    page = at.address(kind, id) if own else f"{at.THREAD}#thread-{id}"
    return {"kind": kind, "id": id, "name": name, "accent": press.accent(id) if own else "", "page": page, "rows": rows}


def _retired(press: Press, criterion: Criterion) -> tuple[Listed, str]:
    """A retired criterion as the finder shows it to whoever types its name, with what to use instead."""
    names = [press.say(press.handbook.criteria[id].name) for id in criterion.replaced_by]
    now = T("Now: {names}", {"names": ", ".join(names)}) if names else T("Retired")
    return listed(press, criterion, found_by(press, criterion, deep=False)), press.text(now)


def _hints(press: Press) -> list[str]:
    """Three words to try: other names for criteria that are heard in the most examples, one plain word a criterion."""
    criteria = press.handbook.active
    texts = (press.say(example.text).lower() for criterion in criteria for example in criterion.examples)
    heard = Counter(word for text in texts for word in set(WORD.findall(text)))
    said = [[press.say(alias) for alias in criterion.aliases] for criterion in criteria]
    plain = [
        [alias for alias in aliases if alias.islower() and alias.isalpha() and 4 < len(alias) < 14] for aliases in said
    ]
    best = dict.fromkeys(max(aliases, key=heard.__getitem__) for aliases in plain if aliases)
    return sorted(filter(heard.__getitem__, best), key=heard.__getitem__, reverse=True)[:3]


def _tiles(press: Press) -> list[tuple[str, str, str, str]]:
    """What there is to do: address, icon, words, and what that means; only what exists."""
    handbook, text = press.handbook, press.text
    forms = [form for form in handbook.current_forms if form.status is Status.ACTIVE][:FORMS]
    judge = text(T("Judge a contact"))
    tiles = [(at.address("form", form.id), "clipboard-pen", press.say(form.name), judge) for form in forms]
    if len(forms) == 1:
        tiles.append((f"forms/{forms[0].id}/print.html", "printer", text(T("Print a form")),
                      text(T("On A4, with room to write."))))  # fmt: skip
    tiles.append((at.note_address(handbook.forms), "square-pen", text(T("Quick note")),
                  text(T("Feedback without a score, in a minute."))))  # fmt: skip
    if handbook.calibrations:
        tiles.append((at.CALIBRATIONS, "scale", text(T("Prepare a calibration")),
                      text(T("Where do we still judge differently?"))))  # fmt: skip
    if handbook.workshops:
        tiles.append((at.WORKSHOPS, "users", text(T("Read back a workshop")),
                      text(T("What we chose, what we scrapped, and why."))))  # fmt: skip
    if handbook.protocol:
        tiles.append((at.PROTOCOL, "shield-check", text(T("Read the rules of the game")),
                      text(T("What we listen in for, who sees what, and when it is gone."))))  # fmt: skip
    tiles.append((at.AUTHORS, "pen-line", text(T("Propose a change")), text(T("You need no technical knowledge."))))
    tiles.append((at.INTEGRATORS, "braces", text(T("Connect another system")), text(T("JSON, schemas and exports."))))
    return tiles
