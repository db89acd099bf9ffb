"""The rules, in the order of the handbook's page about them. A new rule is one new file and one name here."""

from __future__ import annotations

from maatstaf.check.rule import Rule
from maatstaf.check.rules import (
    answers,
    calibrations,
    changelog,
    conditions,
    files,
    forms,
    ids,
    kpis,
    outcomes,
    privacy,
    protocol,
    ratings,
    references,
    repeats,
    replacements,
    reviews,
    scales,
    scoring,
    style,
    texts,
    thread,
    workshops,
)

RULES: tuple[Rule, ...] = (
    files,
    ids,
    references,
    texts,
    repeats,
    changelog,
    thread,
    answers,
    replacements,
    reviews,
    scales,
    kpis,
    forms,
    conditions,
    scoring,
    outcomes,
    workshops,
    calibrations,
    ratings,
    protocol,
    privacy,
    style,
)
