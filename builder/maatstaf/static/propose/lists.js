/* Maatstaf, proposing: lists whose members can be added, removed and moved, by mouse and by keyboard. */
(function (M) {
  "use strict";
  const { $, el, t } = M;
  const say = words => { $("#told").textContent = words; };
  M.tellQuietly = say;

  function blank(field) { return field.is === "part" ? {} : field.is === "either" ? {} : ""; }

  const FOLDED = ["examples", "outcomes"], SHORT = 70, open = new Set();

  M.listOf = function (field, path, label) {
    const id = M.idOf(path), values = () => M.valueAt(path) || [], each = field.each;
    const name = number => M.memberName(field.key, number, path, M.record.values);
    const change = (next, focus, words) => { M.give(path, next); M.redraw(path, focus); say(words); };
    const at = number => "#" + CSS.escape(id) + " > ol > li:nth-child(" + (number + 1) + ") ";
    function move(number, by) {
      const next = [...values()], to = number + by;
      if (to < 0 || to >= next.length) return;
      [next[number], next[to]] = [next[to], next[number]];
      change(next, at(to) + (by < 0 ? "> .tools [data-up]" : "> .tools [data-down]"), t("moved", { what: name(number), place: to + 1, all: next.length }));
    }
    function remove(number) {
      const next = values().filter((_, place) => place !== number);
      change(next.length ? next : undefined, next.length ? at(Math.min(number, next.length - 1)) + ":is(textarea,input,select)" : "#" + CSS.escape(id) + " > .btn", t("removed", { what: name(number) }));
    }
    function tool(words, sign, act, mark) {
      const button = el("button", { type: "button", class: "tool", "aria-label": words, title: words, [mark]: true, click: act }, sign);
      return button;
    }
    const rows = values().map((one, number) => {
      const what = name(number), kind = each.is === "either" ? M.fitting(each, one) : each;
      const made = M.fieldOf({ ...kind, key: field.key, of: kind.of || field.of, help: "", required: true, member: true, silent: true }, [...path, number], what);
      const tools = el("div", { class: "tools" },
        tool(t("up_what", { what }), "↑", () => move(number, -1), "data-up"), tool(t("down_what", { what }), "↓", () => move(number, 1), "data-down"),
        tool(t("remove_what", { what }), "×", () => remove(number), "data-drop"));
      const row = el("li", { class: kind.is === "part" ? "wide" : "" }, FOLDED.includes(field.key) ? folded(made, what, one, number) : made, tools);
      row.addEventListener("keydown", event => {
        if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key) || event.target.closest("li") !== row) return;
        event.preventDefault();
        move(number, event.key === "ArrowUp" ? -1 : 1);
      });
      return row;
    });
    /** A long member shows what it is about; it is open when it is new, or when it was open before. */
    function folded(made, what, one, number) {
      const about = M.said(one.name || one.text || "").replace(/[*>]/g, " ").replace(/\s+/g, " ").trim(), key = id + number;
      const fold = el("details", { class: "more member", open: !about || open.has(key) }, el("summary", {}, what, about ? el("small", {}, " " + (about.length > SHORT ? about.slice(0, SHORT) + "…" : about)) : null), made);
      fold.addEventListener("toggle", () => open[fold.open ? "add" : "delete"](key));
      return fold;
    }
    const add = M.button(t("add", { what: name(values().length) }), () => {
      const number = values().length;
      change([...values(), blank(each)], at(number) + ":is(textarea,input,select)", t("added", { what: name(number) }));
    }, "plus");
    return el("fieldset", { class: "f list", id, "data-at": path.join("."), "aria-describedby": id + "-o" },
      el("legend", { class: field.bare ? "sr" : undefined }, label || field.label, field.required || field.silent || field.default !== undefined ? null : el("small", {}, " ", t("optional"))),
      field.help ? el("p", { class: "hint" }, field.help) : null, el("ol", {}, ...rows), M.wrongBox(id), add);
  };
})(window.Maatstaf);
