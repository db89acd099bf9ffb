"""The fields of a PDF form: one for each question, with a name to fill it in by and words to read aloud.

WeasyPrint only lays out a widget for each input and ties it into the structure tree. Its own fields can't be filled in
by tools: it lists every radio button as a field beside its group and gives it the group's name, so that filling in the
group finds nothing; no widget has a look for *off*; and text fields write in a font with glyph numbers, which needs a
reader that maps them itself. So every input goes in as a bare check box with a number for a name, and the fields are
made here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from maatstaf.pdf.letters import described

PRINT = 4
RADIO, NO_TOGGLE_OFF, MULTILINE = 1 << 15, 1 << 14, 1 << 12
NOTE = 2
"""A note has one line on paper and room for more on a screen."""
LETTERS = "/F0 9 Tf 0 g"
SHRINKING = "/F0 0 Tf 0 g"
"""How words are written: nine points; or as small as they must be, so that a printed note is never cut."""


@dataclass(frozen=True)
class Input:
    """An input as the page asks for it: ``radio``, ``checkbox`` or ``text``, its name, value and descriptions."""

    kind: str
    name: str
    value: str
    title: str
    group: str
    lines: int


def take_inputs(tree: Any) -> list[Input]:
    """Return the inputs of a page in order, and leave in each place a check box with its number for a name."""
    found = []
    for number, element in enumerate(tree.iter("input")):
        found.append(
            Input(
                element.get("type"),
                element.get("name"),
                element.get("value", ""),
                element.get("title"),
                element.get("data-group", ""),
                int(element.get("data-lines", "1")),
            )
        )
        for key in list(element.attrib):
            if key != "class":
                del element.attrib[key]
        element.set("type", "checkbox")
        element.set("name", str(number))
    return found


def add_fields(pdf: pikepdf.Pdf, inputs: list[Input], font: bytes) -> None:
    """Turn the widgets of a PDF into the fields that ``inputs`` describe."""
    widgets: dict[int, pikepdf.Object] = {}
    for page in pdf.pages:
        for annotation in page.get("/Annots", Array()):
            if annotation.get("/Subtype") == Name.Widget:
                widgets[int(str(annotation.T))] = annotation
    assert len(widgets) == len(inputs), "each input has one place on one page"
    form = pdf.make_indirect(Dictionary(Fields=Array(), DA=String(LETTERS), DR=Dictionary(Font=Dictionary())))
    form.DR.Font.F0 = described(pdf, font)
    groups: dict[str, pikepdf.Object] = {}
    for number, one in enumerate(inputs):
        widget = widgets[number]
        for key in ("/T", "/TU", "/V", "/AS", "/AP", "/MK", "/FT", "/Border"):
            if key in widget:
                del widget[key]
        widget.F = PRINT
        if one.kind == "radio":
            if one.name not in groups:
                groups[one.name] = _group(pdf, one)
                form.Fields.append(groups[one.name])
            _button(pdf, widget, Name(f"/{one.value}"))
            widget.TU = String(f"{one.group} {one.title}")
            widget.Parent = groups[one.name]
            groups[one.name].Kids.append(widget)
            continue
        widget.T = String(one.name)
        if one.kind == "checkbox":
            widget.FT, widget.TU = Name.Btn, String(f"{one.group} {one.title}")
            widget.V = Name.Off
            _button(pdf, widget, Name(f"/{one.value}"))
        else:
            _text(pdf, widget, one)
        form.Fields.append(widget)
    assert len({str(field.T) for field in form.Fields}) == len(form.Fields), "no two fields with one name"
    pdf.Root.AcroForm = form


def _group(pdf: pikepdf.Pdf, one: Input) -> pikepdf.Object:
    return pdf.make_indirect(
        Dictionary(
            FT=Name.Btn,
            Ff=RADIO | NO_TOGGLE_OFF,
            T=String(one.name),
            TU=String(one.group),
            V=Name.Off,
            Kids=Array(),
        )
    )


def _button(pdf: pikepdf.Pdf, widget: pikepdf.Object, on: Name) -> None:
    """Give a box its two looks: empty, and with a cross as a pen would make it."""
    x1, y1, x2, y2 = (float(side) for side in widget.Rect)
    width, height = abs(x2 - x1), abs(y2 - y1)
    inset = width * 0.16
    cross = (
        f"q {width * 0.13:.3f} w 1 J 0 G {inset:.3f} {inset:.3f} m {width - inset:.3f} {height - inset:.3f} l "
        f"{inset:.3f} {height - inset:.3f} m {width - inset:.3f} {inset:.3f} l S Q"
    )
    looks = Dictionary()
    looks[str(on)] = _look(pdf, width, height, cross)
    looks.Off = _look(pdf, width, height, "")
    widget.AP = Dictionary(N=looks)
    widget.AS = Name.Off
    widget.MK = Dictionary(CA=String("8"))  # a cross, for readers that draw their own


def _text(pdf: pikepdf.Pdf, widget: pikepdf.Object, one: Input) -> None:
    widget.FT, widget.TU, widget.V = Name.Tx, String(one.title), String("")
    widget.DA = String(SHRINKING if one.lines == NOTE else LETTERS)
    if one.lines > 1:
        widget.Ff = MULTILINE
    x1, y1, x2, y2 = (float(side) for side in widget.Rect)
    widget.AP = Dictionary(N=_look(pdf, abs(x2 - x1), abs(y2 - y1), "/Tx BMC EMC"))


def _look(pdf: pikepdf.Pdf, width: float, height: float, drawing: str) -> pikepdf.Object:
    look = pdf.make_stream(drawing.encode())
    look.Type, look.Subtype = Name.XObject, Name.Form
    look.BBox = Array([0, 0, round(width, 3), round(height, 3)])
    look.Resources = Dictionary()
    return look
