"""YAML's own complaints, turned into findings that a coach can mend, with the text shown as it should be written."""

from __future__ import annotations

import re

from yaml.reader import ReaderError

from maatstaf.findings import Finding, Severity
from maatstaf.message import T
from maatstaf.read.characters import RETYPE, invisible

_AWKWARD = re.compile(r"^(?P<lead>\s*(?:- )?(?:[\w-]+:(?=\s))?)\s*(?P<rest>\S.*)$")
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_DASH_BEHIND = re.compile(r"(?P<lead>\s*[\w-]+:)\s+(?P<rest>- .*)")
_ODD_SPACE = re.compile("[ \t]*(?P<odd>[\u00a0\u2000-\u200b\u202f\u205f\u3000])")
_BOTH = re.compile(r"(<{7,}|>{7,}|\|{7,})(\s|$)|={7,}\s*$")
"""The marks that git leaves around lines of which it kept two versions."""
_ORDERLY = re.compile(r"\s*(?:#|-(?:\s|$)|[^\s:][^:]*:(?:\s|$)|[\]}]|$)")

_CHOOSE = T(
    "Between <<<<<<< and ======= stands one version, between ======= and >>>>>>> the other. Keep what should stay, and "
    "take away the lines with those marks."
)
_CLOSE = T("Close it on the same line, or write a list with a dash on each line.")
_EXPLAINED = {
    "mapping values are not allowed": T("A colon stands where YAML expects none, or the indentation is not right."),
    "could not find expected ':'": T("A line without “key:” stands here or just above."),
    "did not find expected key": T("The indentation is not that of the lines above, or a quote does not match."),
    "did not find expected '-'": T("A list stops here without a dash, or the indentation is not right."),
    "did not find expected node content": T("After a comma or bracket something is missing."),
    "found unexpected end of stream": T("A quote is opened and not closed."),
    "found unknown escape character": T("A backslash between double quotes begins a code."),
}


def misread(path: str, lines: list[str], fault: Exception) -> Finding:
    """Return what is wrong with the YAML in ``lines``, as far as its parser and the lines themselves can tell."""

    def finding(number: int, column: int, message: T, hint: T) -> Finding:
        return Finding(path, number + 1, column + 1, "yaml", Severity.ERROR, message, hint)

    if (at := next((number for number, line in enumerate(lines) if _BOTH.match(line)), None)) is not None:
        message = T("Two people changed these lines, and git kept both versions: “{text}”.")
        return finding(at, 0, message(text=_short(lines[at])), _CHOOSE)
    if isinstance(fault, ReaderError):
        return _unreadable_character(path, lines)
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    if mark is None:
        return _unreadable_character(path, lines)
    number = min(mark.line, len(lines) - 1)
    context = getattr(fault, "context_mark", None)
    if lines[number].strip() == "" and context is not None:
        number = min(context.line, len(lines) - 1)
    line = lines[number]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return finding(number, 0, T("A tab is used for indentation."), T("Use spaces: two for each level."))
    if _SURROGATE.search(line):
        message = T("Invalid Unicode: half of a character (lone surrogate).")
        return finding(number, 0, message, T("Type the character itself instead of \\u and a code."))
    for at, text in enumerate(lines):
        if odd := _ODD_SPACE.match(text):
            message = T("This line begins with a space that is none, U+{code}.", {"code": f"{ord(odd['odd']):04X}"})
            return finding(at, odd.start("odd"), message, T("It was pasted along: type the spaces again."))
    for at in (number, number - 1):
        if at >= 0 and (hint := _as_block(lines[at])):
            message = T("YAML can't read this text: “{text}”.", {"text": _short(lines[at])})
            return finding(at, len(lines[at]) - len(lines[at].lstrip()), message, hint)
    if match := _DASH_BEHIND.match(line):
        message = T("A list can't begin behind the colon: “{text}”.", {"text": _short(line)})
        block = f"{match['lead']}\n{' ' * (len(match['lead']) - len(match['lead'].lstrip()))}  {match['rest']}"
        return finding(number, 0, message, T("Begin it on the next line:\n{block}", {"block": block}))
    if stray := _stray(lines, number):
        message = T("This line belongs to no key: “{text}”.", {"text": _short(lines[stray[0]])})
        return finding(stray[0], 0, message, stray[1])
    problem = str(getattr(fault, "problem", "") or "")
    if problem.startswith("did not find expected ',' or") and context is not None:
        return finding(context.line, context.column, T("A bracket is not closed."), _CLOSE)
    message = next((text for begin, text in _EXPLAINED.items() if problem.startswith(begin)), T("YAML stops here."))
    hint = T("Look at the indentation, and at quotes, colons and brackets on this line and just above.")
    return finding(number, min(mark.column, len(line)), message, hint)


def _unreadable_character(path: str, lines: list[str]) -> Finding:
    """Return a finding about the first character that no YAML may hold."""
    for number, line in enumerate(lines):
        if hidden := invisible(line):
            return Finding(path, number + 1, hidden[0] + 1, "yaml", Severity.ERROR, hidden[1], RETYPE)
    return Finding(path, 1, 1, "yaml", Severity.ERROR, T("The file is not valid YAML."), RETYPE)


def _short(line: str) -> str:
    text = line.strip()
    return text if len(text) <= 80 else f"{text[:79]}…"


def _as_block(line: str) -> T | None:
    """Return how ``line`` is written safely, when it is a text that YAML trips over."""
    match = _AWKWARD.match(line)
    if not match or match["rest"].startswith("#") or re.fullmatch(r"[\w-]+:", match["rest"]):
        return None
    lead, rest = match["lead"], match["rest"]
    unclosed = (rest[0] == "[" and "]" not in rest) or (rest[0] == "{" and "}" not in rest)
    if not lead.strip() or unclosed or re.fullmatch(r"[|>][-+0-9]*", rest):
        return None
    if rest[0] not in "'\"`@%&*!|>[]{},?" and ": " not in rest and not rest.endswith(":"):
        return None
    if rest.startswith("| "):
        rest = rest[2:].lstrip()
    if rest[:1] in ("'", '"') and rest.count(rest[0]) == 1:
        rest = rest[1:]
    elif rest[:1] in ("'", '"') and rest.count(rest[0]) == 2 and rest.endswith(rest[0]):
        rest = rest[1:-1]
    rest = rest if len(rest) <= 1000 else f"{rest[:1000]}…"
    indent = " " * (len(lead) - len(lead.lstrip()) + 2)
    block = f"{lead.rstrip()} |\n{indent}{rest}"
    return T("Write the text under a bar, and it may hold anything:\n{block}", {"block": block})


def _stray(lines: list[str], number: int) -> tuple[int, T] | None:
    """Return the first of some lines at or just above ``number`` without key or dash, and how it was perhaps meant."""
    at = next((n for n in range(number, max(number - 2, 0), -1) if not _ORDERLY.match(lines[n])), None)
    if at is None:
        return None
    while at > 0 and not _ORDERLY.match(lines[at - 1]):
        at -= 1
    above = next((line for line in reversed(lines[:at]) if line.strip() and _ORDERLY.match(line)), "")
    indent = len(above) - len(above.lstrip())
    if above.lstrip().startswith("- "):
        block = f"{above}\n{' ' * indent}- {lines[at].strip()}"
        return at, T("Begin it with a dash, or move it to the right if it goes on with the text above:\n{block}")(
            block=block
        )
    if not above.rstrip().endswith(("|", ":")) or len(lines[at]) - len(lines[at].lstrip()) > indent:
        return None
    block = f"{above}\n{' ' * (indent + 2)}{lines[at].strip()}"
    return at, T("If it belongs to the text above it, move it to the right:\n{block}", {"block": block})
