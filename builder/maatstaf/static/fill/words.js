/* Maatstaf, pages to fill in: what the page holds, the words it says, and what is made of them. */
(function (M) {
  "use strict";
  const read = id => JSON.parse(document.getElementById(id).textContent);
  M.spec = read("spec");
  M.page = read("page");
  M.$ = (selector, inside) => (inside || document).querySelector(selector);
  M.$$ = (selector, inside) => [...(inside || document).querySelectorAll(selector)];
  M.language = M.page.languages[0];

  /* -- words -------------------------------------------------------------------------------------------------------- */
  M.t = (key, values) => M.page.texts[M.language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  M.say = words => words[M.language] || Object.values(words)[0];
  M.decimal = text => (M.language === "en" ? text : text.replace(".", ","));
  M.el = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === "click") element.addEventListener("click", value);
      else if (value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter(one => one !== null && one !== undefined));
    return element;
  };
  M.button = (text, click, look) => M.el("button", { type: "button", class: "btn" + (look ? " " + look : ""), click }, text);
})(window.Maatstaf = window.Maatstaf || {});
