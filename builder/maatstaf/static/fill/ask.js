/* Maatstaf, pages to fill in: messages, questions to the reader, the list of drafts, and files that come in by a button or are dropped. */
(function (M) {
  "use strict";
  const { $, $$, t, el } = M;
  document.documentElement.classList.add("js");

  const isText = one => typeof one === "string";
  /** Show a message at the top until it is closed; one of a kind replaces the one before. */
  M.tell = function (words, look, kind, ...more) {
    const box = $("#messages"), old = $('[data-kind="' + kind + '"]', box);
    const close = M.button(t("close"), () => note.remove(), "quiet");
    const note = el("div", { class: "tell" + (look ? " " + look : ""), "data-kind": kind, role: look ? "alert" : "status" }, el("p", {}, words, ...more.filter(isText).map(text => " " + text)), ...more.filter(one => !isText(one)), close);
    if (old) old.remove();
    box.prepend(note);
    if (look && kind === "file") note.scrollIntoView({ block: "center" });
  };
  /** Show something to answer or to close; resolves to what was pressed. */
  M.dialog = function (title, ...inside) {
    const box = $("#ask"), before = document.activeElement;
    $("h2", box).textContent = title;
    $("div", box).replaceChildren(...inside);
    if (!box.open) box.showModal();
    return new Promise(resolve => box.addEventListener("close", () => {
      if (before && before.isConnected) before.focus();
      resolve(box.returnValue);
    }, { once: true }));
  };
  /** Ask to choose; resolves to the name of the choice, or to nothing after Escape or "no". */
  M.choose = function (title, words, choices) {
    const box = $("#ask"), last = choices.length - 1;
    box.returnValue = "";
    return M.dialog(title, el("p", {}, words), el("div", { class: "acts" }, M.button(t("no"), () => box.close("")),
      ...choices.map(([name, label], place) => M.button(label, () => box.close(name), place === last ? "main" : ""))));
  };
  M.ask = async (title, words, yes) => (await M.choose(title, words, [["yes", yes]])) === "yes";
  M.when = moment => new Date(moment).toLocaleDateString(M.language, { day: "numeric", month: "long" }) + ", " + M.clock(moment);

  /** List the drafts on this device: why so few are kept, what each is about, and a button for those of another version,
      where these can't be gone on with here. */
  M.listDrafts = async function (why, about, other) {
    const box = $("#ask"), drafts = await M.drafts().catch(() => []);
    const items = drafts.map(one => {
      const label = M.when(one.at) + (one.now ? " (" + t("this_one") + ")" : "");
      const act = other && !one.mine ? other(one) : M.button(t("open"), () => { box.close(); M.reopen(one); });
      const drop = M.button(t("delete"), async () => { await M.dropDraft(one.key); row.remove(); }, "quiet");
      const row = el("li", {}, el("span", {}, el("b", {}, label), " ", el("small", {}, about(one))), ...(one.now ? [] : [act, drop]));
      return row;
    });
    M.dialog(t("drafts"), el("p", {}, t(drafts.length ? why : "no_drafts")), el("ul", { class: "drafts" }, ...items),
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

  for (const field of $$("textarea")) field.maxLength = 20000;
})(window.Maatstaf);
