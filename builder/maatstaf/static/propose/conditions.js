/* Maatstaf, composing: conditions in words, as the form's own page says them; each reads on after "if". */
(function (M) {
  "use strict";
  const { t } = M, now = () => M.record.values;
  const joined = (parts, type) => new Intl.ListFormat(M.language, { type }).format(parts), quoted = name => "‘" + (name || "…") + "’";
  const item = id => quoted(id && M.itemName(id, now()));
  const amount = value => (value ? M.decimal(value) : "…") + (["deductions", "lowest-grade"].includes((now().scoring || {}).method) ? "" : "\u00a0%");
  const one = (list, id) => quoted(M.said(([now(), M.base].flatMap(values => values[list] || []).find(other => other.id === id) || {}).name));

  function answered(test, path) {
    if (!(test.is || []).length) return t("if_answered", { question: item(test.item) });
    const known = M.choices({ of: "answer" }, [...path, "is"], now()) || [];
    return t("if_answer", { question: item(test.item), answers: joined(test.is.map(id => (known.find(([other]) => other === id) || [id, id])[1]), "disjunction") });
  }
  const FAILED = [["if_failed", "if_failed_many"], ["if_class_failed", "if_class_failed_many"]], LEADS = { any: "if_lead_any", all: "if_lead_all", not: "if_lead_not" };
  const PHRASES = {
    score_below: value => t("if_below", { value: amount(value) }), score_at_least: value => t("if_least", { value: amount(value) }),
    section_below: of => t("if_part_below", { part: one("sections", of.section), value: amount(of.value) }), section_at_least: of => t("if_part_least", { part: one("sections", of.section), value: amount(of.value) }),
    class_below: of => t("if_part_below", { part: one("classes", of.class), value: amount(of.value) }), class_at_least: of => t("if_part_least", { part: one("classes", of.class), value: amount(of.value) }),
    failed_at_least: of => t(FAILED[of.class ? 1 : 0][of.count === "1" ? 0 : 1], { number: of.count || "…", class: of.class ? one("classes", of.class) : "" }),
    critical_failed: value => t(value ? "if_critical" : "if_no_critical"), answered, unanswered: id => t("if_unanswered", { question: item(id) }),
  };
  /** Conditions that go together, as one phrase: { text, joint }; `joint` holds an "and" or an "or" already. */
  function group(key, parts) {
    const flat = parts.every(part => !part.joint);
    if (flat && key === "not") return { text: t("if_not", { condition: parts[0].text }) };
    if (parts.length === 1 && key !== "not") return parts[0];
    if (flat && parts.length <= 3) return { text: joined(parts.map(part => part.text), key === "any" ? "disjunction" : "conjunction"), joint: true };
    return { text: t(LEADS[key]) + " " + parts.map(part => part.text).join("; "), joint: true };
  }
  function clause(test, path) {
    if (test.item !== undefined || test.is) return { text: answered(test, path) };
    const inside = key => (test[key] || []).map((part, place) => clause(part, [...path, key, place]));
    const own = Object.keys(PHRASES).filter(key => test[key] !== undefined).map(key => ({ text: PHRASES[key](test[key], [...path, key]) }));
    const groups = [["any", inside("any")], ["all", [...own, ...inside("all")]], ["not", test.not ? [clause(test.not, [...path, "not"])] : []]].filter(([, parts]) => parts.length).map(([key, parts]) => group(key, parts));
    return groups.length === 1 ? groups[0] : groups.length ? group("all", groups) : { text: "" };
  }
  /** A condition in words; nothing while it is empty. */
  M.conditionWords = (test, path) => (test ? clause(test, path).text : "");
  const said = (test, path) => [M.conditionWords(test, path)].filter(Boolean);
  M.inShort.OutcomeTest = said;
  M.inShort.Test = said;
  M.inShort.Condition = said;
  M.inShort.Outcome = (one, path) => (one.name ? [M.said(one.name), one.when ? t("if", { condition: M.conditionWords(one.when, [...path, "when"]) }) : t("if_else")] : []);
})(window.Maatstaf);
