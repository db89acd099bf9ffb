/* Maatstaf, proposing: the ways out: a file, the clipboard, the host's editor, a mail, paper. No address of anybody. */
(function (M) {
  "use strict";
  const { $, el, t } = M;
  M.subject = () => t(M.spec.id ? "subject" : "subject_new", { name: M.said(M.tidied().name) || M.spec.id || "…" });
  /** The proposal in words: what is different, how big, what and why. */
  M.summary = function () {
    const entry = M.entry() || {}, found = M.differences(M.base, M.tidied(), M.part);
    const version = entry.version ? (M.isNew() ? t("begins", { after: entry.version }) : t("becomes", { before: M.base.changelog[0].version, after: entry.version })) : "";
    return [
      M.subject(), entry.change ? t("told_class", { change: M.className(entry.change), version }) : "", entry.what ? t("told_what", { what: M.said(entry.what) }) : "", entry.why ? t("told_why", { why: M.said(entry.why) }) : "",
      ...(entry.alternatives || []).map(other => t("told_alternative", { other: M.said(other) })), entry.dissent ? t("told_dissent", { dissent: M.said(entry.dissent) }) : "",
      "", ...found.map(one => M.toldDifference(one) + "\n"), t("told_file", { path: M.path() }), M.spec.page ? t("told_where", { address: M.spec.page }) : "",
    ].filter((line, place) => line !== "" || place > 5).join("\n").trim();
  };
  /** What and why as they are read on paper. */
  function paper() {
    const entry = M.entry() || {}, row = (key, value) => (value ? [el("h3", {}, M.parts.Entry.find(one => one.key === key).label), ...value] : []);
    $("#paper").replaceChildren(el("p", {}, t("told_class", { change: M.className(entry.change) || "…", version: "" }).trim()), ...row("what", entry.what && [el("p", {}, M.said(entry.what))]), ...row("why", entry.why && M.shown(M.said(entry.why))),
      ...row("alternatives", entry.alternatives && [el("ul", {}, ...entry.alternatives.map(one => el("li", {}, M.said(one))))]), ...row("dissent", entry.dissent && [el("p", {}, M.said(entry.dissent))]));
  }
  M.showOut = function () {
    const file = M.file();
    $("#mail").href = M.mailLink(M.subject(), M.summary()).href;
    $("#file-text").value = file;
    $("#path").textContent = M.path();
    paper();
    const link = $("#editor a"), start = M.shared.new_at;
    const address = M.spec.edit || (start && !M.spec.id ? start + M.path().replace(/[^/]+$/, "") + "?filename=" + encodeURIComponent(M.path().split("/").pop()) : "");
    $("#editor").hidden = !address;
    if (address) link.href = address;
  };
  /** Say beside the buttons what was done, and what comes next. */
  function sent(words) {
    $("#sent").textContent = words;
    $("#sent").hidden = false;
  }
  M.download = function () {
    const name = M.path().split("/").pop(), link = M.el("a", { href: URL.createObjectURL(new Blob([M.file()], { type: "application/yaml" })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 6e4);
    M.unkept = false;
    sent(t("downloaded", { file: name, path: M.path() }));
  };
  M.copy = async function () {
    const field = $("#file-text");
    let done = false;
    try { await navigator.clipboard.writeText(M.file()); done = true; } catch {
      field.closest("details").open = true;
      field.select();
      done = document.execCommand("copy");
    }
    sent(t(done ? "copied" : "not_copied"));
  };
})(window.Maatstaf);
