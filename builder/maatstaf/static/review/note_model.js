/* Maatstaf, quick note: what a note holds. */
(function (M) {
  "use strict";
  M.database = "maatstaf-note";
  M.blank = () => ({ form: { id: M.spec.id, version: M.spec.version, hash: M.spec.hash }, language: M.language });
  M.record = M.blank();
  M.isBlank = ({ form, language, ...rest }) => !Object.values(rest).some(text => text && text.trim());
})(window.Maatstaf);
