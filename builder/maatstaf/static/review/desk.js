/* Maatstaf, pages beside the fill-in page: drafts, days in words, drawings, and the fields on paper. */
(function (M) {
  "use strict";
  const { $, $$, t, el } = M;

  /** A day such as 2026-11-22 in words. */
  M.day = text => (text ? new Date(text + "T12:00").toLocaleDateString(M.language, { day: "numeric", month: "long", year: "numeric" }) : "");

  M.listDrafts = async function (label) {
    const box = $("#ask"), drafts = await M.drafts().catch(() => []);
    const items = drafts.map(one => {
      const mine = one.mine || one.record.form.id === M.spec.id;
      const open = M.button(t("open"), () => { box.close(); M.reopen(one); });
      const drop = M.button(t("delete"), async () => { await M.dropDraft(one.key); row.remove(); }, "quiet");
      const about = M.when(one.at) + (one.now ? " (" + t("this_one") + ")" : "");
      const row = el("li", {}, el("span", {}, el("b", {}, about), " ", el("small", {}, label(one.record))), one.now || !mine ? null : open, one.now ? null : drop);
      return row;
    });
    M.dialog(t("drafts"), el("p", {}, t(drafts.length ? "desk_drafts" : "no_drafts")), el("ul", { class: "drafts" }, ...items),
      el("div", { class: "acts" }, M.button(t("close"), () => box.close())));
  };

  /* -- pictures and paper --------------------------------------------------------------------------------------------- */
  M.icon = name => $("#i-" + name).content.cloneNode(true);
  /** What stands in a field, as text: a field on paper cuts off what doesn't fit. */
  M.copyFields = function () {
    for (const field of $$("#form :is(textarea, input, select)[data-path]")) {
      let copy = field.nextElementSibling;
      if (!copy || copy.className !== "copy") field.after((copy = el("span", { class: "copy", "aria-hidden": "true" })));
      const text = !field.value ? "" : field.type === "date" ? M.day(field.value) : field.options ? field.selectedOptions[0].textContent : field.value;
      if (copy.textContent !== text) copy.textContent = text;
    }
  };
})(window.Maatstaf);
