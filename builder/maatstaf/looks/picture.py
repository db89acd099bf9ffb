"""A logo beside the definitions: an SVG or PNG file, refused as soon as it holds more than a picture."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path
from struct import unpack
from typing import NamedTuple

from maatstaf.looks.svg import Refusal, size_of_svg
from maatstaf.message import T

MAX_BYTES = 100_000
"""Every page shows the logo, so it must come quickly."""
MAX_PIXELS = 4000

_PNG = b"\x89PNG\r\n\x1a\n"
_SMALLER = T("Ask for a smaller one: as SVG, or as PNG of about 400 pixels wide.")
_SAVE_AGAIN = T("Open it in a drawing program, and export it as SVG or PNG.")


class Problem(NamedTuple):
    """What is wrong in a picture (line and column count from 1; 0: there is no such file), and what to do."""

    line: int
    column: int
    message: T
    hint: T


@dataclass(frozen=True)
class Picture:
    """A picture file: its path from the root, its bytes, its width for a height of 1, and what is wrong with it."""

    path: str
    content: bytes = b""
    ratio: float = 1.0
    problems: tuple[Problem, ...] = ()

    @property
    def suffix(self) -> str:
        """``.svg`` or ``.png``."""
        return self.path[self.path.rindex(".") :]


def picture_of(root: Path, name: str) -> Picture:
    """Read the picture ``name`` (from ``criteria/``); it is never followed to somewhere else, nor read when large."""
    path = f"criteria/{name}"
    try:
        kind = (root / path).lstat()
        if stat.S_ISDIR(kind.st_mode):
            raise FileNotFoundError
        if not stat.S_ISREG(kind.st_mode):
            return _refused(path, T("This is not an ordinary file."), T("Put the picture itself there."))
        if kind.st_size > MAX_BYTES:
            message = T("The picture is too large: {size} bytes, at most {limit}.")
            return _refused(path, message(size=kind.st_size, limit=MAX_BYTES), _SMALLER)
        content = (root / path).read_bytes()
    except FileNotFoundError:
        return _refused(path, T("The picture “{path}” does not exist.", {"path": path}),
                        T("Put it there, or correct the name."), line=0)  # fmt: skip
    except OSError as fault:
        message = T("The picture can't be read: {why}.", {"why": fault.strerror or "?"})
        return _refused(path, message, T("Look at the rights of the file."))
    try:
        ratio = _ratio_of_png(content) if path.endswith(".png") else size_of_svg(content)
    except Refusal as refusal:
        return _refused(path, refusal.message, refusal.hint, refusal.line, refusal.column)
    return Picture(path, content, ratio)


def _refused(path: str, message: T, hint: T, line: int = 1, column: int = 1) -> Picture:
    return Picture(path, problems=(Problem(line, column, message, hint),))


def _ratio_of_png(content: bytes) -> float:
    """Return a PNG's width for a height of 1, from its first chunk (PNG, third edition, 11.2.1: IHDR)."""
    if not content.startswith(_PNG) or content[12:16] != b"IHDR" or len(content) < 24:
        raise Refusal(T("This is not a PNG file, though its name says so."), _SAVE_AGAIN)
    width, height = unpack(">II", content[16:24])
    if not (0 < width <= MAX_PIXELS and 0 < height <= MAX_PIXELS):
        message = T("The picture is {width} by {height} pixels; at most {limit} by {limit}.")
        raise Refusal(message(width=width, height=height, limit=MAX_PIXELS), _SMALLER)
    return float(width / height)
