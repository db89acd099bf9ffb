"""The files that are the same for every handbook, with the words that people see of them in the handbook's language."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from maatstaf.message import T, interface


def filled(path: str, language: str, **values: object) -> str:
    """Return one of the files below ``files/``: its ``<% … %>`` and its lines with ``#%`` are carried out."""
    own = interface(language)
    return _environment().get_template(path).render(values | {"_": lambda key: T(key).in_language(own)})


@cache
def _environment() -> Environment:
    # Signs of its own: these files hold {{ … }} and {# … #} of their hosts and of the shell. babel.cfg names them too.
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "files"),
        undefined=StrictUndefined,
        variable_start_string="<%",
        variable_end_string="%>",
        comment_start_string="<%#",
        comment_end_string="#%>",
        line_statement_prefix="#%",
        keep_trailing_newline=True,
        autoescape=False,
    )
