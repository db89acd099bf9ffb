"""A group of criteria: the folder they live in, and the role that looks after them."""

from __future__ import annotations

from pydantic import Field

from maatstaf.message import T
from maatstaf.model.text import Part, Prose, RoleRef, Text


class Group(Part):
    """The file ``criteria/<group>/group.yml``."""

    name: Text = Field(description=T("What people call it.").key)
    owner: RoleRef | None = Field(None, description=T("The role that answers for these criteria.").key)
    text: Prose | None = Field(None, description=T("What these criteria have in common.").key)
