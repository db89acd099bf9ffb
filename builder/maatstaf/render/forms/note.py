"""The quick note: feedback without a score, in a minute on a phone; one page for the whole handbook."""

from __future__ import annotations

from collections.abc import Iterator

from maatstaf.message import T
from maatstaf.render.addresses import note_address
from maatstaf.render.filling.carried import as_data
from maatstaf.render.filling.review_texts import NOTE_TEXTS
from maatstaf.render.filling.texts import FILE_TEXTS, TEXTS
from maatstaf.render.filling.voices import voices
from maatstaf.render.page import Content
from maatstaf.render.press import Press

_NAMED = {"id": "note", "version": "1.0.0", "hash": ""}
"""What its drafts are kept under."""


def render(press: Press) -> Iterator[tuple[str, Content]]:
    """Yield the page; its subjects are the klantprincipes and the active criteria."""
    handbook, language = press.handbook, press.language
    path = note_address(handbook.forms)
    subjects = [press.say(one.name) for one in handbook.klantprincipes.values()]
    subjects += [press.say(one.name) for one in handbook.active]
    words = {**TEXTS, **FILE_TEXTS, **NOTE_TEXTS}
    texts = {language: {key: press.text(text) for key, text in words.items()}}
    yield (
        path,
        press.fill(
            "forms/note.html",
            path,
            voices=voices((language,)),
            languages=(language,),
            T=T,
            script="review/note.min.js",
            subjects=list(dict.fromkeys(subjects)),
            spec_json=as_data(_NAMED),
            page_json=as_data({"languages": [language], "texts": texts, "versions": []}),
        ).encode(),
    )
