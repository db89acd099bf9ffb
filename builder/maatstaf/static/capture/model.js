/* Maatstaf, capturing a workshop: what is written down, as the draft keeps it. Numbers are texts, as typed; a text that
   has more languages keeps the others beside it, under its name with a ~. */
(function (M) {
  "use strict";
  const form = () => ({ id: M.spec.id, version: M.spec.version, hash: M.spec.hash });
  M.database = "maatstaf-workshop";
  M.today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
  M.blank = () => ({ workshop: "maatstaf/workshop/v1", form: form(), language: M.language, date: M.today(), kind: "workshop", participants: {}, absent: {}, proposals: [] });
  M.record = M.blank();
  const isEmpty = value => value === undefined || value === null || value === "" || value === false
    || (typeof value === "object" && Object.values(value).every(isEmpty));
  M.isEmpty = isEmpty;
  M.isBlank = ({ workshop, form, language, date, kind, saved, ...rest }) => isEmpty(rest);

  /* -- texts as the handbook's reader keeps them -------------------------------------------------------------------------- */
  const ENDS = /\r\n?|[\u0085\u2028\u2029\v\f]/g;
  const HIDDEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\p{Cs}]/gu;
  const BLANK = /^[\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\uffa0]+$/;
  const MARK = "[\\u0300-\\u036f\\u0483-\\u0489\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]", MARKS = new RegExp("(" + MARK + "{3})" + MARK + "+", "g");
  /** A text without what nobody sees: the reader refuses those characters. */
  M.tidy = text => {
    const words = (text || "").replace(ENDS, "\n").replace(HIDDEN, "").normalize("NFC").replace(MARKS, "$1").trim();
    return BLANK.test(words) ? "" : words;
  };
  /** A text of one line. */
  M.line = text => M.tidy(text).replace(/\s*\n\s*/g, " ");
  const BULLET = /^(?:[•◦▪‣∙·●○■□–—*-](?=\s)|\d{1,2}[.)](?=\s))\s*/;
  /** A list with one thing on each line, also where it was pasted with bullets in front. */
  M.linesOf = text => M.tidy(text).split("\n").map(one => M.line(one).replace(BULLET, "").replace(/\t+/g, " ")).filter(Boolean);
  M.number = text => (/^[1-5]$/.test(text || "") ? Number(text) : undefined);

  /* -- the matrix ------------------------------------------------------------------------------------------------------------ */
  /** The decisions that a place in the matrix allows; a 3 fits both neighbours. Nothing without a place. */
  M.expected = function (proposal) {
    const impact = M.number(proposal.impact), effort = M.number(proposal.effort);
    if (!impact || !effort) return [];
    const high = impact >= 3, low = impact <= 3, easy = effort <= 3, hard = effort >= 3;
    return [["adopt", high && easy], ["plan", high && hard], ["later", low && easy], ["scrap", low && hard]].filter(one => one[1]).map(one => one[0]);
  };
  M.isAgainst = one => Boolean(one.decision) && M.expected(one).length > 0 && !M.expected(one).includes(one.decision);
  M.decisionName = id => (M.page.decisions.find(one => one.id === id) || {}).name || "";
  M.inWords = ids => ids.map(M.decisionName).reduce((one, other) => (one ? M.t("or", { one, other }) : other), "");
  M.isYes = one => M.page.decisions.some(decision => decision.yes && decision.id === one.decision);

  /* -- names in files --------------------------------------------------------------------------------------------------------- */
  M.slug = function (text, fallback) {
    let found = M.line(text).normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/ß/g, "ss").replace(/[^a-z0-9]+/g, "-").replace(/^[-0-9]+|-+$/g, "");
    if (found.length > M.page.longest) found = found.slice(0, M.page.longest + 1).replace(/-[^-]*$/, "").slice(0, M.page.longest).replace(/-+$/, "");
    return !found || M.page.reserved.includes(found) ? fallback : found;
  };
  function free(id, taken) {
    let found = id;
    for (let n = 2; taken.has(found); n++) found = id.slice(0, M.page.longest - 3).replace(/-+$/, "") + "-" + n;
    taken.add(found);
    return found;
  }
  /** The names of everything that is written: of the workshop, of each proposal, of each draft. */
  M.ids = function (record) {
    const name = record.id && !record.name ? record.id.slice(11) : M.slug(record.name || record.title, "workshop"), begin = (record.date || "0000-00-00") + "-";
    const taken = new Set(M.page.workshops.map(one => one.id).filter(id => id !== record.id).filter(id => id.startsWith(begin)).map(id => id.slice(11)));
    const workshop = begin + free(name, taken), known = new Set(record.proposals.map(one => one.id).filter(Boolean)), criteria = new Set(M.page.criteria.map(one => one.id));
    const proposals = record.proposals.map((one, place) => one.id || free(("p" + (place + 1) + "-" + M.slug(M.line(one.text).split(/[.:;!?]/)[0].split(" ").slice(0, 6).join(" "), "idee")).slice(0, M.page.longest).replace(/-+$/, ""), known));
    const drafts = record.proposals.map(one => (one.draft ? free(M.slug(one.draft.name, "nieuw-criterium"), criteria) : ""));
    return { workshop, proposals, drafts };
  };

  /* -- a workshop of the handbook ------------------------------------------------------------------------------------------------ */
  const isMap = value => typeof value === "object" && value !== null && !Array.isArray(value);
  const LANGUAGE = /^[a-z]{2,3}(-[A-Z]{2})?$/;
  function opened(part, ...texts) {
    const copy = { ...part };
    for (const key of texts) {
      if (!isMap(part[key])) continue;
      const { [M.language]: mine, ...others } = part[key], [first] = Object.values(part[key]);
      copy[key] = mine === undefined ? first : mine;
      if (Object.keys(others).length && Object.keys(others).every(code => LANGUAGE.test(code))) copy[key + "~"] = others;
    }
    return copy;
  }
  /** A workshop as the handbook has it, as a draft. */
  M.fromHandbook = function (data) {
    const record = { ...M.blank(), ...opened(data, "title", "purpose", "inputs", "agreements") };
    record.participants = Object.fromEntries(Object.entries(data.participants).map(([role, count]) => [role, String(count)]));
    const absent = (data.absent || []).map(one => opened(one, "why")), questions = (data.open_questions || []).map(one => opened({ one }, "one"));
    record.absent = Object.fromEntries(absent.map(one => [one.role, one.why]));
    record["absent~"] = Object.fromEntries(absent.filter(one => one["why~"]).map(one => [one.role, one["why~"]]));
    record.proposals = (data.proposals || []).map(one => ({ ...opened(one, "text", "why", "result", "dissent"), impact: String(one.impact), effort: String(one.effort) }));
    record.open_questions = questions.map(one => one.one).join("\n");
    record["open_questions~"] = Object.fromEntries(questions.filter(one => one["one~"]).map(one => [one.one, one["one~"]]));
    return record;
  };
})(window.Maatstaf);
