/* Maatstaf, fill-in page: what people press. Number keys choose an answer of the question they are at, and never move on. */
(function (M) {
  "use strict";
  const { $, $$, t, el } = M;

  /* -- drafts ------------------------------------------------------------------------------------------------------------ */
  function about({ record, mine }) {
    const who = [record.contact, record.employee].filter(Boolean).join(" · ") || t("no_reference");
    const version = mine ? [] : [t("version", { version: record.form.version })];
    return [...version, who, t("answers", { number: Object.keys(record.answers || {}).length })].join(", ");
  }
  const listDrafts = () => M.listDrafts("drafts_why", about, one => M.button(t("save_file"), () => M.saveOld(one.record)));

  /* -- what only makes sense with a script, at each question ------------------------------------------------------------ */
  function mark(name) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", "#m-" + name);
    svg.setAttribute("class", "m " + name);
    svg.setAttribute("aria-hidden", "true");
    svg.append(use);
    return svg;
  }
  function both(key) {
    return M.page.languages.map((language, place) => el("span", M.page.languages.length > 1 ? { "data-in": language, lang: language, hidden: place > 0 } : {}, M.page.texts[language][key]));
  }
  const loading = {};
  /** Run a script once, when it is first needed: a page from disk can read data in no other way. */
  function load(source) {
    loading[source] = loading[source] || new Promise((resolve, reject) => {
      const script = el("script", { src: source });
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    return loading[source];
  }
  /** The help and the words about files, from the file beside the page. */
  const loadMore = () => load(document.body.dataset.more).then(() => {
    for (const [language, texts] of Object.entries(M.more.texts)) Object.assign(M.page.texts[language], texts);
  });
  function helping(question) {
    const inside = el("div", { class: "prose" }), fold = el("details", { class: "more" }, el("summary", {}, ...both("help")), inside);
    fold.addEventListener("toggle", () => loadMore().then(() => {
      if (inside.childNodes.length) return;
      inside.innerHTML = M.more.help[M.placeOf(question).id]; // made and cleaned by the builder
      for (const part of $$("[data-in]", inside)) part.hidden = part.dataset.in !== M.language;
    }, () => { inside.textContent = t("no_help"); }));
    return fold;
  }
  for (const label of $$(".as > label")) if (label.className) label.prepend(mark(label.className));
  for (const link of $$(".c > a")) Object.assign(link, { target: "_blank", rel: "noopener" }).setAttribute("aria-describedby", "new");
  for (const question of $$(".q")) {
    const answers = $(".as", question) || $("textarea, input", question), bar = $(".c", question), note = $(".n textarea", question);
    const undo = el("button", { type: "button", class: "undo" }, ...both("undo"));
    undo.addEventListener("click", () => { M.unanswer(question); after(); $("input, textarea", question).focus(); });
    if (question.dataset.help === undefined) (bar || $("legend", question)).append(undo);
    else (bar || answers).after(undo, helping(question));
    question.append(el("p", { class: "odd", role: "status", hidden: true }));
    if (note) note.id = "n-" + M.placeOf(question).id;
  }

  /* -- the keyboard ---------------------------------------------------------------------------------------------------------- */
  let current = null;
  function at(question) {
    if (!question || question === current) return;
    if (current) current.removeAttribute("data-current");
    current = question;
    current.setAttribute("data-current", "");
  }
  const form = $("#form");
  form.addEventListener("focusin", event => at(event.target.closest(".q")));
  form.addEventListener("click", event => at(event.target.closest(".q")));
  const writes = field => field.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || M.readOnly || $("#ask").open || writes(event.target)) return;
    if (!current || current.hidden) return;
    const na = event.key === "0" || event.key.toLowerCase() === "n", number = /^[1-9]$/.test(event.key);
    if (event.key === "Delete" || event.key === "Backspace") return event.preventDefault(), M.unanswer(current), after();
    if (!na && !number) return;
    const field = na ? $(".nvt > input", current) : $$(".as > label:not(.nvt) > input", current)[event.key - 1];
    if (!field) return;
    event.preventDefault();
    field.focus();
    if (field.type === "radio" ? !field.checked : true) field.click();
  });

  /* -- every input ------------------------------------------------------------------------------------------------------------- */
  function after() {
    M.update();
    M.changed();
  }
  form.addEventListener("input", event => {
    M.take(event.target);
    after();
  });
  form.addEventListener("submit", event => event.preventDefault());
  addEventListener("beforeunload", event => { if (M.unkept && !M.isBlank(M.record)) event.preventDefault(); });

  /* -- buttons --------------------------------------------------------------------------------------------------------------------- */
  const withFiles = act => Promise.all([loadMore(), load(document.body.dataset.files)]).then(act, () => M.tell(t("no_files"), "bad", "file"));
  const pick = act => M.pick(files => withFiles(() => act(files[0])));
  M.saveOld = record => {
    const link = el("a", { href: URL.createObjectURL(new Blob([JSON.stringify(record, null, 2)], { type: "application/json" })), download: record.form.id + "-" + record.form.version + ".record.json" });
    link.click();
  };
  const ACTS = {
    save: () => withFiles(() => M.saveRecord(M.record)),
    table: () => withFiles(() => M.saveTable()),
    print: () => window.print(),
    open: pick(file => M.openFile(file)),
    previous: pick(file => M.takePrevious(file)),
    drafts: listDrafts,
    again: async () => { if (await M.begin(M.blank())) { M.update(); scrollTo(0, 0); $("#begin").focus(); } },
    clear: async () => { if (await M.ask(t("clear_title"), t("clear_words"), t("clear_yes"))) { $("#messages").replaceChildren(); await M.clearAll().catch(() => M.tell(t("clear_failed"), "bad", "storage")); } },
    take: () => M.takeOver(),
  };
  for (const button of $$("[data-act]")) button.addEventListener("click", ACTS[button.dataset.act]);
  for (const button of $$("[data-add]")) button.addEventListener("click", () => $("input, textarea", M.addRow($('[data-rows="' + button.dataset.add + '"]'))).focus());
  for (const button of $$("[data-speak]")) button.addEventListener("click", () => { M.speak(button.dataset.speak); M.isBlank(M.record) ? M.update() : after(); M.sayState(); });

  M.takeDrops(files => { if (files.length) withFiles(() => M.openFile(files[0])); });

  /* -- the score: folded on a narrow screen, always open on a wide one ----------------------------------------------------------- */
  const narrow = matchMedia("(max-width: 62em)"), panel = $("#scorebox");
  let paper = false;
  const fold = () => { panel.open = paper || !narrow.matches; };
  narrow.addEventListener("change", fold);
  $("summary", panel).addEventListener("click", event => { if (!narrow.matches) event.preventDefault(); });
  $("#todo").addEventListener("click", event => { if (event.target.matches("a") && narrow.matches) panel.open = false; });
  addEventListener("beforeprint", () => { paper = true; fold(); });
  addEventListener("afterprint", () => { paper = false; fold(); });
  fold();

  M.showAll();
  M.update();
  M.store();
})(window.Maatstaf);
