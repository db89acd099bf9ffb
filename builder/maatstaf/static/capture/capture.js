/* Maatstaf, capturing a workshop: what people press. */
(function (M) {
  "use strict";
  const { $, $$, t, el } = M, MOST = 100, PAUSE = 1500;

  /* -- undo: the record as it was before each step; typing on in one field is one step -------------------------------------- */
  let past = [], last = "", at = 0;
  M.remember = function (key) {
    const now = Date.now(), same = key && key === last && now - at < PAUSE;
    [last, at] = [key, now];
    if (same) return;
    past.push(JSON.stringify(M.record));
    if (past.length > MOST) past.shift();
    $("#undo").disabled = false;
  };
  const forget = () => { past = []; last = ""; $("#undo").disabled = true; };
  function undo() {
    if (!past.length || M.readOnly) return M.announce(t("nothing_to_undo"));
    M.record = JSON.parse(past.pop());
    last = "";
    $("#undo").disabled = !past.length;
    M.showAll();
    M.update();
    M.changed();
    M.announce(t("undone"));
  }

  /* -- from the record to the page --------------------------------------------------------------------------------------------- */
  const fillFields = M.showAll;
  M.showAll = function () {
    M.showLists();
    fillFields();
    for (const [place, one] of M.record.proposals.entries()) $("#f-proposals-" + place + "-unavoidable").checked = Boolean(one.unavoidable);
  };
  function showFindings() {
    const found = M.findings(M.record), bad = found.filter(one => one.bad).length, rest = found.length - bad;
    const line = one => el("li", { class: one.bad ? "bad" : "" }, el("a", { href: "#" + one.field, click: event => { event.preventDefault(); M.goTo(one.field); } }, one.words));
    $("#findings").replaceChildren(...found.sort((one, other) => other.bad - one.bad).map(line));
    $("#found").textContent = [bad && t("to_do", { number: bad }), rest && t("to_see", { number: rest })].filter(Boolean).join(", ") || t("all_well");
    $("#found").dataset.state = bad ? "bad" : rest ? "see" : "ok";
  }
  function showFiles() {
    const one = file => el("li", {}, el("span", {}, el("b", {}, file.what), " ", el("code", {}, file.path)),
      M.button(t("copy_one"), () => copy(file)), M.button(t("save_one"), () => M.saveFile(file.path.split("/").pop(), "text/plain;charset=utf-8", file.content)));
    $("#files").replaceChildren(...M.files(M.record).map(one));
    const changing = M.toChange(M.record);
    $("#changing").hidden = !changing.length;
    $("#changing ul").replaceChildren(...changing.map(({ name, address }, place) => el("li", {}, el("a", { href: address, id: "change-" + place }, t("change_now", { name })))));
  }
  async function copy(file) {
    try { await navigator.clipboard.writeText(file.content); } catch {
      $("#outgoing").closest("details").open = true;
      $("#outgoing").value = file.content;
      $("#outgoing").select();
      if (!document.execCommand("copy")) return M.tell(t("not_copied"), "bad", "send");
    }
    M.tell(t("copied_one", { file: file.path }), "", "send");
  }
  M.update = function () {
    $("#head-title").textContent = $("#board-title").textContent = M.line(M.record.title) || t("untitled");
    for (const row of $$("[data-role]")) row.dataset.there = Number(M.record.participants[row.dataset.role]) > 0 ? "yes" : "no";
    M.showBoard();
    M.showCards();
    showFindings();
    showFiles();
    M.showOutgoing();
    M.showPaper();
    document.body.toggleAttribute("data-filled", !M.isBlank(M.record));
  };
  /** After a step that may have more or fewer parts. */
  M.edited = function () {
    M.showAll();
    M.update();
    M.changed();
  };

  /* -- steps ---------------------------------------------------------------------------------------------------------------------- */
  function add() {
    const field = $("#f-new"), text = M.tidy(field.value);
    if (!text || M.readOnly) return field.focus();
    M.remember("");
    M.record.proposals.push({ text });
    field.value = "";
    M.edited();
    M.chooseNote(M.record.proposals.length - 1);
    M.announce(t("added", { number: M.record.proposals.length }));
    field.focus();
  }
  M.removeProposal = function (place) {
    M.remember("");
    M.record.proposals.splice(place, 1);
    M.chooseNote(-1);
    M.edited();
    M.announce(t("removed", { number: place + 1 }));
    ($("#f-proposals-" + Math.min(place, M.record.proposals.length - 1) + "-text") || $("#f-new")).focus();
  };
  M.decide = function (place, decision) {
    M.remember("");
    M.record.proposals[place].decision = decision;
    M.edited();
    M.announce(t("decided", { decision: M.decisionName(decision) || t("not_decided") }));
  };

  const form = $("#form");
  form.addEventListener("input", event => {
    if (!event.target.dataset.path) return;
    M.remember(event.target.dataset.path);
    M.take(event.target);
    M.update();
    M.changed();
  });
  form.addEventListener("submit", event => event.preventDefault());
  $("#f-new").addEventListener("keydown", event => { if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); add(); } });
  addEventListener("beforeunload", event => { if (M.unkept && !M.isBlank(M.record)) event.preventDefault(); });
  const writes = field => field.matches("textarea, input:not([type=radio]):not([type=checkbox]), select");
  document.addEventListener("keydown", event => {
    if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !writes(event.target)) { event.preventDefault(); undo(); }
    if (event.key === "Escape" && "beamer" in document.body.dataset && !document.fullscreenElement) beamer(false);
  });

  /* -- the beamer: the matrix alone, as large as the screen ------------------------------------------------------------------------- */
  function beamer(on) {
    if (on === "beamer" in document.body.dataset) return;
    if (on) document.body.dataset.beamer = "";
    else delete document.body.dataset.beamer;
    if (on && document.documentElement.requestFullscreen) document.documentElement.requestFullscreen().catch(() => {});
    if (!on && document.fullscreenElement) document.exitFullscreen();
    $(on ? "#f-new" : '[data-act="beamer"]').focus();
  }
  document.addEventListener("fullscreenchange", () => { if (!document.fullscreenElement) beamer(false); });

  /* -- beginning, and going on with something ----------------------------------------------------------------------------------------- */
  async function begin(record) {
    if (!(await M.begin(record))) return false;
    forget();
    M.chooseNote(-1);
    return true;
  }
  const reopen = M.reopen;
  M.reopen = async one => { await reopen(one); forget(); };
  function load(id) {
    return new Promise((resolve, reject) => {
      const script = el("script", { src: encodeURIComponent(id) + "/capture.js" });
      script.onload = () => { script.remove(); resolve(M.workshop); };
      script.onerror = reject;
      document.head.append(script);
    });
  }
  async function fromHandbook(id) {
    $("#ask").close();
    const data = await load(id).catch(() => null);
    if (!data) return M.tell(t("workshop_missing"), "bad", "file");
    const record = M.fromHandbook(data);
    if (await begin(record)) M.tell(t("reopened", { title: M.line(record.title) }), "", "file");
  }
  async function fromFile(files) {
    $("#ask").close();
    const record = await M.looked(files[0]);
    if (!record) return M.tell(t("file_other"), "bad", "file");
    if (await begin(record)) M.tell(t("reopened", { title: M.line(record.title) || files[0].name }), "", "file");
  }
  function chooseOne() {
    const known = M.page.workshops.map(one => el("li", {}, el("span", {}, el("b", {}, one.title), " ", el("small", {}, M.day(one.id.slice(0, 10)))), M.button(t("open"), () => fromHandbook(one.id))));
    M.dialog(t("open"), el("h3", {}, t("from_file")), el("div", { class: "acts" }, M.button(t("choose_file"), () => M.pick(fromFile)())), el("h3", {}, t("from_handbook")),
      known.length ? el("ul", { class: "drafts" }, ...known) : el("p", {}, t("no_workshops")), el("div", { class: "acts" }, M.button(t("close"), () => $("#ask").close())));
  }
  async function fromAddress() {
    const asked = decodeURIComponent(location.hash.slice(1));
    if (!M.page.workshops.some(one => one.id === asked) || M.record.id === asked || M.readOnly) return;
    await fromHandbook(asked);
  }

  const ACTS = {
    add, undo, open: chooseOne, take: () => M.takeOver(), copy: () => M.copy(), message: () => M.saveMessage(), print: () => window.print(),
    beamer: () => beamer(!("beamer" in document.body.dataset)),
    all: () => M.saveFile(M.ids(M.record).workshop + ".zip", "application/zip", M.zip(M.files(M.record), new Date())),
    drafts: () => M.listDrafts("desk_drafts", ({ record: one }) => M.line(one.title) || t("no_reference")),
    again: async () => { if (await begin(M.blank())) { scrollTo(0, 0); $("#f-title").focus(); } },
    clear: async () => { if (await M.ask(t("clear_title"), t("clear_workshop"), t("clear_yes"))) { $("#messages").replaceChildren(); forget(); await M.clearAll().catch(() => M.tell(t("clear_failed"), "bad", "storage")); } },
  };
  for (const button of $$("[data-act]")) button.addEventListener("click", ACTS[button.dataset.act]);
  M.takeDrops(fromFile);
  M.showAll();
  M.update();
  M.store().then(fromAddress);
  addEventListener("hashchange", fromAddress);
})(window.Maatstaf);
