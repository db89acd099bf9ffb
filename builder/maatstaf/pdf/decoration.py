"""Drawings that say nothing (the rule, a glyph beside its name) become decoration, which nobody hears read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

_BEGIN = re.compile(rb"/Figure\s*<<\s*/MCID (\d+)\s*>>\s*BDC")


def hide_decoration(pdf: pikepdf.Pdf) -> None:
    """Take every figure without words out of the structure tree, and mark what it draws as an artifact."""
    silent: dict[object, set[int]] = {}
    for parent, figure in list(_figures(pdf.Root.StructTreeRoot)):
        if "/Alt" not in figure:
            silent.setdefault(figure.Pg.objgen, set()).update(int(kid) for kid in figure.K)
            parent.K = Array([kid for kid in parent.K if not _same(kid, figure)])
    numbers = _by_page(pdf)
    for page in pdf.pages:
        if marked := silent.get(page.objgen):
            page.Contents.write(_as_artifacts(page.Contents.read_bytes(), marked))
            owners = numbers[int(page.StructParents)]
            for number in marked:
                owners[number] = None


def _as_artifacts(content: bytes, marked: set[int]) -> bytes:
    return _BEGIN.sub(lambda found: b"/Artifact BMC" if int(found[1]) in marked else found[0], content)


def _figures(element: pikepdf.Object) -> Iterator[tuple[pikepdf.Object, pikepdf.Object]]:
    for kid in element.get("/K", Array()):
        if isinstance(kid, Dictionary) and kid.get("/Type") == Name.StructElem:
            if Name.Figure == kid.S:
                yield element, kid
            else:
                yield from _figures(kid)


def _same(one: object, other: pikepdf.Object) -> bool:
    return isinstance(one, Dictionary) and one.objgen == other.objgen


def _by_page(pdf: pikepdf.Pdf) -> dict[int, pikepdf.Object]:
    pairs = pdf.Root.StructTreeRoot.ParentTree.Nums
    return {int(pairs[at]): pairs[at + 1] for at in range(0, len(pairs), 2)}
