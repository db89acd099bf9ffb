/* Maatstaf, capturing a workshop: the session in words, to mail, and on paper. */
(function (M) {
  "use strict";
  const { $, t, el } = M;
  const title = () => M.line(M.record.title) || t("untitled");
  const kind = () => $('#f-kind option[value="' + M.record.kind + '"]').textContent;
  const people = () => M.page.roles.filter(role => Number(M.record.participants[role.id]) > 0).map(role => Number(M.record.participants[role.id]) + " × " + role.name);
  const away = () => M.page.roles.filter(role => M.line(M.record.absent[role.id])).map(role => role.name + ": " + M.line(M.record.absent[role.id]));
  const decided = id => M.record.proposals.map((one, place) => [one, place + 1]).filter(([one]) => (one.decision || "") === id);
  const criteria = one => [...(one.criteria || []).map(id => (M.page.criteria.find(other => other.id === id) || { name: id }).name), ...(one.draft && M.isYes(one) && M.line(one.draft.name) ? [M.line(one.draft.name) + " (" + t("new_criterion").toLowerCase() + ")"] : [])];
  const clear = text => M.unmarked(M.tidy(text));
  /** What is said about a proposal besides its text: [label, words]. */
  const said = one => [
    [t("why"), clear(one.why)], [t("criteria"), criteria(one).join(", ")], [t("result"), clear(one.result)], [t("dissent"), clear(one.dissent)],
  ].filter(([, words]) => words);
  const place = one => (M.expected(one).length ? t("note_at", { impact: one.impact, effort: one.effort }) : "") + (M.isAgainst(one) ? " (" + t("against_it") + ")" : "") + (one.unavoidable ? " (" + t("unavoidable_short") + ")" : "");
  const groups = () => [...M.page.decisions.map(one => [one.id, one.name]), ["", t("not_decided")]].map(([id, name]) => [id, name, decided(id)]).filter(([, , all]) => all.length);
  const texts = () => [["purpose", clear(M.record.purpose)], ["inputs", clear(M.record.inputs)]].filter(one => one[1]);
  const ends = () => [["agreements", clear(M.record.agreements)], ["open_questions", M.linesOf(M.record.open_questions).map(one => "- " + one).join("\n")]].filter(one => one[1]);

  M.subject = () => t("subject", { title: title() });
  M.summary = () => [
    title(), [M.day(M.record.date), kind()].filter(Boolean).join(" · "), people().join(", "), ...(away().length ? [t("absent") + ": " + away().join("; ")] : []), "",
    ...texts().flatMap(([key, words]) => [t(key).toUpperCase(), words, ""]),
    ...groups().flatMap(([, name, all]) => [name.toUpperCase(), ...all.flatMap(([one, number]) => [number + ". " + (M.plain(one.text) || t("empty_words")), "   " + place(one), ...said(one).map(([label, words]) => "   " + label + " " + words.replace(/\n/g, "\n   "))].filter(row => row.trim())), ""]),
    ...ends().flatMap(([key, words]) => [t(key).toUpperCase(), words, ""]),
  ].join("\n").replace(/\n{3,}/g, "\n\n").trim();

  /** The record as it is printed: who, what was decided and why, and what is open. */
  M.showPaper = function () {
    const part = (name, ...inside) => el("section", {}, el("h2", {}, name), ...inside), words = text => el("p", { class: "whole" }, text);
    const one = ([proposal, number]) => el("li", { value: number }, el("p", { class: "whole" }, el("b", {}, clear(proposal.text) || t("empty_words"))), el("p", {}, place(proposal)),
      ...said(proposal).map(([label, text]) => el("p", { class: "whole" }, el("i", {}, label + " "), text)));
    $("#paper").replaceChildren(el("h1", {}, title()), el("p", {}, [M.day(M.record.date), kind(), people().join(", ")].filter(Boolean).join(" · ")),
      ...(away().length ? [el("p", {}, t("absent") + ": " + away().join("; "))] : []), ...texts().map(([key, text]) => part(t(key), words(text))),
      ...groups().map(([, name, all]) => part(name, el("ol", {}, ...all.map(one)))), ...ends().map(([key, text]) => part(t(key), words(text))));
  };
})(window.Maatstaf);
