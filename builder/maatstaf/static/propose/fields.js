/* Maatstaf, proposing: one field of a definition as a field on the page; what it takes says how. */
(function (M) {
  "use strict";
  const { $, el, t } = M;
  const isMap = value => value !== null && typeof value === "object" && !Array.isArray(value);
  M.idOf = path => "f-" + path.join("-");
  const rooted = path => (path[0] === "entry" ? [M.record, path] : [M.record.values, path]);
  M.valueAt = path => { const [root, way] = rooted(path); return M.at(way, root); };
  M.give = function (path, value) {
    if (path[0] === "entry") {
      if (path.length > 2) { (M.record.entry[path[1]] = M.record.entry[path[1]] || [])[path[2]] = value; }
      else if (value === undefined) delete M.record.entry[path[1]];
      else M.record.entry[path[1]] = value;
    } else M.put(path, value);
    M.touched();
  };

  /** Whether to say of a field that it may stay empty. */
  const free = field => !field.required && !field.silent && field.default === undefined;
  /** A box with label, help, the field itself and room for what is wrong with it. */
  M.box = function (field, path, control, label) {
    const id = M.idOf(path), help = field.help && !field.quiet ? el("span", { class: "hint", id: id + "-h" }, field.help) : null;
    const name = label || field.label || field.key;
    const optional = free(field) ? el("small", {}, " ", t("optional")) : null;
    if (help) control.setAttribute("aria-describedby", id + "-h " + id + "-o");
    else control.setAttribute("aria-describedby", id + "-o");
    control.id = id;
    return el("div", { class: "f", "data-at": path.join(".") }, el("label", { for: id }, name, optional), help, control, wrong(id));
  };
  const wrong = id => el("p", { class: "odd", id: id + "-o", hidden: true });
  M.wrongBox = wrong;

  const grow = field => { field.style && (field.rows = Math.min(16, Math.max(field.dataset.least, Math.ceil(field.value.length / 62) + field.value.split("\n").length - 1))); };
  function written(field, path, value, least) {
    const area = el("textarea", { rows: least, "data-least": least, spellcheck: "true", lang: field.language || M.language });
    area.value = value || "";
    area.maxLength = 60000;
    if (!CSS.supports("field-sizing", "content")) grow(area);
    const line = least === 1;
    area.addEventListener("input", () => {
      if (line && area.value.includes("\n")) area.value = area.value.replace(/\s*\n\s*/g, " ");
      M.give(path, area.value || undefined);
      if (!CSS.supports("field-sizing", "content")) grow(area);
    });
    area.addEventListener("paste", event => paste(area, path, line, event));
    if (line) area.addEventListener("keydown", event => { if (event.key === "Enter") event.preventDefault(); });
    return area;
  }
  // eslint-disable-next-line no-control-regex
  const CONTROL = /[\u0000-\u0008\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
  /** What a word processor put on the clipboard: its bullets as "- ", its ends of lines as such, its tabs as spaces. */
  M.pasted = text => text.replace(/\r\n?|[\u000b\u2028\u2029]/g, "\n").replace(CONTROL, "").replace(/^[ \t\u00a0]*(?:[•·▪\uf0b7]|–[ \t])[ \t\u00a0]*(?=\S)/gm, "- ").replace(/\t+/g, " ")
    .replace(/^(?!- )(.*\S.*)\n(?=- )/gm, "$1\n\n");
  /** Paste what was cleaned; several lines in a member of a list of one-line texts become several members. */
  function paste(area, path, line, event) {
    const raw = event.clipboardData.getData("text/plain"), text = M.pasted(raw), number = path[path.length - 1], list = path.slice(0, -1);
    const lines = line ? text.split("\n").map(one => one.replace(/^(?:-|\d+[.)]) /, "").trim()).filter(Boolean) : [text], many = typeof number === "number" && lines.length > 1;
    const words = many ? lines[0] : lines.join(" ");
    if (words === raw) return;
    event.preventDefault();
    area.setRangeText(words, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
    if (!many) return;
    const next = [...M.valueAt(list)];
    next.splice(number + 1, 0, ...lines.slice(1));
    M.give(list, next);
    M.redraw(list);
    M.reveal([...list, number + lines.length - 1]);
  }
  function preview(area) {
    const inside = el("div", { class: "prose" }), fold = el("details", { class: "more look" }, el("summary", {}, t("preview")), inside, el("p", { class: "hint" }, t("prose_hint")));
    const show = () => { if (fold.open) inside.replaceChildren(...M.shown(area.value)); };
    fold.addEventListener("toggle", show);
    area.addEventListener("input", show);
    return fold;
  }
  /** Pieces of a contact are dialogues: a button writes the signs for one more turn. */
  const TALK = ["anchors", "examples", "sample", "text"];
  function turn(area) {
    return M.button(t("turn"), () => {
      const said = [...area.value.matchAll(/^> ?\*\*([^*]+?):?\*\*/gm)].map(found => found[1]), next = said.length > 1 ? said[said.length - 2] : t(said.length ? "you" : "customer");
      area.value = area.value.trimEnd() + (!area.value.trim() ? "" : /^>/m.test(area.value.trimEnd().split("\n").pop()) ? "\n>\n" : "\n\n") + "> **" + next + ":** ";
      area.dispatchEvent(new Event("input"));
      area.focus();
    }, "quiet turn");
  }
  function text(field, path, label) {
    const value = M.valueAt(path), least = field.is === "prose" ? 4 : 1, languages = M.shared.languages;
    if (!isMap(value)) {
      const area = written(field, path, value, least), box = M.box(field, path, area, label);
      if (least > 1) area.after(preview(area), ...(TALK.includes(path[0]) && TALK.includes(path[path.length - 1]) ? [turn(area)] : []));
      if (languages.length > 1 && value) {
        box.append(M.button(t("translate"), () => { M.give(path, { [languages[0]]: M.valueAt(path) }); box.replaceWith(text(field, path, label)); }, "quiet"));
      }
      return box;
    }
    const known = [...new Set([...languages, ...Object.keys(value)])], name = label || field.label;
    return el("div", { class: "languages" }, ...known.map(language => {
      const spoken = new Intl.DisplayNames([M.language], { type: "language" }).of(language);
      const area = written({ ...field, language }, [...path, language], value[language], least);
      const box = M.box({ ...field, quiet: language !== known[0] }, [...path, language], area, t("in_language", { label: name, language: spoken }));
      if (least > 1) area.after(preview(area));
      return box;
    }));
  }
  function select(field, path, choices, label) {
    const value = M.valueAt(path), usual = field.default !== undefined && typeof field.default === "string" ? (choices.find(([id]) => id === field.default) || [])[1] : null;
    const list = el("select", {}, el("option", { value: "" }, usual ? usual + " (" + t("default") + ")" : t(field.required ? "choose" : field.key === "workshop" ? "no_workshop" : "none")),
      ...choices.filter(([id]) => !usual || id !== field.default).map(([id, words]) => el("option", { value: id, selected: id === value }, words)));
    if (usual && value === field.default) list.firstChild.value = value;
    else if (value !== undefined && !choices.some(([id]) => id === value)) list.append(el("option", { value, selected: true }, String(value)));
    list.addEventListener("change", () => { M.give(path, list.value || undefined); M.refresh(path); });
    return M.box(field, path, list, label);
  }
  function short(field, path, kind, label) {
    const input = el("input", { type: kind, autocomplete: "off", inputmode: field.is === "number" ? "decimal" : undefined, size: field.is === "number" ? 8 : undefined });
    input.value = M.valueAt(path) ?? "";
    input.addEventListener("input", () => M.give(path, (field.is === "number" ? input.value.trim().replace(",", ".") : input.value) || undefined));
    if (field.of || field.is === "id") input.addEventListener("change", () => M.refresh(path));
    return M.box(field, path, input, label);
  }
  function tick(field, path, label) {
    const id = M.idOf(path), usual = field.default === true, box = el("input", { type: "checkbox", id, "aria-describedby": id + "-h " + id + "-o" });
    box.checked = M.valueAt(path) ?? usual;
    box.addEventListener("change", () => { M.give(path, box.checked === usual && M.at(path, M.base) === undefined ? undefined : box.checked); M.refresh(path); });
    return el("div", { class: "f tick", "data-at": path.join(".") }, el("label", { for: id }, box, el("span", {}, label || field.label)), el("span", { class: "hint", id: id + "-h" }, field.help || ""), wrong(id));
  }
  /** Of a few possible members any number: each a box to tick. */
  function several(field, path, choices, label) {
    const id = M.idOf(path), value = M.valueAt(path) || [], known = [...choices, ...value.filter(one => !choices.some(([name]) => name === one)).map(one => [one, one])];
    return el("fieldset", { class: "f rs", "data-at": path.join("."), id, "aria-describedby": id + "-h " + id + "-o" }, el("legend", {}, label || field.label, free(field) ? el("small", {}, " ", t("optional")) : null),
      field.help ? el("span", { class: "hint", id: id + "-h" }, field.help) : null,
      ...known.map(([name, words]) => {
        const box = el("input", { type: "checkbox", checked: value.includes(name) });
        box.addEventListener("change", () => {
          const now = M.valueAt(path) || [], next = box.checked ? [...now, name] : now.filter(one => one !== name);
          M.give(path, next.length ? next : undefined);
        });
        return el("label", {}, box, el("span", {}, words));
      }), wrong(id));
  }

  const FEW = 14, IN_ORDER = ["klantprincipes"];
  /** Conditions: of many possible keys only those that are there, and a list to add one. */
  const CHOSEN = ["OutcomeTest", "Condition"];
  const emptyOf = field => (field.is === "list" ? [] : field.is === "part" || field.is === "either" ? {} : field.is === "bool" ? true : "");

  /** The fields of a part; of a condition only those that are there, and a list to add one. */
  function fieldsIn(field, path, label) {
    const value = M.valueAt(path), fields = M.parts[field.part], chosen = CHOSEN.includes(field.part), dropped = [...path, "dropped"];
    const shown = chosen ? fields.filter(one => value && value[one.key] !== undefined) : fields.filter(one => one.is !== "id" && (!M.relevant || M.relevant(field.part, one.key) || (value && value[one.key] !== undefined)));
    const body = el("div", { class: "part-in" }, ...shown.map(one => {
      const made = M.fieldOf(chosen ? { ...one, member: true, silent: true } : one, [...path, one.key]);
      if (!chosen) return made;
      const drop = M.button(t("remove"), () => {
        M.lose(dropped, 0, [one.key, value[one.key]], one.label);
        M.give([...path, one.key], undefined);
        M.redraw(path);
        M.standAtLost($('[data-at="' + path.join(".") + '"] .lot'), 0);
      }, "quiet");
      drop.setAttribute("aria-label", t("remove_what", { what: one.label }));
      return el("div", { class: "chosen" }, made, drop);
    }));
    if (chosen && !shown.length) {
      const list = el("select", { "aria-label": t("add", { what: label || field.label }) }, el("option", { value: "" }, t("choose")), ...fields.map(one => el("option", { value: one.key }, one.label)));
      list.addEventListener("change", () => {
        const one = fields.find(other => other.key === list.value);
        if (M.valueAt(path) === undefined) M.give(path, {});
        M.give([...path, one.key], emptyOf(one));
        M.redraw(path);
        M.reveal([...path, one.key]);
      });
      body.append(el("ol", { class: "lot" }, ...M.withLost(dropped, [], (_, [key, one]) => { M.give([...path, key], one); M.redraw(path); M.reveal([...path, key]); })), el("div", { class: "f add" }, list));
    }
    return [field.help && !field.quiet && !field.bare ? el("p", { class: "hint", id: M.idOf(path) + "-h" }, field.help) : null, body].filter(Boolean);
  }
  /** A part: as it is where it is always there, else a row that opens. */
  function part(field, path, label) {
    const id = M.idOf(path), value = M.valueAt(path), empty = value === undefined || !Object.keys(value).length, name = label || field.label;
    if (!field.row && (field.required || field.member)) {
      return el("fieldset", { class: "part", id, "data-at": path.join(".") }, el("legend", { class: field.bare ? "sr" : undefined }, name), ...fieldsIn(field, path, label), wrong(id));
    }
    const line = () => {
      const pieces = M.piecesOf(field, M.valueAt(path), path), listed = typeof path[path.length - 1] === "number";
      return listed && pieces.length ? M.lineOf(pieces[0], pieces.slice(1)) : M.lineOf(name, !pieces.length && !field.row ? [t("optional")] : pieces);
    };
    return M.rowOf(path, line, () => fieldsIn(field, path, label), field.row && empty);
  }
  function map(field, path, label) {
    const id = M.idOf(path), value = M.valueAt(path) || {}, known = (M.choices({ ...field, is: "map" }, path, M.record.values) || []).map(([name]) => name);
    const all = [...known, ...Object.keys(value).filter(name => !known.includes(name))];
    return el("fieldset", { class: "f list", id, "data-at": path.join(".") }, el("legend", {}, label || field.label), field.help ? el("p", { class: "hint" }, field.help) : null,
      ...(all.length ? all.map(name => M.fieldOf({ ...field.each, key: name, help: "", required: true, row: true, silent: true }, [...path, name], M.memberName(field.key, name, path, M.record.values))) : [el("p", { class: "hint" }, t("empty_list"))]), wrong(id));
  }
  function either(field, path, label) {
    const value = M.valueAt(path), words = field.members.find(one => one.is === "one"), parts = field.members.filter(one => one.is === "part");
    const now = M.fitting(field, value ?? (words ? "" : {}));
    if (!words) return M.fieldOf({ ...field, ...(value === undefined ? parts[0] : now), member: true }, path, label);
    const choices = [...Object.entries(words.options), ...parts.map(one => ["part", M.parts[one.part][0].label])];
    const list = el("select", {}, el("option", { value: "" }, t("default")), ...choices.map(([id, name]) => el("option", { value: id, selected: id === value || (id === "part" && isMap(value)) }, name)));
    list.addEventListener("change", () => { M.give(path, list.value === "part" ? {} : list.value || undefined); M.redraw(path); });
    const box = M.box(field, path, list, label);
    if (isMap(value)) box.append(M.fieldOf({ ...parts[0], member: true, required: true, quiet: true }, path.concat([]), field.label));
    return box;
  }

  /** The field at a place; `label` names a member of a list. */
  M.fieldOf = function (field, path, label) {
    const choices = M.choices(field, path, M.record.values);
    switch (field.is) {
      case "text": case "prose": return text(field, path, label);
      case "bool": return tick(field, path, label);
      case "date": return short(field, path, "date", label);
      case "part": return part(field, path, label);
      case "map": return map(field, path, label);
      case "either": return either(field, path, label);
      case "list": {
        const each = M.choices({ ...field.each, of: field.of || field.each.of }, path, M.record.values);
        if (["ref", "one", "word"].includes(field.each.is) && each && each.length <= FEW && !IN_ORDER.includes(field.key)) return several(field, path, each, label);
        return M.listOf(field, path, label);
      }
    }
    if (choices) return select(field, path, choices, label);
    return short(field, path, "text", label);
  };
  /** Draw the field at a place anew, and give the keyboard back where it was. */
  M.redraw = function (path) {
    const at = path.join("."), old = $('[data-at="' + at + '"]');
    if (!old) return M.showAll();
    const field = old.field, made = field && M.fieldOf(field[0], path, field[1]);
    if (!made) return M.redraw(path.slice(0, -1));
    old.replaceWith(made);
    M.remember(made, field[0], field[1]);
    M.standIn(made, true);
  };
  const plainField = M.fieldOf;
  M.remember = (element, field, label) => { element.field = [field, label]; return element; };
  M.fieldOf = (field, path, label) => M.remember(plainField(field, path, label), field, label);
})(window.Maatstaf);
