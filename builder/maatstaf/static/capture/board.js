/* Maatstaf, capturing a workshop: the impact-effort matrix. A note is dragged, or moved with the arrow keys; every move is
   said aloud. The cells hold the notes, so that several in one cell never lie on each other. */
(function (M) {
  "use strict";
  const { $, $$, t, el } = M, STEPS = [1, 2, 3, 4, 5], FAR = 6;
  let chosen = -1;
  /** The words of a text, without what makes some of them stand out. */
  M.unmarked = text => text.replace(/\[([^\]]+)\]\([^\s)]*\)/g, "$1").replace(/(\*{1,2}|_{1,2})(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/gu, "$2");
  M.plain = text => M.unmarked(M.line(text));
  /** What a proposal is called where there is little room: its first sentence, or the beginning of that. */
  M.short = function (one, most) {
    const text = M.plain(one.text) || t("empty_words"), first = text.match(/^.{12,}?[.!?](?=\s|$)/u), words = first ? first[0] : text;
    return words.length <= most ? words : words.slice(0, most + 1).replace(/\s+\S*$/, "").slice(0, most) + " …";
  };
  M.sign = function (decision) {
    const found = $("#sign-" + decision);
    return found ? found.content.cloneNode(true) : el("i", { class: "open", "aria-hidden": "true" });
  };
  /** Say something to who listens instead of looks. */
  M.announce = words => { $("#live").textContent = words; };

  const cells = new Map();
  const step = number => el("span", { class: "step", "aria-hidden": "true" }, number ? String(number) : "");
  for (const impact of [...STEPS].reverse()) {
    $("#cells").append(step(impact));
    for (const effort of STEPS) {
      const cell = el("div", { class: "cell", "data-impact": impact, "data-effort": effort, "data-quad": (impact > 3 ? "high" : impact < 3 ? "low" : "mid") + "-" + (effort < 3 ? "easy" : effort > 3 ? "hard" : "mid") });
      cells.set(impact + "/" + effort, cell);
      $("#cells").append(cell);
    }
  }
  $("#cells").append(step(0), ...STEPS.map(step));
  function named(one, place) {
    const parts = [t("note_named", { number: place + 1, text: M.short(one, 120) })];
    if (M.expected(one).length) parts.push(t("note_at", { impact: one.impact, effort: one.effort }), t("note_fits", { decisions: M.inWords(M.expected(one)) }));
    else parts.push(t("note_free"));
    if (one.decision) parts.push(t("decided", { decision: M.decisionName(one.decision) }));
    return parts.join(" ");
  }
  function note(one, place) {
    const button = el("button", { type: "button", class: "note" + (one.decision ? " " + one.decision : ""), "data-note": place, "aria-label": named(one, place), "aria-describedby": "board-keys", "aria-pressed": place === chosen ? "true" : "false" },
      el("b", { "aria-hidden": "true" }, String(place + 1)), el("span", { "aria-hidden": "true" }, M.short(one, 90)), M.sign(one.decision));
    button.addEventListener("pointerdown", event => grab(event, button, place));
    button.addEventListener("click", () => M.chooseNote(place));
    button.addEventListener("keydown", event => arrow(event, place));
    return button;
  }
  /** Draw every note where it belongs; the one that had the focus keeps it. */
  M.showBoard = function () {
    const focused = document.activeElement && document.activeElement.dataset.note;
    for (const cell of [...cells.values(), $("#tray")]) cell.replaceChildren();
    M.record.proposals.forEach((one, place) => (cells.get((one.impact || "") + "/" + (one.effort || "")) || $("#tray")).append(note(one, place)));
    $("#tray-box").hidden = !$("#tray").childElementCount;
    $("#board-empty").hidden = M.record.proposals.length > 0;
    if (focused !== undefined && focused !== null) { const again = $('.note[data-note="' + focused + '"]'); if (again) again.focus({ preventScroll: true }); }
    showNow();
  };

  /* -- the one that people talk about ------------------------------------------------------------------------------------- */
  M.chooseNote = function (place) {
    chosen = place;
    for (const one of $$(".note")) one.setAttribute("aria-pressed", Number(one.dataset.note) === place ? "true" : "false");
    showNow();
  };
  function showNow() {
    const one = M.record.proposals[chosen], box = $("#now");
    box.hidden = !one;
    if (!one) return;
    const fits = M.expected(one), focused = document.activeElement && document.activeElement.dataset.decide;
    const choice = ({ id, name }) => el("button", { type: "button", class: "btn decide", "data-decide": id, "aria-pressed": one.decision === id ? "true" : "false", click: () => M.decide(chosen, one.decision === id ? "" : id) },
      M.sign(id), name, fits.includes(id) ? el("small", {}, t("fits")) : null);
    box.replaceChildren(el("p", { class: "now-t" }, el("b", {}, String(chosen + 1)), " ", M.plain(one.text) || t("empty_words")),
      el("p", { class: "hint" }, fits.length ? t("note_at", { impact: one.impact, effort: one.effort }) + " " + t("note_fits", { decisions: M.inWords(fits) }) : t("note_free")),
      el("div", { class: "acts", role: "group", "aria-label": t("decision") }, ...M.page.decisions.map(choice)));
    if (focused) { const again = $('#now [data-decide="' + focused + '"]'); if (again) again.focus(); }
  }

  /* -- moving -------------------------------------------------------------------------------------------------------------- */
  /** Put a proposal in a cell, and say so. */
  M.place = function (place, impact, effort) {
    const one = M.record.proposals[place];
    if (one.impact === String(impact) && one.effort === String(effort)) return M.showBoard();
    M.remember("place");
    one.impact = String(impact);
    one.effort = String(effort);
    M.edited();
    M.announce(t("moved", { number: place + 1, impact, effort, decisions: M.inWords(M.expected(one)) }));
  };
  const WAYS = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
  function arrow(event, place) {
    const way = WAYS[event.key], one = M.record.proposals[place], within = number => Math.min(5, Math.max(1, number));
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && !document.body.dataset.beamer) { event.preventDefault(); M.chooseNote(place); $("#f-proposals-" + place + "-text").focus(); }
    if (!way) return;
    event.preventDefault();
    chosen = place;
    if (M.expected(one).length) M.place(place, within(Number(one.impact) + way[0]), within(Number(one.effort) + way[1]));
    else M.place(place, 3, 3);
  }
  function under(event) {
    return [...cells.values()].find(cell => {
      const box = cell.getBoundingClientRect();
      return event.clientX >= box.left && event.clientX < box.right && event.clientY >= box.top && event.clientY < box.bottom;
    });
  }
  function grab(down, button, place) {
    if (down.button !== 0 || M.readOnly) return;
    let moving = false, over = null;
    const listening = new AbortController(), on = (name, act) => button.addEventListener(name, act, { signal: listening.signal });
    const end = () => {
      listening.abort();
      removeEventListener("keydown", stop, true);
      button.removeAttribute("data-dragged");
      button.style.transform = "";
      if (over) delete over.dataset.over;
    };
    const stop = event => { if (event.key === "Escape" && moving) { event.preventDefault(); event.stopPropagation(); end(); } };
    button.setPointerCapture(down.pointerId);
    addEventListener("keydown", stop, true);
    on("pointermove", event => {
      const across = event.clientX - down.clientX, along = event.clientY - down.clientY;
      if (!moving && Math.hypot(across, along) < FAR) return;
      moving = true;
      button.dataset.dragged = "";
      button.style.transform = "translate(" + across + "px," + along + "px)";
      const cell = under(event);
      if (over && over !== cell) delete over.dataset.over;
      if (cell) cell.dataset.over = "";
      over = cell;
    });
    on("pointerup", () => {
      const cell = over;
      end();
      if (!moving) return;
      button.addEventListener("click", event => event.stopImmediatePropagation(), { capture: true, once: true });
      chosen = place;
      if (cell) M.place(place, Number(cell.dataset.impact), Number(cell.dataset.effort));
    });
    on("pointercancel", end);
  }
})(window.Maatstaf);
