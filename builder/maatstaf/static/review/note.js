/* Maatstaf, quick note: its words, and what people press. */
(function (M) {
  "use strict";
  const { $, $$, t } = M, PARTS = ["saw", "worked", "tip", "signal"];
  const today = () => M.day(new Date(Date.now() - new Date().getTimezoneOffset() * 6e4).toISOString().slice(0, 10));
  const about = () => (M.record.about || "").trim();
  M.subject = () => (about() ? t("note_subject", { about: about() }) : t("note_subject_day", { day: today() }));
  M.summary = () => [
    M.subject(), about() ? today() : "", "",
    ...PARTS.flatMap(name => ((M.record[name] || "").trim() ? [t("note_" + name).toUpperCase(), M.record[name].trim(), ""] : [])),
  ].join("\n").replace(/\n{3,}/g, "\n\n").trim();
  M.update = function () {
    M.showOutgoing();
    M.copyFields();
    document.body.toggleAttribute("data-filled", !M.isBlank(M.record));
  };
  const form = $("#form");
  form.addEventListener("input", event => {
    if (!event.target.dataset.path) return;
    M.take(event.target);
    M.update();
    M.changed();
  });
  form.addEventListener("submit", event => event.preventDefault());
  addEventListener("beforeunload", event => { if (M.unkept && !M.isBlank(M.record)) event.preventDefault(); });
  function save() {
    if (M.isBlank(M.record)) return M.tell(t("note_empty"), "bad", "note");
    M.download(".txt", "text/plain;charset=utf-8", M.summary() + "\n");
    M.unkept = false;
    M.tell(t("note_saved"), "", "note");
  }
  const ACTS = {
    save, copy: () => M.copy(), message: () => M.saveMessage(), take: () => M.takeOver(),
    drafts: () => M.listDrafts("desk_drafts", ({ record: note }) => note.about || (note.saw || note.tip || "").slice(0, 80)),
    again: async () => { if (await M.begin(M.blank())) { scrollTo(0, 0); $("#f-about").focus(); } },
    clear: async () => { if (await M.ask(t("clear_title"), t("note_clear"), t("clear_yes"))) { $("#messages").replaceChildren(); await M.clearAll().catch(() => M.tell(t("clear_failed"), "bad", "storage")); } },
  };
  for (const button of $$("[data-act]")) button.addEventListener("click", ACTS[button.dataset.act]);
  document.addEventListener("keydown", event => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !M.readOnly) save(); });
  M.showAll();
  M.update();
  M.store();
})(window.Maatstaf);
