/* Maatstaf, review conversation: the conversation as a file holds it, and what a file must look like to be opened. */
(function (M) {
  "use strict";
  M.database = "maatstaf-review";
  M.blank = () => ({
    review: "maatstaf/review/v1",
    form: { id: M.spec.id, version: M.spec.version, hash: M.spec.hash },
    language: M.language,
  });
  M.record = M.blank();
  const isEmpty = value => value === undefined || value === null || value === ""
    || (typeof value === "object" && Object.values(value).every(isEmpty));
  M.isBlank = ({ review, form, language, saved, ...rest }) => isEmpty(rest);
  M.rows = list => (list || []).filter(row => !isEmpty(row));

  /** The conversation as a file holds it: without what is empty. */
  M.finished = function (record) {
    const copy = JSON.parse(JSON.stringify(record));
    for (const name of ["previous", "actions", "signals"]) copy[name] = M.rows(copy[name]).map(row => ({ what: "", ...row }));
    for (const [name, value] of Object.entries(copy)) if (isEmpty(value)) delete copy[name];
    return { ...copy, saved: new Date().toISOString() };
  };
})(window.Maatstaf);
