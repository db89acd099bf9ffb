"""Drawings in SVG: only shapes, text and colours are let in, so that none can run, load or follow anything.

A drawing is published as it is, so it is not cleaned but refused: its maker sees what has to go. Parsed with expat
itself, without a tree; a document type is refused before anything in it is read, so there are no entities to expand
(https://docs.python.org/3/library/xml.html#xml-security), and what is not in the lists below is refused, known or not.
"""

from __future__ import annotations

import re
from math import isfinite
from xml.parsers import expat

from maatstaf.message import T

NAMESPACE = "http://www.w3.org/2000/svg"
_XLINK, _XML = "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"

ELEMENTS = """
svg g path rect circle ellipse line polyline polygon text tspan title desc defs style linearGradient radialGradient stop
clipPath mask
"""
ATTRIBUTES = """
version baseProfile viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points
pathLength transform dx dy rotate textLength lengthAdjust gradientUnits gradientTransform spreadMethod offset
clipPathUnits maskUnits maskContentUnits id class style role lang type media enable-background fill fill-opacity
fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset
stroke-opacity opacity color display visibility overflow clip-path clip-rule mask mask-type stop-color stop-opacity
font-family font-size font-style font-weight font-stretch font-variant text-anchor letter-spacing word-spacing
text-decoration dominant-baseline alignment-baseline baseline-shift paint-order vector-effect shape-rendering
text-rendering color-interpolation color-rendering isolation mix-blend-mode
"""
FUNCTIONS = "rgb rgba hsl hsla url matrix translate scale rotate skewx skewy"

_ELEMENTS, _ATTRIBUTES, _FUNCTIONS = (frozenset(names.split()) for names in (ELEMENTS, ATTRIBUTES, FUNCTIONS))
_CALL = re.compile(r"([\w-]*)\(")
_OUTSIDE = re.compile(r"url\((?!\s*[\"']?#[\w.:-]+[\"']?\s*\))", re.IGNORECASE)
_ODD = re.compile(r"[@\\]")

_PLAIN = T("Export it as plain SVG: only shapes, text and colours, without scripts, pictures, links and animation.")


class Refusal(Exception):
    """Why a picture can't be used, on which line and column (from 1), and what to do about it."""

    def __init__(self, message: T, hint: T, line: int = 1, column: int = 1) -> None:
        super().__init__(str(message))
        self.message, self.hint, self.line, self.column = message, hint, line, column


def size_of_svg(content: bytes) -> float:
    """Return a drawing's width for a height of 1; raises ``Refusal`` when it holds more than a drawing."""
    reading = _Reading()
    try:
        reading.parser.Parse(content.decode("utf-8-sig").encode(), True)
    except expat.ExpatError as fault:
        message = T("This is not an SVG file, or it is damaged.")
        raise Refusal(message, T("Export the drawing again as SVG."), fault.lineno, fault.offset + 1) from None
    except (UnicodeError, LookupError, ValueError):
        raise Refusal(T("This is not an SVG file, or it is damaged."), T("Export the drawing again as SVG.")) from None
    return reading.ratio


class _Reading:
    """One drawing being read: every element and attribute is held against the lists."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.ratio = 0.0
        self.inside: list[str] = []
        self.styles: list[str] = []

    def _refuse(self, message: T, hint: T = _PLAIN) -> Refusal:
        return Refusal(message, hint, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _doctype(self, *_: object) -> None:
        hint = T("Take out everything from “<!DOCTYPE” up to and including its “>”, or export it as plain SVG.")
        raise self._refuse(T("The drawing begins with a document type, which may name other files."), hint)

    def _instruction(self, target: str, _: str) -> None:
        raise self._refuse(T("The drawing holds “<?{name}”, an instruction to a program.", {"name": target}))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self.inside and (space, local) != (NAMESPACE, "svg"):
            raise self._refuse(T("This is not an SVG file, or it is damaged."), T("Export the drawing again as SVG."))
        if space != NAMESPACE or local not in _ELEMENTS:
            raise self._refuse(T("The drawing holds “<{name}>”, which is more than a shape.", {"name": local}))
        if not self.inside:
            self.ratio = self._ratio(attributes)
        self.inside.append(local)
        for key, value in attributes.items():
            self._attribute(key, value)

    def _end(self, _: str) -> None:
        if self.inside.pop() == "style":
            self._value("style", "".join(self.styles))  # only whole: a comment may cut a word in two
            self.styles.clear()

    def _text(self, text: str) -> None:
        if self.inside[-1:] == ["style"]:
            self.styles.append(text)

    def _attribute(self, key: str, value: str) -> None:
        space, _, local = key.rpartition(" ")
        if local == "href" and space in ("", _XLINK):
            if not re.fullmatch(r"#[\w.:-]+", value):
                raise self._refuse(T("The drawing points to something outside it: “{value}”.", {"value": value[:60]}))
        elif not space and local in _ATTRIBUTES:
            self._value(local, value)
        elif (space, local) != (_XML, "space") and not (not space and local.startswith(("data-", "aria-"))):
            raise self._refuse(T("The drawing holds the attribute “{name}”, which no shape needs.", {"name": local}))

    def _value(self, name: str, value: str) -> None:
        if found := _OUTSIDE.search(value):
            shown = value[found.start() :].strip()[:60]
            raise self._refuse(T("The drawing points to something outside it: “{value}”.", {"value": shown}))
        calls = {call.lower() for call in _CALL.findall(value)}
        if _ODD.search(value) or not calls <= _FUNCTIONS:
            message = T("The drawing holds something in “{name}” that is more than a colour or a shape.")
            raise self._refuse(message(name=name))

    def _ratio(self, attributes: dict[str, str]) -> float:
        box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
        try:
            _, _, width, height = map(float, box)
            ratio = width / height
        except (ValueError, ArithmeticError):
            ratio = 0.0
        if not (isfinite(ratio) and 0.05 <= ratio <= 20):
            message = T("The drawing does not say how large it is, or is far too wide or high.")
            raise self._refuse(
                message, T("In the first tag write, for example: {line}", {"line": 'viewBox="0 0 120 40"'})
            )
        return ratio
