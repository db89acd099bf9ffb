/* Maatstaf, proposing: lists whose members can be added, removed and moved, by mouse and by keyboard. */
(function (M) {
  "use strict";
  const { $, el, t } = M;
  const say = words => { $("#told").textContent = words; };
  M.tellQuietly = say;

  M.listOf = function (field, path, label) {
    const id = M.idOf(path), values = () => M.valueAt(path) || [], each = field.each;
    const name = number => M.memberName(field.key, number, path, M.record.values);
    const lot = () => $("#" + CSS.escape(id) + " > ol"), at = number => [...lot().children].filter(one => !one.matches(".gone"))[number];
    function change(next, words) {
      M.give(path, next.length ? next : undefined);
      M.redraw(path);
      say(words);
    }
    function move(number, by) {
      const next = [...values()], to = number + by;
      if (to < 0 || to >= next.length) return;
      [next[number], next[to]] = [next[to], next[number]];
      change(next, t("moved", { what: name(number), place: to + 1, all: next.length }));
      M.standIn($(by < 0 ? "[data-up]" : "[data-down]", $(".tools", at(to))));
    }
    function remove(number) {
      const what = name(number);
      M.lose(path, number, values()[number], what);
      change(values().filter((_, place) => place !== number), t("removed", { what }));
      M.standAtLost(lot(), number);
    }
    function insert(number, value) {
      const next = [...values()];
      next.splice(number, 0, value);
      change(next, "");
      M.standIn(at(number), true);
    }
    /** Where a new member goes: at the end, but an outcome above the one that takes what is left. */
    const above = all => (field.key === "outcomes" && all.length && !all[all.length - 1].when ? all.length - 1 : all.length);
    const rows = values().map((one, number) => {
      const kind = each.is === "either" ? M.fitting(each, one) : each;
      const made = M.fieldOf({ ...kind, key: field.key, of: kind.of || field.of, help: "", required: true, row: true, silent: true }, [...path, number], name(number));
      return M.moving(el("li", {}, made), name(number), by => move(number, by), () => remove(number));
    });
    const add = M.button(t("add", { what: name(values().length) }), () => {
      const number = above(values()), what = name(values().length);
      insert(number, each.is === "part" || each.is === "either" ? {} : "");
      say(t("added", { what }));
      M.standIn(at(number));
    }, "plus");
    return el("fieldset", { class: "f list", id, "data-at": path.join("."), "aria-describedby": id + "-o" },
      el("legend", { class: field.bare ? "sr" : undefined }, label || field.label, field.required || field.silent || field.default !== undefined ? null : el("small", {}, " ", t("optional"))),
      field.help ? el("p", { class: "hint" }, field.help) : null, el("ol", { class: "lot" }, ...M.withLost(path, rows, insert)), M.wrongBox(id), add);
  };
})(window.Maatstaf);
