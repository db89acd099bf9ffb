"""A group of criteria: the folder they live in, and the role that looks after them."""

from __future__ import annotations

from pydantic import Field

from maatstaf.model.text import Part, Prose, RoleRef, Text


class Group(Part):
    """The file ``criteria/<group>/group.yml``."""

    name: Text
    owner: RoleRef | None = Field(None, description="The role that answers for these criteria.")
    text: Prose | None = None
