"""A form as one self-contained spec, with a hash over its content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary

from maatstaf.model.form import Form, Item
from maatstaf.model.scale import Scale
from maatstaf.render.addresses import address
from maatstaf.render.press import Press
from maatstaf.shapes import form as shapes
from maatstaf.shapes.written import content_hash

_made: WeakKeyDictionary[Press, dict[str, shapes.SpecForm]] = WeakKeyDictionary()


def form_spec(press: Press, form: Form) -> shapes.SpecForm:
    """Return the spec of a form as it stands now; made once, for its own file and several pages show it."""
    made = _made.setdefault(press, {})
    if form.id not in made:
        made[form.id] = _spec(press, form)
    return made[form.id]


def _spec(press: Press, form: Form) -> shapes.SpecForm:
    handbook = press.handbook
    organisation = handbook.organisation
    spec = shapes.SpecForm.model_construct(
        spec="maatstaf/form/v1",
        id=form.id,
        name=form.name,
        status=form.status,
        language=organisation.language,
        languages=tuple(dict.fromkeys((organisation.language, *organisation.languages))),
        channels=tuple(handbook.channels[id] for id in form.channels),
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
                items=tuple(_item(press, form, item) for item in section.items),
            )
            for section in form.sections
        ),
        scales={id: form_scale(handbook.scales[id]) for id in sorted(_scale_ids(press, form))},
        klantprincipes=tuple(_klantprincipes(press, form)),
        kpis=tuple(_kpis(press, form)),
        scoring=form.scoring,
        coaching=form.coaching,
        rules=_rules(press),
        effective_from=None,
        effective_until=None,
        source=form.source,
        changelog=form.changelog,
        hash="",
    )
    return _dated(press, spec.model_copy(update={"hash": content_hash(dump(press, spec))}))


def _dated(press: Press, spec: shapes.SpecForm) -> shapes.SpecForm:
    """Return the spec with the days between which it counts, if it was published as it is."""
    for frozen in press.handbook.published.get(spec.id, ()):
        if frozen.spec.hash == spec.hash:
            dates = {name: getattr(frozen.spec, name) for name in ("effective_from", "effective_until")}
            return spec.model_copy(update=dates)
    return spec


def dump(press: Press, spec: Any) -> dict[str, Any]:
    """Return a spec as plain data: texts as language maps, numbers as decimal text."""
    context = {"language": press.language}
    data: dict[str, Any] = spec.model_dump(mode="json", by_alias=True, exclude_none=True, context=context)
    return data


def _scale_ids(press: Press, form: Form) -> set[str]:
    ids = {field.scale for field in form.header}
    ids |= {section.judged_as_a_whole for section in form.sections if section.judged_as_a_whole}
    for item in form.items:
        ids.add(press.handbook.criteria[item.criterion].scale if item.criterion else _question_scale(item))
    return ids


def _question_scale(item: Item) -> str:
    assert item.question is not None
    return item.question.scale


def form_scale(scale: Scale) -> shapes.FormScale:
    """Return a scale as a form's spec carries it."""
    fields = shapes.FormScale.model_fields
    return shapes.FormScale.model_construct(**{name: getattr(scale, name) for name in fields})


def _klantprincipes(press: Press, form: Form) -> Iterator[shapes.SpecKlantprincipe]:
    """Yield, in the handbook's order, the klantprincipes that the form's criteria or sections name."""
    named = {section.klantprincipe for section in form.sections}
    named |= {
        id for item in form.items if item.criterion for id in press.handbook.criteria[item.criterion].klantprincipes
    }
    for one in press.handbook.klantprincipes.values():
        if one.id in named:
            yield shapes.SpecKlantprincipe(id=one.id, name=one.name)


def _kpis(press: Press, form: Form) -> Iterator[shapes.SpecKpi]:
    """Yield, in the handbook's order, the KPIs that the form's criteria name or that are counted from one of them."""
    asked = {item.criterion for item in form.items if item.criterion}
    named = {id for criterion in asked for id in press.handbook.criteria[criterion].kpis}
    for kpi in press.handbook.kpis.values():
        counted = kpi.formula if kpi.formula and kpi.formula.share_of in asked else None
        if counted or kpi.id in named:
            count = shapes.KpiCount(item=counted.share_of, answers=counted.answers) if counted else None
            yield shapes.SpecKpi(id=kpi.id, name=kpi.name, abbreviation=kpi.abbreviation, count=count)


def _rules(press: Press) -> shapes.Rules | None:
    protocol = press.handbook.protocol
    if protocol is None:
        return None
    return shapes.Rules(purpose=protocol.purpose, retention=protocol.retention, in_force=not protocol.lacks_consent)


def _item(press: Press, form: Form, item: Item) -> shapes.SpecItem:
    criterion = press.handbook.criteria[item.criterion] if item.criterion else None
    scale = press.handbook.scales[criterion.scale if criterion else _question_scale(item)]
    when = criterion.applies.not_applicable if criterion else None
    allowed = scale.not_applicable is not None and (criterion is None or when is not None)
    own: dict[str, Any] = {
        name: getattr(item, name)
        for name in ("scored", "class_", "weight", "grade", "critical", "deduct", "failed", "comment", "reasons")
    }
    if criterion:
        told: dict[str, Any] = {
            "criterion": shapes.CriterionVersion(
                id=criterion.id, version=criterion.version, page=address("criterion", criterion.id)
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
