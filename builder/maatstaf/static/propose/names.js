/* Maatstaf, proposing: what ids are called, and what there is to choose from at a place of the proposal. */
(function (M) {
  "use strict";
  const { t } = M, say = words => (words && typeof words === "object" ? words[M.language] || Object.values(words)[0] || "" : words || "");
  M.said = say;
  const criteria = new Map(M.shared.criteria.map(one => [one[0], one]));
  M.criterion = id => criteria.get(id);

  /** [id, name] of everything that a reference may name. */
  function referred(kinds) {
    return kinds.flatMap(kind => (kind === "criterion" ? M.shared.criteria.filter(one => one[2] !== "r").map(([id, name]) => [id, name]) : M.shared.names[kind] || []));
  }
  const scales = () => M.shared.scales;
  M.scaleOf = function (item) {
    if (!item) return undefined;
    if (item.question || item.scale) return scales()[(item.question || item).scale];
    const known = M.details && M.details[item.criterion];
    return known ? scales()[known.scale] : undefined;
  };
  /** The items of a form that stand above a place, or all of them. */
  M.itemsOf = values => (values.items || (values.sections || []).flatMap(section => section.items || [])).map(item => ({ item, id: item.criterion || (item.question || {}).id }));
  M.itemName = function (id, values) {
    const header = (values.header || []).find(one => one.id === id), own = M.itemsOf(values).find(one => one.id === id && one.item.question);
    return say(header ? header.text : own ? own.item.question.text : (criteria.get(id) || [])[1]) || id;
  };
  /** The scale whose answers are meant at a place. */
  M.scaleAt = function (path, values) {
    if (M.spec.kind === "criterion") return scales()[values.scale];
    const number = path.indexOf("is");
    if (number > 0) {
      const asked = M.at([...path.slice(0, number), "item"], values), header = (values.header || []).find(one => one.id === asked);
      return header ? scales()[header.scale] : M.scaleOf((M.itemsOf(values).find(one => one.id === asked) || {}).item);
    }
    const place = path.indexOf("items");
    return place >= 0 ? M.scaleOf(M.at(path.slice(0, place + 2), values)) : undefined;
  };
  /** [value, words] of what a field may hold at a place; nothing where it may hold anything. */
  M.choices = function (field, path, values) {
    if (field.is === "ref") return referred(field.to);
    if (field.is === "one") return Object.entries(field.options);
    switch (field.of) {
      case "answer": return ((M.scaleAt(path, values) || {}).answers || []).map(([id, label]) => [id, label]);
      case "class": return (values.classes || []).filter(one => one.id).map(one => [one.id, say(one.name) || one.id]);
      case "section": return (values.sections || []).filter(one => one.id).map(one => [one.id, say(one.name) || one.id]);
      case "item": return [...(values.header || []).map(one => [one.id, say(one.text)]), ...M.itemsOf(values).map(one => [one.id, M.itemName(one.id, values)])].filter(([id]) => id);
    }
    return undefined;
  };
  /** A value in words. */
  M.inWords = function (value, field, path, values) {
    if (value === undefined || value === "") return t("nothing");
    if (typeof value === "boolean") return t(value ? "yes" : "no_word");
    if (typeof value === "object") return say(value);
    if (field.is === "date") return M.day(value);
    const known = field.to && field.to.includes("criterion") ? criteria.get(value) : (M.choices(field, path, values) || []).find(([id]) => id === value);
    return known ? known[1] : value;
  };
  M.day = text => new Date(text + "T12:00").toLocaleDateString(M.language, { day: "numeric", month: "long", year: "numeric" });
  /** What one member of a list or map is called: "Gedraging 2", "Anker bij Goed". */
  const NAMED = { sections: "name", outcomes: "name", classes: "name", header: "text" };
  M.memberName = function (key, member, path, values) {
    const own = NAMED[key] && typeof member === "number" && (M.at([...path, member], values) || {})[NAMED[key]];
    if (own) return say(own);
    const pattern = M.shared.each[key] || "{number}", answers = ((M.scaleAt(path, values) || {}).answers || []);
    const answer = (answers.find(([id]) => id === member) || [])[1] || member;
    return pattern.replace("{number}", typeof member === "number" ? member + 1 : "").replace("{answer}", answer).trim();
  };
})(window.Maatstaf);
