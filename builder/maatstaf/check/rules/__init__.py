"""The rules, in the order of the handbook's page about them. A new rule is one new file and one name here."""

from __future__ import annotations

from maatstaf.check.rule import Rule
from maatstaf.check.rules import references

RULES: tuple[Rule, ...] = (references,)
