"""The small types that definitions are made of: ids, texts, dates, versions, numbers, and references."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    PlainSerializer,
    PlainValidator,
    SerializationInfo,
    Strict,
    Tag,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

Item = TypeVar("Item")

Many = Annotated[tuple[Item, ...], Strict(False)]
"""A list in YAML; a tuple here."""


AS_JSON = "as JSON"
"""The context to validate a spec with: numbers are decimal text there, as specs write them."""


class Part(BaseModel):
    """A map in YAML: its keys are known, an unknown one is an error, and nothing changes after reading."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=True)


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks an id that names something of one of these kinds; the rule *references* checks that it exists."""

    kinds: tuple[str, ...]


ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*\Z"
MAX_ID = 40
RESERVED = frozenset(
    [
        *("index", "search", "assets", "sitemap", "spec", "feed", "aux", "con", "nul", "prn"),
        *("constructor", "prototype", "tostring", "valueof", "hasownproperty"),
        *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
    ]
)
_ID = re.compile(ID_PATTERN)


def _id(value: str) -> str:
    if len(value) > MAX_ID:
        raise PydanticCustomError("id_long", "{length}", {"length": len(value), "limit": MAX_ID})
    if not _ID.match(value):
        odd = next((c for c in value if not re.match(r"[a-z0-9-]", c)), "")
        raise PydanticCustomError("id_form", "{odd}", {"odd": odd})
    if value in RESERVED:
        raise PydanticCustomError("id_reserved", "reserved")
    return value


_DATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-(?P<name>.+)\Z", re.DOTALL)


def _dated(value: str) -> str:
    if not (match := _DATED.match(value)):
        raise PydanticCustomError("id_date", "date")
    _id(match["name"])
    return value


_ID_SCHEMA = {"type": "string", "pattern": ID_PATTERN.replace(r"\Z", "$"), "maxLength": MAX_ID}
Id = Annotated[str, AfterValidator(_id), WithJsonSchema(_ID_SCHEMA)]
_DATED_SCHEMA = {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z][a-z0-9]*(-[a-z0-9]+)*$"}
DatedId = Annotated[str, AfterValidator(_dated), WithJsonSchema(_DATED_SCHEMA)]
"""The id of a workshop or calibration: its date and a name, such as ``2026-03-12-brownpaper``."""

_LANGUAGE = r"^[a-z]{2,3}(-[A-Z]{2})?$"
Language = Annotated[str, Field(pattern=_LANGUAGE)]

Line = Annotated[str, Field(min_length=1, pattern=r"^[^\n]*$")]
"""One plain line."""
Block = Annotated[str, Field(min_length=1)]


def _form(value: Any) -> str:
    return "languages" if isinstance(value, dict) else "text"


def _as_map(value: str | dict[str, str], info: SerializationInfo) -> dict[str, str]:
    language = (info.context or {}).get("language", "und")
    return {language: value} if isinstance(value, str) else value


_ByLanguage = PlainSerializer(_as_map, return_type=dict[str, str])

Text = Annotated[
    Annotated[Line, Tag("text")] | Annotated[dict[Language, Line], Field(min_length=1), Tag("languages")],
    Discriminator(_form),
    _ByLanguage,
]
"""One plain line in the organisation's language, or a map of languages; always a map in specs."""
Prose = Annotated[
    Annotated[Block, Tag("text")] | Annotated[dict[Language, Block], Field(min_length=1), Tag("languages")],
    Discriminator(_form),
    _ByLanguage,
]
"""A small Markdown (¶ in the design): paragraphs, lists, emphasis, quotes, links; or a map of languages."""

Words = str | Mapping[str, str]
"""A ``Text`` or ``Prose`` as it stands in a definition."""


def say(words: Words, language: str) -> str:
    """Return ``words`` in ``language``, or in the first language they were written in."""
    if isinstance(words, str):
        return words
    return words.get(language) or next(iter(words.values()))


def _date(value: Any) -> date:
    if not isinstance(value, str) or not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", value):
        raise PydanticCustomError("date_form", "date")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("date_none", "date") from None


Date = Annotated[
    date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
]

VERSION_PATTERN = r"^(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})$"
Version = Annotated[str, Field(pattern=VERSION_PATTERN)]


def version_parts(version: str) -> tuple[int, int, int]:
    """Return major, minor and patch of a version that fits ``VERSION_PATTERN``."""
    major, minor, patch = (int(part) for part in version.split("."))
    return major, minor, patch


_DECIMAL_TEXT = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,40})?\Z")


def _number(value: Any, info: ValidationInfo) -> int | Decimal:
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return value
    if info.context == AS_JSON and isinstance(value, str) and _DECIMAL_TEXT.match(value):
        return Decimal(value)
    raise PydanticCustomError("number", "number")


def _exact(value: int | Decimal) -> str:
    return str(value) if isinstance(value, int) else format(value, "f")


Number = Annotated[
    int | Decimal,
    PlainValidator(_number),
    PlainSerializer(_exact, return_type=Annotated[str, Field(pattern=r"^-?[0-9]+(\.[0-9]+)?$")]),
    WithJsonSchema({"type": "number"}, mode="validation"),
]
"""An exact decimal; in specs decimal text, so that every reader gets the same number."""

_Ref = Field(min_length=1, max_length=200)
RoleRef = Annotated[str, _Ref, Refers(("role",))]
ChannelRef = Annotated[str, _Ref, Refers(("channel",))]
ChainRef = Annotated[str, _Ref, Refers(("chain",))]
CriterionRef = Annotated[str, _Ref, Refers(("criterion",))]
ScaleRef = Annotated[str, _Ref, Refers(("scale",))]
KlantprincipeRef = Annotated[str, _Ref, Refers(("klantprincipe",))]
KpiRef = Annotated[str, _Ref, Refers(("kpi",))]
PromiseRef = Annotated[str, _Ref, Refers(("promise",))]
StrategyRef = Annotated[str, _Ref, Refers(("strategy",))]
FormRef = Annotated[str, _Ref, Refers(("form",))]
OccasionRef = Annotated[str, _Ref, Refers(("workshop", "calibration"))]
GroundRef = Annotated[str, _Ref, Refers(("statement", "strategy"))]
