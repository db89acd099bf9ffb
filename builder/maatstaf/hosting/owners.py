"""Who is asked to look at a change: from the groups of criteria and the roles that agree on forms."""

from __future__ import annotations

from collections.abc import Iterable

from maatstaf.handbook import Handbook
from maatstaf.message import T, interface
from maatstaf.model.organisation import Level

MADE_BY = T("Made by: maatstaf hosting. Change the definitions and run that again, not this file.")
_WHO = T("Who is asked to look at a change: the owner of a group of criteria, and the roles that agree on a form.")
_REST = T("Everything else, such as promises, scales and how the site is made: who looks after the handbook.")
_NOBODY = T("no handle yet; write one at this role in criteria/organisation.yml")


def codeowners(handbook: Handbook) -> str:
    """Return the file CODEOWNERS, as GitHub and GitLab both read it: a path, then the handles of teams.

    A place whose roles have no ``handle`` becomes a remark that says so.
    """
    language = interface(handbook.language)
    lines = [f"# {MADE_BY.in_language(language)}", f"# {_WHO.in_language(language)}", ""]
    lines += [f"# {_REST.in_language(language)}", _line(handbook, "*", _keepers(handbook)), ""]
    for id, group in sorted(handbook.groups.items()):
        lines.append(_line(handbook, f"/criteria/{id}/", [group.owner] if group.owner else []))
    for id, form in sorted(handbook.forms.items()):
        lines.append(_line(handbook, f"/criteria/forms/{id}.yml", (one.role for one in form.agreed)))
        lines.append(_line(handbook, f"/criteria/forms/published/{id}/", (one.role for one in form.agreed)))
    return "\n".join(lines) + "\n"


def _keepers(handbook: Handbook) -> list[str]:
    """Return the roles that look after the handbook: the coaches, and the leads where there are none."""
    roles = handbook.organisation.roles
    levels = (Level.COACH, Level.LEAD)
    return next((ids for level in levels if (ids := [role.id for role in roles if role.level is level])), [])


def _line(handbook: Handbook, path: str, asked: Iterable[str]) -> str:
    ids = dict.fromkeys(asked)
    roles = [role for role in handbook.organisation.roles if role.id in ids]
    handles = [role.handle for role in roles if role.handle]
    if handles:
        return f"{path} {' '.join(handles)}"
    named = ", ".join(role.id for role in roles) or "-"
    return f"# {path} {named} ({_NOBODY.in_language(interface(handbook.language))})"
