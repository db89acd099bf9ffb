"""A form and all that judging with it needs, put together to one self-contained spec, with a hash over its content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from maatstaf.model.form import Form, Item
from maatstaf.model.protocol import Protocol
from maatstaf.model.scale import Scale
from maatstaf.shapes import form as shapes
from maatstaf.shapes.written import content_hash, dumped
from maatstaf.suspects import Books

CRITERIA = "criteria"
"""The folder of the site in which each criterion has its page."""


def spec_of(books: Books, protocol: Protocol | None, form: Form) -> shapes.SpecForm:
    """Return the spec of a form, whose references all lead somewhere, as it stands now; it has no effective dates."""
    organisation = books.organisation
    assert organisation is not None
    channels = {channel.id: channel for channel in organisation.channels}
    spec = shapes.SpecForm.model_construct(
        spec="maatstaf/form/v1",
        id=form.id,
        name=form.name,
        status=form.status,
        language=organisation.language,
        languages=tuple(dict.fromkeys((organisation.language, *organisation.languages))),
        channels=tuple(channels[id] for id in form.channels),
        purpose=form.purpose,
        header=tuple(
            shapes.SpecHeaderField(id=h.id, text=h.text, help=h.help, scale=h.scale, required=h.required)
            for h in form.header
        ),
        classes=form.classes,
        sections=tuple(
            shapes.SpecSection(
                id=section.id,
                name=section.name,
                klantprincipe=section.klantprincipe,
                text=section.text,
                weight=section.weight,
                judged_as_a_whole=section.judged_as_a_whole,
                items=tuple(_item(books, form, item) for item in section.items),
            )
            for section in form.sections
        ),
        scales={id: form_scale(books.scales[id]) for id in sorted(_scale_ids(books, form))},
        klantprincipes=tuple(_klantprincipes(books, form)),
        kpis=tuple(_kpis(books, form)),
        scoring=form.scoring,
        coaching=form.coaching,
        rules=_rules(protocol),
        effective_from=None,
        effective_until=None,
        source=form.source,
        changelog=form.changelog,
        hash="",
    )
    return spec.model_copy(update={"hash": content_hash(dumped(spec, organisation.language))})


def _scale_ids(books: Books, form: Form) -> set[str]:
    ids = {field.scale for field in form.header}
    ids |= {section.judged_as_a_whole for section in form.sections if section.judged_as_a_whole}
    for item in form.items:
        ids.add(books.criteria[item.criterion].scale if item.criterion else _question_scale(item))
    return ids


def _question_scale(item: Item) -> str:
    assert item.question is not None
    return item.question.scale


def form_scale(scale: Scale) -> shapes.FormScale:
    """Return a scale as a form's spec carries it."""
    fields = shapes.FormScale.model_fields
    return shapes.FormScale.model_construct(**{name: getattr(scale, name) for name in fields})


def _klantprincipes(books: Books, form: Form) -> Iterator[shapes.SpecKlantprincipe]:
    """Yield, in the handbook's order, the klantprincipes that the form's criteria or sections name."""
    named = {section.klantprincipe for section in form.sections}
    named |= {id for item in form.items if item.criterion for id in books.criteria[item.criterion].klantprincipes}
    for one in books.klantprincipes.values():
        if one.id in named:
            yield shapes.SpecKlantprincipe(id=one.id, name=one.name)


def _kpis(books: Books, form: Form) -> Iterator[shapes.SpecKpi]:
    """Yield, in the handbook's order, the KPIs that the form's criteria name or that are counted from one of them."""
    asked = {item.criterion for item in form.items if item.criterion}
    named = {id for criterion in asked for id in books.criteria[criterion].kpis}
    for kpi in books.kpis.values():
        counted = kpi.formula if kpi.formula and kpi.formula.share_of in asked else None
        if counted or kpi.id in named:
            count = shapes.KpiCount(item=counted.share_of, answers=counted.answers) if counted else None
            yield shapes.SpecKpi(id=kpi.id, name=kpi.name, abbreviation=kpi.abbreviation, count=count)


def _rules(protocol: Protocol | None) -> shapes.Rules | None:
    if protocol is None:
        return None
    return shapes.Rules(purpose=protocol.purpose, retention=protocol.retention, in_force=not protocol.lacks_consent)


def _item(books: Books, form: Form, item: Item) -> shapes.SpecItem:
    criterion = books.criteria[item.criterion] if item.criterion else None
    scale = books.scales[criterion.scale if criterion else _question_scale(item)]
    when = criterion.applies.not_applicable if criterion else None
    allowed = scale.not_applicable is not None and (criterion is None or when is not None)
    own: dict[str, Any] = {
        name: getattr(item, name)
        for name in ("scored", "class_", "weight", "grade", "critical", "deduct", "failed", "comment", "reasons")
    }
    if criterion:
        told: dict[str, Any] = {
            "criterion": shapes.CriterionVersion(
                id=criterion.id, version=criterion.version, page=f"{CRITERIA}/{criterion.id}.html"
            ),
            "name": criterion.name,
            "text": criterion.question or criterion.name,
            "help": criterion.definition,
            "goal": criterion.goal,
            "indicators": criterion.indicators,
            "anchors": criterion.anchors,
            "key": criterion.key,
            "klantprincipes": criterion.klantprincipes,
            "kpis": criterion.kpis,
        }
    else:
        assert item.question is not None
        told = {
            "criterion": None,
            "name": item.question.text,
            "text": item.question.text,
            "help": item.question.help,
            "goal": None,
            "indicators": (),
            "anchors": {},
            "key": False,
            "klantprincipes": (),
            "kpis": (),
        }
    return shapes.SpecItem.model_construct(
        id=item.id,
        scale=scale.id,
        required=item.required if item.required is not None else criterion is not None,
        not_applicable=shapes.NotApplicableRule(
            allowed=allowed, when=when, policy=item.not_applicable or form.scoring.not_applicable
        ),
        show_when=item.show_when,
        **own,
        **told,
    )
