/* Maatstaf, pages to fill in: messages, questions to the reader, and files that come in by a button or are dropped. */
(function (M) {
  "use strict";
  const { $, $$, t, el } = M;
  document.documentElement.classList.add("js");

  /** Show a message at the top until it is closed; one of a kind replaces the one before. */
  M.tell = function (words, look, kind, ...more) {
    const box = $("#messages"), old = $('[data-kind="' + kind + '"]', box);
    const close = M.button(t("close"), () => note.remove(), "quiet");
    const note = el("div", { class: "tell" + (look ? " " + look : ""), "data-kind": kind, role: look ? "alert" : "status" }, el("p", {}, words), ...more, close);
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
