"""How an organisation's handbook looks: its name, its logo and its colours."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from maatstaf.message import T
from maatstaf.model.text import Part, Text

COLOUR_PATTERN = r"^#[0-9a-fA-F]{6}$"
PICTURE_PATTERN = r"^([a-z0-9][a-z0-9-]*/){0,3}[a-z0-9][a-z0-9-]*\.(svg|png)$"

_COLOUR = re.compile(COLOUR_PATTERN.replace("$", r"\Z"))


def _colour(value: Any) -> str:
    # Nothing is refused as well: “brand: #0a5c36” without quotes is an empty line with a comment.
    if not isinstance(value, str) or not _COLOUR.match(value):
        raise PydanticCustomError("colour", "colour")
    return value


Colour = Annotated[str | None, BeforeValidator(_colour), WithJsonSchema({"type": "string", "pattern": COLOUR_PATTERN})]
"""A colour as ``#rrggbb``; ``None`` only where none is given."""

Picture = Annotated[str, Field(pattern=PICTURE_PATTERN)]
"""The name of an SVG or PNG file under ``criteria/``, with its folder if it is in one."""


class Shades(Part):
    """The colours of one scheme, light or dark."""

    brand: Colour = Field(
        None, description=T("The colour of the rule, the focus and the key question, instead of yellow.").key
    )
    on_brand: Colour = Field(
        None, description=T("Text on that colour; absent: dark or white, whichever can be read.").key
    )
    link: Colour = Field(None, description=T("Links in texts; they are underlined too.").key)
    ink: Colour = Field(None, description=T("All other text, and the borders around fields and buttons.").key)


class Colours(Shades):
    """The organisation's colours; what is left out is computed from these, or stays as it was."""

    dark: Shades | None = Field(
        None, description=T("The same for dark screens; absent: computed from the light ones.").key
    )


class Style(Part):
    """Name, logo and colours of the handbook, in one place."""

    name: Text | None = Field(
        None, description=T("What the handbook is called in its head and in the tab of the browser.").key
    )
    logo: Picture | None = Field(
        None, description=T("The logo, on screen and on paper: an SVG or PNG file in criteria/.").key
    )
    logo_dark: Picture | None = Field(
        None, description=T("The logo on a dark screen; absent: the logo on a white plate.").key
    )
    icon: Picture | None = Field(
        None, description=T("A small square picture for the tab of the browser; absent: the logo.").key
    )
    colours: Colours | None = Field(None, description=T("The colours, as #rrggbb between quotes.").key)
