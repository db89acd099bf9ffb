"""The program's texts, put into a template while it is compiled; only those with places to fill are looked up later."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

CALL = ("name", "lparen", "string", "rparen")


class Folded(Extension):
    """Writes ``_("text")`` as its translation, for an environment speaks one language: half of what pages call."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the tokens of a template with each such call replaced by the text that it would have given."""
        tokens = list(stream)
        at = 0
        while at < len(tokens):
            call = tokens[at : at + len(CALL)]
            if tuple(token.type for token in call) == CALL and call[0].value == "_":
                line = call[0].lineno
                yield Token(line, "lparen", "(")
                yield Token(line, "string", self.environment.translate(call[2].value) % {})  # type: ignore[attr-defined]
                yield Token(line, "pipe", "|")
                yield Token(line, "name", "safe")
                yield Token(line, "rparen", ")")
                at += len(CALL)
            else:
                yield tokens[at]
                at += 1
