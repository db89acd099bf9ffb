/* Maatstaf, review conversation: every file is looked at from all sides before it is opened; nothing of it is ever run. */
(function (M) {
  "use strict";
  const { t } = M, { one, note, key, like, date, among, parts, list, own, isMap, isText, forbidden, RECORD, LARGEST } = M.shapes;
  const count = one(value => Number.isInteger(value) && value >= 0, "want_count"), yes = one(value => typeof value === "boolean", "want_one");
  const anything = () => {};
  const number = like(/^-?[0-9]{1,30}(\.[0-9]{1,30})?$/, "want_number"), ratio = like(/^-?[0-9]{1,400}(\/[1-9][0-9]{0,400})?$/, "want_number");
  const RESULT = parts({
    score: number, exact: ratio, no_score: note, complete: yes, covered: ratio, missing: list(anything), outcome: note,
    criticals: list(parts({ item: key, effect: note }, "item", "effect")), subscores: list(anything), unknown: list(note),
    lines: list(parts({
      id: key, state: among("answered", "not-applicable", "unanswered", "hidden"), value: ratio, top: ratio, weight: ratio, share: ratio, had: ratio, failed: yes, zeroed: yes,
    }, "id", "state")),
  }, "complete", "covered");
  const JUDGED = (value, path, found) => {
    RECORD(value, path, found);
    if (isMap(value) && isMap(value.result)) RESULT(value.result, [...path, "result"], found);
  };
  const what = { what: note, who: note, when: date }, state = among("open", "busy", "done", "dropped");
  const SAMPLE = parts({ population: count, n: count, seed: note, drawn: list(key), by: note, groups: list(anything), rows: list(anything) }, "population", "n", "seed", "drawn");
  const REVIEW = parts({
    review: among("maatstaf/review/v1"), form: parts({ id: key, version: like(/^\d+\.\d+\.\d+$/, "want_version"), hash: like(/^[0-9a-f]{64}$/, "want_hash") }, "id", "version", "hash"),
    language: like(/^[a-z]{2,3}(-[A-Z]{2})?$/, "want_language"), saved: note, date, employee: key, sample: SAMPLE,
    records: list(parts({ by: among("coach", "employee"), record: JUDGED }, "record")),
    previous: list(parts({ ...what, state, how: note }, "what")), own_judgement: note, own_words: note, went_well: note, tips: note, findings: note,
    next_steps: note, actions: list(parts(what, "what")), next_date: date, signals: list(parts({ what: note, to: note, state: among("open", "passed-on", "solved") }, "what")), ...own,
  }, "review", "form", "language");

  function kindOf(data) {
    if (!isMap(data)) return null;
    if (data.record === "maatstaf/record/v1") return ["record", JUDGED];
    if (data.review === "maatstaf/review/v1") return ["review", REVIEW];
    return Object.hasOwn(data, "population") && Object.hasOwn(data, "seed") ? ["sample", SAMPLE] : null;
  }
  /** Look at the text of a file: its kind and data, or why it is not opened. */
  M.lookedAt = function (text) {
    const no = (name, values) => ({ why: t(name, values) });
    let data;
    try {
      data = JSON.parse(text.replace(/^\ufeff/, ""));
      const name = forbidden(data);
      if (name) return no("file_forbidden", { name });
    } catch { return no("review_no_json"); }
    if (isMap(data) && typeof data.spec === "string") return no("file_spec");
    const [kind, shape] = kindOf(data) || [];
    if (!kind) return no(isMap(data) && (isText(data.record) || isText(data.review)) ? "file_newer" : "review_no_kind");
    const found = { wrong: [] };
    shape(data, [], found);
    if (found.wrong.length) {
      const [path, words] = found.wrong[0], more = found.wrong.length > 1 ? t("file_more", { number: found.wrong.length - 1 }) : "";
      return no("file_wrong", { place: path.join(" › ") || kind, what: t(words), more });
    }
    const inside = kind === "review" ? [data, ...(data.records || []).map(one => one.record)] : kind === "record" ? [data] : [];
    const other = inside.find(part => part.form.id !== M.spec.id);
    if (other) return no("file_other_form", { form: other.form.id, here: M.say(M.spec.name) });
    return { kind, data };
  };
  M.readAny = async function (file) {
    if (file.size > LARGEST) return { why: t("file_large") };
    const text = await file.text().catch(() => null);
    return text === null ? { why: t("file_unread") } : M.lookedAt(text);
  };
})(window.Maatstaf);
