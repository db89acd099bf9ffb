"""The difference in the words of one language: what each sentence says, before it has a look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from maatstaf.difference.blocks import Block, Missing, Row, View, Why
from maatstaf.difference.brief import in_brief, lacking
from maatstaf.difference.judgements import counted, each
from maatstaf.difference.sentences import (
    HAPPENED,
    KINDS,
    LEANING,
    LINEAGE,
    ORDER,
    SCORES,
    SEVERAL,
    WITH_SCORES,
    WITHOUT_WHY,
    left_out,
)
from maatstaf.difference.values import Speech, begin, readable
from maatstaf.difference.words import Line, Piece, member_lines, word_lines
from maatstaf.findings import Finding, Severity
from maatstaf.history.compare import Compared
from maatstaf.history.judged import PATTERN
from maatstaf.history.places import called, entry_of, where
from maatstaf.history.result import Changed, FieldChange, Happened
from maatstaf.history.rules import missing
from maatstaf.message import T
from maatstaf.model.changelog import Entry


def view(compared: Compared, language: str, remarks: Sequence[T] = ()) -> View:
    """Return the difference in the words of one language."""
    return _Teller(compared, language).view(remarks)


class _Teller:
    def __init__(self, compared: Compared, language: str) -> None:
        self.compared = compared
        self.was, self.now = Speech(compared.before, language), Speech(compared.after, language)
        self.missing: dict[tuple[str, str], list[Finding]] = {}
        for change, finding in missing(compared):
            self.missing.setdefault((change.kind, change.id), []).append(finding)

    def view(self, remarks: Sequence[T]) -> View:
        say, difference = self.now.text, self.compared.difference
        order = list(SEVERAL)
        changes = [change for change in difference.changes if change.kind != "file"]
        changes.sort(key=lambda change: order.index(change.kind))
        unread = [say(left_out(one)) for one in difference.unread]
        files = [change for change in difference.changes if change.kind == "file"]
        blocks = [self._block(change) for change in changes]
        blocks += [self._block(change) for change in files if self._of(change)]
        return View(
            title=say(T("What changes")),
            compared=say(T("{after}, compared with {before}",
                           {"before": self.compared.before.label, "after": self.compared.after.label})),
            remarks=(*map(say, remarks), *dict.fromkeys(unread)),
            summary=tuple(self._summary(changes)),
            blocks=tuple(blocks),
            files=tuple(f"{say(HAPPENED[change.happened])}: {change.id}" for change in files if not self._of(change)),
            language=self.now.language,
            spoken=self.now.spoken,
        )  # fmt: skip

    def _of(self, change: Changed) -> list[Finding]:
        return self.missing.get((change.kind, change.id), [])

    # -- the summary ---------------------------------------------------------------------------------------------------

    def _summary(self, changes: list[Changed]) -> Iterator[str]:
        say = self.now.text
        if not any(change.itself for change in changes):
            partly = T("Nothing differs in what could be read.")
            yield say(partly if self.compared.difference.unread else T("Nothing in the definitions differs."))
            return
        told = []
        for kind, words in SEVERAL.items():
            counted = Counter(change.happened for change in changes if change.kind == kind and change.itself)
            if counted:
                parts = [f"{number} {say(HAPPENED[happened])}" for happened, number in sorted(counted.items())]
                told.append(f"{say(words)}: {', '.join(parts)}")
        yield " · ".join(told)
        yield from self._comparable(changes)
        errors = sum(one.severity is Severity.ERROR for found in self.missing.values() for one in found)
        errors += sum(len(change.whyless) for change in changes)
        if errors:
            yield say(T("Still to be mended: {number}", {"number": errors}))

    def _comparable(self, changes: list[Changed]) -> Iterator[str]:
        say = self.now.text
        verdicts: dict[str, set[str]] = {}
        for change in changes:
            if change.kind in WITH_SCORES:
                for form in change.forms:
                    verdicts.setdefault(change.comparable, set()).add(form)
        broken = verdicts.get("no", set())
        careful = verdicts.get("with-care", set()) - broken
        if broken:
            yield say(T("Scores from before and after can’t be compared on: {forms}", {"forms": self._forms(broken)}))
        if careful:
            yield say(T("Scores from before and after can be compared with care on: {forms}",
                        {"forms": self._forms(careful)}))  # fmt: skip
        if not broken and not careful:
            yield say(T("Scores from before and after can be compared."))

    def _forms(self, ids: set[str] | tuple[str, ...]) -> str:
        names = (self.now.name("form", id) for id in sorted(ids))
        return ", ".join(
            name if name != id else self.was.name("form", id) for name, id in zip(names, sorted(ids), strict=True)
        )

    # -- one definition ------------------------------------------------------------------------------------------------

    def _block(self, change: Changed) -> Block:
        say = self.now.text
        return Block(
            kind=say(KINDS[change.kind]),
            id=change.id,
            name=self.now.say(change.name) if change.kind not in ("organisation", "protocol") else "",
            happened=say(HAPPENED[change.happened]),
            version=_versions(change),
            counts_as=change.counts_as,
            rows=(
                *in_brief(change, self.now if change.after else self.was),
                *(self._row(field, change) for field in self._told(change)),
            ),
            effects=tuple(self._effects(change)),
            whys=tuple(self._why(entry) for entry in change.entries),
            missing=(*map(self._missing, self._of(change)), *self._whyless(change)),
        )

    def _told(self, change: Changed) -> Iterator[FieldChange]:
        """Yield the fields to show: not what the head or the sentence about what became of it says already."""
        for field in change.fields:
            said = field.pattern == "status" and change.happened is Happened.RETIRED
            if not said and not (change.lineage and field.pattern in ("replaces", "replaced_by")):
                yield field

    def _row(self, field: FieldChange, change: Changed) -> Row:
        words = self.now.text(called(field, change.kind, self.now.language))
        words = begin(words)
        happened = "" if field.happened is Happened.CHANGED else self.now.text(HAPPENED[field.happened])
        if field.pattern == PATTERN:
            return Row(words, counted(field, self.now), each(field, self.was, self.now))
        if field.happened is Happened.RENAMED:
            return Row(
                words, happened, ((Piece("gone", field.before), Piece("same", " "), Piece("come", field.after)),)
            )
        if field.happened is Happened.MOVED and isinstance(field.after, list):
            return Row(words, self.now.text(ORDER), self._reordered(field, change))
        before = self._lines(field, field.before, change, self.was)
        after = self._lines(field, field.after, change, self.now)
        bare = [list(map(readable, lines)) for lines in (before, after)]
        if before == after:  # other ids, and the same names for people
            return Row(words, happened, tuple(word_lines(*map(_ids, (field.before, field.after)))))
        return Row(words, happened, tuple(member_lines(*(bare if bare[0] != bare[1] else (before, after)))))

    def _lines(self, field: FieldChange, value: object, change: Changed, speech: Speech) -> list[str]:
        if field.pattern == "items.*.section" and value is not None:
            form = speech.state.table("form").get(change.id)
            names = {part.id: part.name for part in form.value.sections} if form else {}
            return [speech.say(names.get(str(value), value))]
        return speech.lines(field.pattern, value, change.kind)

    def _reordered(self, field: FieldChange, change: Changed) -> tuple[Line, ...]:
        kind = "criterion" if field.pattern == "items" else ""

        def named(ids: Sequence[str], speech: Speech) -> str:
            return ", ".join(speech.name(kind, id) if kind else id for id in ids)

        return tuple(word_lines(named(field.before, self.was), named(field.after, self.now)))

    def _effects(self, change: Changed) -> Iterator[str]:
        say = self.now.text
        if change.was_known_as:
            yield say(T("It was called {id} in files and records.", {"id": change.was_known_as}))
        yield from lacking(change, self.now)
        for line in change.lineage:
            names = {"old": self._criteria(line.old), "new": self._criteria(line.new)}
            yield say(LINEAGE[line.how](**names))
        if change.kind in WITH_SCORES and change.itself:
            yield say(SCORES[change.comparable])
        if change.takes_over:
            causes = ", ".join(self.now.name(cause.kind, cause.id) for cause in change.takes_over)
            yield say(T("The form takes over what changed in: {names}.", {"names": causes}))
            if not change.itself:
                yield say(SCORES[change.comparable])
        if change.forms and change.kind != "form":
            yield say(T("On the forms: {forms}.", {"forms": self._forms(change.forms)}))
        if change.published and change.comparable in ("no", "with-care"):
            yield say(T("Published before: {paths}.", {"paths": ", ".join(map(_version_of, change.published))}))
        if change.suspects:
            leaning = ", ".join(f"{say(LEANING[kind])} “{self.now.name(kind, id)}”" for kind, id in change.suspects)
            yield say(T("To be looked at again, because it leans on this: {names}.", {"names": leaning}))

    def _criteria(self, ids: tuple[str, ...]) -> str:
        return ", ".join(f"“{self.now.name('criterion', id)}”" for id in ids)

    def _why(self, entry: Entry) -> Why:
        decided = ""
        if entry.workshop:
            kind = "workshop" if entry.workshop in self.compared.after.draft.workshops else "calibration"
            decided = self.now.name(kind, entry.workshop)
        why = readable(self.now.say(entry.why or "")).split("\n")
        return Why(entry.version, entry.change, self.now.say(entry.what or ""), tuple(filter(None, why)), decided)

    def _whyless(self, change: Changed) -> Iterator[Missing]:
        """Yield the new entries that lack a why; the check itself says so at any time, whatever changed."""
        for version in change.whyless:
            entry = entry_of(change, self.compared)
            message, hint = WITHOUT_WHY
            told = message(version=version)
            yield self._missing(entry.error("changelog", where(entry, ("changelog", version)), told, hint))

    def _missing(self, finding: Finding) -> Missing:
        say = self.now.text
        place = f"{finding.path}:{finding.line}:{finding.column}"
        hint = say(finding.hint) if finding.hint else ""
        return Missing(place, finding.severity is Severity.ERROR, say(finding.message), hint)


def _ids(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _versions(change: Changed) -> str:
    was, now = (side.version if side else None for side in (change.before, change.after))
    return f"{was} → {now}" if was and now and was != now else now or was or ""


def _version_of(path: str) -> str:
    form, _, file = path.removeprefix("criteria/forms/published/").partition("/")
    return f"{form} {file.removesuffix('.json')}"
