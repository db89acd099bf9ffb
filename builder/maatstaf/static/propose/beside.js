/* Maatstaf, composing: a form with its questions beside its parts, each with the part that it is in, as the builder compares
   forms: to go to another part is one change. */
(function (M) {
  "use strict";
  const section = M.parts.SectionValue.find(one => one.key === "section");
  /** What a form and its questions have more when they are compared. */
  const fields = { Form: [{ key: "items", is: "list", each: { is: "part", part: "Item" } }], Item: [{ key: "section", is: "word", of: "section", label: section.label }] };
  function flat(values) {
    const sections = values.sections || [];
    return { ...values, sections: sections.map(({ items, ...one }) => one), items: sections.flatMap(one => (one.items || []).map(item => ({ ...item, section: one.id }))) };
  }
  /** Where a question stands on the page, by its place among all. */
  function standing(values, number) {
    for (const [place, one] of (values.sections || []).entries()) {
      const many = (one.items || []).length;
      if (number < many) return ["sections", place, "items", number];
      number -= many;
    }
    return ["sections"];
  }
  const keysIn = value => (value && typeof value === "object" ? [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(keysIn)] : []);
  /** Whether it matters which part a question is in: see `history/eased.py`. */
  const byPart = ({ sections, items, scoring = {} }) => sections.some(one => one.weight !== undefined || one.judged_as_a_whole !== undefined) || (scoring.subscores || []).includes("section")
    || keysIn(scoring.outcomes).some(key => key.startsWith("section_")) || items.some(one => one.critical && one.critical.effect === "zero-section");
  /** Of each question by name: its item in the tree of the file, and how far that is indented. */
  function lines(tree) {
    const at = (node, key) => ((node && node.is === "map" && node.items.find(one => one.key === key)) || {}).value;
    const lists = ((at(tree, "sections") || {}).items || []).map(one => at(one.value, "items")).filter(list => list && list.is === "list" && !list.flow);
    return new Map(lists.flatMap(list => list.items.map(one => [M.nameOf(M.dataOf(one.value)), { one, column: list.column }])));
  }
  M.beside = { fields, flat, standing, byPart, lines };
})(window.Maatstaf);
