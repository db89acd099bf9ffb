/* Maatstaf, fill-in page: the record and the two ways between the record and its fields. The record is the truth; what this
   form doesn't know stays in it. */
(function (M) {
  "use strict";
  // what most questions have is carried once
  for (const section of M.spec.sections || []) section.items = section.items.map(item => ({ ...M.spec.usual, ...item }));

  /** A rational number in words, with at most so many decimals. */
  M.number = (ratio, decimals) => {
    const minus = ratio.over < 0n, text = M.rounded(minus ? ratio.minus() : ratio, decimals);
    return (minus ? "−" : "") + M.decimal(text.includes(".") ? text.replace(/\.?0+$/, "") : text);
  };

  /* -- the record --------------------------------------------------------------------------------------------------- */
  M.blank = () => ({
    record: "maatstaf/record/v1",
    form: { id: M.spec.id, version: M.spec.version, hash: M.spec.hash },
    language: M.language, header: {}, sections: {}, answers: {},
  });
  M.record = M.blank();
  const isEmpty = value => value === undefined || value === null || value === ""
    || (typeof value === "object" && Object.values(value).every(isEmpty));
  /** Whether nothing was filled in. */
  M.isBlank = ({ record, form, language, saved, result, ...rest }) => isEmpty(rest);

  const ROWS = { "coaching.previous_actions": "what", "coaching.actions": "what", "signals": "what" };
  const at = (record, path) => path.split(".").reduce((here, key) => (here === undefined || here === null ? undefined : here[key]), record);
  function set(record, path, value) {
    const keys = path.split("."), last = keys.pop();
    let here = record;
    keys.forEach((key, place) => {
      if (here[key] === undefined || here[key] === null) here[key] = /^\d+$/.test(keys[place + 1] || last) ? [] : {};
      here = here[key];
    });
    if (value === "") delete here[last];
    else here[last] = value;
  }
  /** The record as a file holds it: empty parts are left out, the result is computed. */
  M.finished = function (record) {
    const copy = JSON.parse(JSON.stringify(record));
    for (const [path, need] of Object.entries(ROWS)) {
      const rows = at(copy, path);
      if (Array.isArray(rows)) set(copy, path, rows.filter(row => !isEmpty(row)).map(row => ({ [need]: "", ...row })));
    }
    for (const key of ["coaching", "signals", "human_outcome"]) if (isEmpty(copy[key])) delete copy[key];
    copy.result = M.score(M.spec, copy);
    copy.saved = new Date().toISOString();
    return copy;
  };

  /* -- from a field to the record ------------------------------------------------------------------------------------- */
  const ANSWER = ["answer", "answers", "value", "text", "not_applicable"], PLACES = { q: "answers", w: "sections", h: "header" };
  const NUMBER = /^-?[0-9]{1,30}(\.[0-9]{1,30})?$/;
  /** Where the record keeps what is said at a question. */
  M.placeOf = question => ({ place: PLACES[question.id[0]], id: question.id.slice(2) });
  M.givenAt = function (question) {
    const { place, id } = M.placeOf(question), map = M.record[place] || {};
    return (Object.hasOwn(map, id) && map[id]) || {};
  };
  M.partOf = field => (field.closest(".rs") ? "reason" : field.closest(".n") ? "comment" : "answer");
  M.fieldsOf = (question, part) => M.$$("input, textarea", question).filter(field => M.partOf(field) === part);
  const ticked = field => field.type === "radio" || field.type === "checkbox", leavesOut = field => ticked(field) && field.value === "";
  /** What an element of the form says in a language. */
  M.words = (element, language) => (M.$('[data-in="' + language + '"]', element) || element).textContent;
  const worded = (box, language) => M.words(box.nextElementSibling, language);
  const reasons = question => M.fieldsOf(question, "reason");
  const means = (box, text) => M.page.languages.some(language => worded(box, language) === text);

  function answerOf(field, question) {
    if (ticked(field) && field.checked && leavesOut(field)) return { not_applicable: true };
    if (field.type === "radio") return { answer: field.value };
    const several = M.fieldsOf(question, "answer").filter(box => ticked(box) && !leavesOut(box) && box.checked).map(box => box.value);
    if (ticked(field)) return several.length ? { answers: several } : {};
    const text = field.value.trim(), number = text.replace(",", ".").replace("−", "-");
    if (field.dataset.number === undefined) return text ? { text: field.value } : {};
    return NUMBER.test(number) ? { value: number } : {};
  }

  M.take = function (field) {
    const question = field.closest(".q");
    if (!question) return set(M.record, field.dataset.path, field.type === "radio" ? (field.checked ? field.value : "") : field.value);
    const part = M.partOf(field);
    let given = { ...M.givenAt(question) };
    if (part === "comment") given.comment = field.value;
    else if (part === "reason") {
      const others = (given.reasons || []).filter(text => !reasons(question).some(box => means(box, text)));
      given.reasons = [...others, ...reasons(question).filter(box => box.checked).map(box => worded(box, M.language))];
    } else {
      for (const key of ANSWER) delete given[key];
      given = { ...answerOf(field, question), ...given };
    }
    put(question, given);
    if (part === "answer") show(question, field);
  };
  function put(question, given) {
    const { place, id } = M.placeOf(question), map = M.record[place] || (M.record[place] = {});
    if (!given.comment) delete given.comment;
    if (given.reasons && !given.reasons.length) delete given.reasons;
    if (Object.keys(given).length) map[id] = given;
    else delete map[id];
  }
  /** Take the answer of a question away; note and reasons stay. */
  M.unanswer = function (question) {
    const given = { ...M.givenAt(question) };
    for (const key of ANSWER) delete given[key];
    put(question, given);
    show(question);
  };

  /* -- from the record to the fields ----------------------------------------------------------------------------------- */
  function show(question, typing) {
    const given = M.givenAt(question), several = given.answers || (given.answer ? [given.answer] : []);
    for (const box of reasons(question)) box.checked = (given.reasons || []).some(text => means(box, text));
    for (const field of M.fieldsOf(question, "comment")) if (field !== typing) field.value = given.comment || "";
    for (const field of M.fieldsOf(question, "answer")) {
      if (field === typing) continue;
      if (ticked(field)) field.checked = leavesOut(field) ? Boolean(given.not_applicable) : several.includes(field.value);
      else if (field.dataset.number !== undefined) field.value = given.value ? M.decimal(given.value) : "";
      else field.value = given.text || "";
    }
  }

  function row(box, number) {
    const copy = box.firstElementChild.cloneNode(true);
    for (const element of [copy, ...M.$$("*", copy)]) {
      for (const name of ["id", "for", "data-path", "aria-labelledby"]) {
        if (element.hasAttribute(name)) element.setAttribute(name, element.getAttribute(name).replace(/([.-])0([.-]|$)/, "$1" + number + "$2"));
      }
      if (element.dataset.row !== undefined) element.textContent = number + 1;
      if ("value" in element && element.tagName !== "OPTION") element.value = "";
    }
    box.append(copy);
    return copy;
  }
  M.addRow = box => row(box, box.children.length);

  /** Put the record into the page. */
  M.showAll = function () {
    for (const box of M.$$("[data-rows]")) {
      const list = at(M.record, box.dataset.rows) || [];
      while (box.children.length < list.length) M.addRow(box);
    }
    for (const field of M.$$("[data-path]")) {
      const value = at(M.record, field.dataset.path) ?? "";
      if (field.type === "radio") field.checked = field.value === value;
      else field.value = value;
    }
    for (const question of M.$$(".q")) show(question);
  };

  /** A day such as 2026-11-22 in words. */
  M.day = text => (text ? new Date(text + "T12:00").toLocaleDateString(M.language, { day: "numeric", month: "long", year: "numeric" }) : "");
  /** What stands in each field, as text beside it: a field on paper cuts off what doesn't fit. */
  M.copyFields = function () {
    for (const field of M.$$("#form :is(textarea, select, input:not([type=radio], [type=checkbox]))")) {
      let copy = field.nextElementSibling;
      if (!copy || copy.className !== "copy") field.after((copy = M.el("span", { class: "copy", "aria-hidden": "true" })));
      const text = !field.value ? "" : field.type === "date" ? M.day(field.value) : field.options ? field.selectedOptions[0].textContent : field.value;
      if (copy.textContent !== text) copy.textContent = text;
    }
  };
  /** Go on in another language: reasons that were chosen are worded anew. */
  M.speak = function (language) {
    M.language = M.record.language = document.documentElement.lang = language;
    for (const part of M.$$("[data-in]")) part.hidden = part.dataset.in !== language;
    for (const option of M.$$("option[data-" + language.toLowerCase() + "]")) option.textContent = option.getAttribute("data-" + language.toLowerCase());
    for (const question of M.$$(".q")) {
      const given = M.givenAt(question), boxes = reasons(question);
      if (given.reasons) given.reasons = given.reasons.map(text => { const box = boxes.find(one => means(one, text)); return box ? worded(box, language) : text; });
    }
    for (const button of M.$$("[data-speak]")) button.setAttribute("aria-pressed", button.dataset.speak === language);
  };
})(window.Maatstaf);
