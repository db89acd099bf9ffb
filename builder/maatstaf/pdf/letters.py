"""The typeface in which a form is filled in: our own letters, one byte each, embedded whole for Western Europe."""

from __future__ import annotations

import io
from functools import cache

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from pikepdf import Array, Dictionary, Name

from maatstaf.render.drawings import STATIC

FILE = STATIC / "fonts" / "atkinson-hyperlegible-next-latin-wght-normal.woff2"
BYTES = range(32, 256)
NONSYMBOLIC = 1 << 5


def letter(byte: int) -> int | None:
    """Return the Unicode number of a byte of Windows-1252 (PDF's WinAnsiEncoding); ``None`` where it has no letter."""
    try:
        return ord(bytes([byte]).decode("cp1252"))
    except UnicodeDecodeError:
        return None


@cache
def typeface() -> bytes:
    """Return the letters of Windows-1252 in regular weight as a TrueType font, made once in each process."""
    font = TTFont(FILE, recalcTimestamp=False)
    font.flavor = None
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[1, 2, 6])
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=[code for byte in BYTES if (code := letter(byte)) is not None])
    chosen.subset(font)
    instancer.instantiateVariableFont(font, {"wght": 400}, inplace=True)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def described(pdf: pikepdf.Pdf, content: bytes) -> pikepdf.Object:
    """Return a font as an object of a PDF: a simple one with widths, which any reader can write with."""
    font = TTFont(io.BytesIO(content))
    scale = 1000 / font["head"].unitsPerEm
    glyphs, advance = font.getBestCmap(), font["hmtx"].metrics
    codes = [letter(byte) for byte in BYTES]
    widths = [round(advance[glyphs[code]][0] * scale) if code in glyphs else 0 for code in codes]
    head, line = font["head"], font["hhea"]
    program = pdf.make_stream(content)
    program.Length1 = len(content)
    described = pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name("/AtkinsonHyperlegibleNext-Regular"),
            Flags=NONSYMBOLIC,
            FontBBox=Array([round(side * scale) for side in (head.xMin, head.yMin, head.xMax, head.yMax)]),
            ItalicAngle=0,
            Ascent=round(line.ascent * scale),
            Descent=round(line.descent * scale),
            CapHeight=round(font["OS/2"].sCapHeight * scale),
            StemV=80,
            FontFile2=program,
        )
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name("/AtkinsonHyperlegibleNext-Regular"),
            FirstChar=BYTES.start,
            LastChar=BYTES.stop - 1,
            Widths=Array(widths),
            Encoding=Name.WinAnsiEncoding,
            FontDescriptor=described,
        )
    )
