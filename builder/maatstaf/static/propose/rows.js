/* Maatstaf, proposing: rows. One that opens says in one line what it holds, and its fields are made when it first opens; one
   of a list can be moved and removed, by mouse and by keyboard, and put back where it stood. */
(function (M) {
  "use strict";
  const { $, el, t } = M, FIELD = "input,select,textarea";
  /** What is open: by value and not by place, so that it stays open wherever it moves. */
  const open = new WeakSet();

  /** What a value says in short, piece by piece; a form's conditions have words of their own. */
  M.inShort = { Anchor: one => [M.said(one.when)].filter(Boolean) };
  M.piecesOf = function (field, value, path) {
    if (value === undefined || value === "") return [];
    const kind = M.fitting(field, value), own = M.inShort[kind.part];
    if (own) return own(value, path);
    if (kind.is === "part") return M.parts[kind.part].filter(one => one.is !== "id").flatMap(one => M.piecesOf(one, value[one.key], [...path, one.key]));
    if (Array.isArray(value)) return [value.map((one, number) => M.piecesOf({ ...kind.each, of: kind.of || kind.each.of }, one, [...path, number]).join(" ")).join(", ")];
    if (kind.is === "bool") return value ? [field.label] : [];
    if (kind.is === "number") return [(field.label ? field.label + " " : "") + M.decimal(value)];
    return [M.inWords(value, kind, path, M.record.values).replace(/[*>]/g, " ").replace(/\s+/g, " ").trim()].filter(Boolean);
  };
  /** The line of a row: what it is called, what more there is to say, and what stands at its end. */
  M.lineOf = (name, more, end) => [el("span", { class: "opens-l" }, el("b", {}, name), " ", more.length ? el("span", { class: "opens-m" }, ...more.flatMap((one, place) => (place ? [" · ", one] : [one]))) : null), end ? el("span", { class: "opens-e" }, end) : null].filter(Boolean);

  /** A row for the value at a place: `line` says what it holds, `inside` makes its fields. */
  M.rowOf = function (path, line, inside, fresh) {
    const id = M.idOf(path), said = el("summary"), body = el("div", { class: "opens-in" }), fold = el("details", {}, said, body);
    const row = el("div", { class: "opens", id, "data-at": path.join(".") }, fold, M.wrongBox(id)), value = M.valueAt(path), key = value && typeof value === "object" ? value : row;
    row.tell = () => {
      const now = el("summary", {}, ...line());
      if (now.innerHTML !== said.innerHTML) said.replaceChildren(...now.childNodes);
    };
    row.unfold = () => {
      if (!body.children.length) body.append(...inside());
      fold.open = true;
      open.add(key);
    };
    fold.addEventListener("toggle", () => {
      if (!row.isConnected) return;
      if (fold.open) row.unfold();
      else open.delete(key);
      M.touchedQuietly();
    });
    row.tell();
    if (fresh || open.has(key)) row.unfold();
    return row;
  };

  const seen = one => one.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true });
  /** Stand in an element: in its first field, or in what comes first of all when `whole`; in its row when it can't be seen. */
  M.standIn = function (element, whole) {
    if (!element) return;
    const all = element.matches(FIELD + ",button,summary") ? [element] : [...element.querySelectorAll(whole ? FIELD + ",summary,button" : FIELD)], to = all.find(seen);
    if (to) to.focus();
    else if (!whole) M.standIn(element, true);
    else M.standIn(element.parentElement.closest("li"), true);
  };
  /** Open what the value at a place stands in, and stand there; false where nothing on the page is about it. */
  M.reveal = function (path) {
    for (let length = path.length; length; length--) {
      const found = $('[data-at="' + path.slice(0, length).join(".") + '"]');
      if (!found) continue;
      for (let fold = found.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      const shut = found.unfold && !$("details", found).open;
      if (shut) found.unfold();
      if (shut && length < path.length) return M.reveal(path);
      M.standIn(found);
      return true;
    }
    return false;
  };

  /* -- what is gone ---------------------------------------------------------------------------------------------------------- */
  /** By what it stood in and the key of its list: { number, value, what }, in order; it stood before the member `number`. */
  const gone = new WeakMap();
  function lost(path) {
    const owner = M.valueAt(path.slice(0, -1)), key = path[path.length - 1], all = gone.get(owner) || {};
    if (owner) gone.set(owner, all);
    return all[key] || (all[key] = []);
  }
  /** Note that a member was removed from the list at a place. */
  M.lose = function (path, number, value, what) {
    const all = lost(path), at = all.filter(one => one.number <= number).length;
    for (const one of all.slice(at)) one.number--;
    all.splice(at, 0, { number, value, what });
  };
  /** The rows of a list with, between them, what is gone from it; `back` puts a value back at a place. */
  M.withLost = function (path, rows, back) {
    const all = lost(path), last = rows.length, whose = number => all.filter(one => Math.min(one.number, last) === number).map(lineOf);
    function lineOf(one) {
      return el("li", { class: "gone" }, el("span", {}, t("removed", { what: one.what })), " ", M.button(t("put_back"), () => {
        const from = all.indexOf(one), place = Math.min(one.number, last);
        all.splice(from, 1);
        for (const other of all.slice(from)) other.number++;
        back(place, one.value);
        M.tellQuietly(t("is_back", { what: one.what }));
      }, "quiet"));
    }
    return [...rows.flatMap((row, number) => [...whose(number), row]), ...whose(last)];
  };
  /** The button that puts back what was removed last before the member `number` of a list. */
  M.standAtLost = function (list, number) {
    const rows = [...list.children], at = rows.filter(one => !one.matches(".gone"))[number];
    const line = at ? at.previousElementSibling : rows[rows.length - 1];
    if (line) $("button", line).focus();
  };

  /** The buttons of a row in a list. `step` moves it by one place, -1 or 1, and `drop` removes it. */
  function tools(what, step, drop) {
    const tool = (words, sign, act, mark) => el("button", { type: "button", class: "tool", "aria-label": words, title: words, [mark]: true, click: act }, sign);
    return el("div", { class: "tools" }, tool(t("up_what", { what }), "↑", () => step(-1), "data-up"), tool(t("down_what", { what }), "↓", () => step(1), "data-down"), tool(t("remove_what", { what }), "×", drop, "data-drop"));
  }
  /** Make an element one that moves, by its buttons and by Alt with an arrow; the buttons stand at its end or `before` something. */
  M.moving = function (element, what, step, drop, before = null) {
    element.insertBefore(tools(what, step, drop), before);
    element.addEventListener("keydown", event => {
      if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key) || event.target.closest("li") !== element) return;
      event.preventDefault();
      step(event.key === "ArrowUp" ? -1 : 1);
    });
    return element;
  };
})(window.Maatstaf);
