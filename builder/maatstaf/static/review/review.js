/* Maatstaf, review conversation: the summary in words, and what people press. */
(function (M) {
  "use strict";
  const { $, $$, t } = M;

  const text = name => (M.record[name] || "").trim();
  function part(title, ...lines) {
    const all = lines.flat().filter(Boolean);
    return all.length ? [title.toUpperCase(), ...all, ""] : [];
  }
  const list = (name, line) => M.rows(M.record[name]).filter(row => row.what).map(row => "- " + line(row).filter(Boolean).join(", "));
  M.subject = () => t("subject", { form: M.say(M.spec.name), day: M.day(M.record.date) || M.day(new Date(Date.now() - new Date().getTimezoneOffset() * 6e4).toISOString().slice(0, 10)) });
  /** The conversation in plain words, as it goes to the employee and their supervisor. */
  M.summary = function () {
    const contacts = M.laid().map(({ by, record }) => "- " + [
      M.reference(record), M.day(record.date), record.drawn && t(record.drawn).toLowerCase(), M.scoreOf(record.result), M.outcomeOf(record), by === "employee" && t("by_employee").toLowerCase(),
    ].filter(Boolean).join(", "));
    const sample = M.record.sample;
    return [
      M.subject(), M.record.employee ? t("employee_code", { code: M.record.employee }) : "", "",
      ...part(t("sum_contacts"), contacts, sample ? t("sum_sample", { population: sample.population, number: sample.drawn.length, seed: sample.seed }) : ""),
      ...part(t("sum_previous"), list("previous", row => [row.what, row.state && t("state_" + row.state), row.how])),
      ...part(t("sum_own"), text("own_judgement"), text("own_words")),
      ...["went_well", "tips", "findings", "next_steps"].flatMap(name => part(t("sum_" + name), text(name))),
      ...part(t("sum_actions"), list("actions", row => [row.what, row.who, M.day(row.when)])),
      ...part(t("sum_signals"), list("signals", row => [row.what, row.to, t("state_" + (row.state || "open"))])),
      M.record.next_date ? t("sum_next", { day: M.day(M.record.next_date) }) : "",
    ].join("\n").replace(/\n{3,}/g, "\n\n").trim();
  };

  M.update = function () {
    M.showContacts();
    M.showBeside();
    M.showOutgoing();
    M.copyFields();
    document.body.toggleAttribute("data-filled", !M.isBlank(M.record));
    const employee = $('[data-path="employee"]');
    if (document.activeElement !== employee) employee.value = M.record.employee || "";
  };

  const form = $("#form");
  form.addEventListener("input", event => {
    if (!event.target.dataset.path) return;
    M.take(event.target);
    M.showOutgoing();
    M.copyFields();
    document.body.toggleAttribute("data-filled", !M.isBlank(M.record));
    M.changed();
  });
  form.addEventListener("submit", event => event.preventDefault());
  addEventListener("beforeunload", event => { if (M.unkept && !M.isBlank(M.record)) event.preventDefault(); });

  const ACTS = {
    open: M.pick(M.openFiles),
    previous: M.pick(M.openPrevious),
    save: () => { M.download(".review.json", "application/json", JSON.stringify(M.finished(M.record), null, 2) + "\n"); M.unkept = false; },
    print: () => window.print(),
    copy: () => M.copy(),
    message: () => M.saveMessage(),
    drafts: () => M.listDrafts("desk_drafts", ({ record }) => [record.employee, M.day(record.date), t("contacts_n", { number: (record.records || []).length })].filter(Boolean).join(" · ")),
    again: async () => { if (await M.begin(M.blank())) { scrollTo(0, 0); $("#begin").focus(); } },
    clear: async () => { if (await M.ask(t("clear_title"), t("review_clear"), t("clear_yes"))) { $("#messages").replaceChildren(); await M.clearAll().catch(() => M.tell(t("clear_failed"), "bad", "storage")); } },
    take: () => M.takeOver(),
  };
  for (const button of $$("[data-act]")) button.addEventListener("click", ACTS[button.dataset.act]);
  for (const button of $$("[data-add]")) button.addEventListener("click", () => $("input, textarea", M.addRow($('[data-rows="' + button.dataset.add + '"]'))).focus());
  for (const button of $$("[data-speak]")) button.addEventListener("click", () => { M.speak(button.dataset.speak); M.update(); if (!M.isBlank(M.record)) M.changed(); M.sayState(); });
  M.takeDrops(M.openFiles);

  M.showAll();
  M.update();
  M.store();
})(window.Maatstaf);
