/* Maatstaf, pages beside the fill-in page: messages, questions, drafts, files that come in, and the fields on paper. */
(function (M) {
  "use strict";
  const { $, $$, t, el } = M;
  document.documentElement.classList.add("js");

  /** Show a message at the top until it is closed; one of a kind replaces the one before. */
  M.tell = function (words, look, kind, ...more) {
    const box = $("#messages"), old = $('[data-kind="' + kind + '"]', box);
    const note = el("div", { class: "tell" + (look ? " " + look : ""), "data-kind": kind, role: look ? "alert" : "status" },
      el("p", {}, words), ...more, M.button(t("close"), () => note.remove(), "quiet"));
    if (old) old.remove();
    box.prepend(note);
    if (look && kind === "file") note.scrollIntoView({ block: "center" });
  };
  function dialog(title, ...inside) {
    const box = $("#ask"), before = document.activeElement;
    $("h2", box).textContent = title;
    $("div", box).replaceChildren(...inside);
    if (!box.open) box.showModal();
    return new Promise(resolve => box.addEventListener("close", () => {
      if (before && before.isConnected) before.focus();
      resolve(box.returnValue);
    }, { once: true }));
  }
  /** Ask to choose; resolves to the name of the choice, or to nothing after Escape or "no". */
  M.choose = function (title, words, choices) {
    const box = $("#ask"), last = choices.length - 1;
    box.returnValue = "";
    return dialog(title, el("p", {}, words), el("div", { class: "acts" }, M.button(t("no"), () => box.close("")),
      ...choices.map(([name, label], place) => M.button(label, () => box.close(name), place === last ? "main" : ""))));
  };
  M.ask = async (title, words, yes) => (await M.choose(title, words, [["yes", yes]])) === "yes";
  M.when = moment => new Date(moment).toLocaleDateString(M.language, { day: "numeric", month: "long" }) + ", " + M.clock(moment);
  /** A day such as 2026-11-22 in words. */
  M.day = text => (text ? new Date(text + "T12:00").toLocaleDateString(M.language, { day: "numeric", month: "long", year: "numeric" }) : "");

  M.listDrafts = async function (label) {
    const box = $("#ask"), drafts = await M.drafts().catch(() => []);
    const items = drafts.map(one => {
      const mine = one.mine || one.record.form.id === M.spec.id;
      const open = M.button(t("open"), () => { box.close(); M.reopen(one); });
      const drop = M.button(t("delete"), async () => { await M.dropDraft(one.key); row.remove(); }, "quiet");
      const about = M.when(one.at) + (one.now ? " (" + t("this_one") + ")" : "");
      const row = el("li", {}, el("span", {}, el("b", {}, about), " ", el("small", {}, label(one.record))), one.now || !mine ? null : open, one.now ? null : drop);
      return row;
    });
    dialog(t("drafts"), el("p", {}, t(drafts.length ? "desk_drafts" : "no_drafts")), el("ul", { class: "drafts" }, ...items),
      el("div", { class: "acts" }, M.button(t("close"), () => box.close())));
  };

  /* -- files ---------------------------------------------------------------------------------------------------------- */
  M.pick = act => () => {
    const file = $("#file");
    file.value = "";
    file.onchange = () => { if (file.files.length) act([...file.files]); };
    file.click();
  };
  const holdsFile = event => [...event.dataTransfer.types].includes("Files");
  M.takeDrops = function (act) {
    addEventListener("dragover", event => { if (holdsFile(event)) { event.preventDefault(); document.body.dataset.drop = ""; } });
    addEventListener("dragleave", event => { if (!event.relatedTarget) delete document.body.dataset.drop; });
    addEventListener("drop", event => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      delete document.body.dataset.drop;
      if (!M.readOnly) act([...event.dataTransfer.files]);
    });
  };

  /* -- pictures and paper --------------------------------------------------------------------------------------------- */
  M.icon = name => $("#i-" + name).content.cloneNode(true);
  /** What stands in a field, as text: a field on paper cuts off what doesn't fit. */
  M.copyFields = function () {
    for (const field of $$("#form :is(textarea, input, select)[data-path]")) {
      let copy = field.nextElementSibling;
      if (!copy || copy.className !== "copy") field.after((copy = el("span", { class: "copy", "aria-hidden": "true" })));
      const text = !field.value ? "" : field.type === "date" ? M.day(field.value) : field.options ? field.selectedOptions[0].textContent : field.value;
      if (copy.textContent !== text) copy.textContent = text;
    }
  };
  for (const field of $$("textarea")) field.maxLength = 20000;
})(window.Maatstaf);
