"""What a kind of output is: a module with one function that yields paths and what is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from maatstaf.render.page import Content
from maatstaf.render.press import Press


class Output(Protocol):
    """A module that renders one kind of page or file.

    One that makes as many pages as there are criteria yields functions that make them, and says ``SHARED = True``:
    then its work is shared over the processors.
    """

    def render(self, press: Press) -> Iterator[tuple[str, Content | Callable[[], Content]]]:
        """Yield (path from the site's root, page or bytes); or what makes it, so that the work can be shared."""
        ...
