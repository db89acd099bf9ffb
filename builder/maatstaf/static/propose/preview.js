/* Maatstaf, proposing: the small Markdown as it will look: paragraphs, lists, quotes, dialogues, emphasis, links. Made of
   elements, never of markup: nothing that is typed can become more than text. */
(function (M) {
  "use strict";
  const { el } = M, MARK = /\*\*(.+?)\*\*|\*(.+?)\*|\[([^\]]+)\]\([^)]*\)/s;

  function inline(text) {
    const found = MARK.exec(text);
    if (!found) return text ? [text] : [];
    const [whole, strong, emphasis, link] = found, before = text.slice(0, found.index), rest = text.slice(found.index + whole.length);
    const made = link ? el("u", {}, link) : el(strong ? "strong" : "em", {}, ...inline(strong || emphasis));
    return [...(before ? [before] : []), made, ...inline(rest)];
  }
  const BULLET = /^ {0,3}([-*+]|\d{1,9}[.)]) +/;

  function list(lines) {
    const items = [];
    for (const line of lines) {
      if (BULLET.test(line)) items.push([line.replace(BULLET, "")]);
      else items[items.length - 1].push(line.replace(/^ {1,4}/, ""));
    }
    return el(/^ {0,3}\d/.test(lines[0]) ? "ol" : "ul", {}, ...items.map(one => el("li", {}, ...(one.length > 1 ? blocks(one) : inline(one[0])))));
  }
  function quote(lines) {
    const inside = lines.map(line => line.replace(/^ {0,3}> ?/, "")), turns = inside.join("\n").split(/\n\s*\n/);
    const spoken = turns.map(turn => /^\*\*([^*]{1,40}?):?\*\*:?\s+(.*)$/s.exec(turn.trim()));
    if (!spoken.every(Boolean)) return el("blockquote", {}, ...blocks(inside));
    return el("dl", { class: "ms-talk" }, ...spoken.map(([, who, said]) => el("div", {}, el("dt", {}, who), " ", el("dd", {}, ...inline(said)))));
  }
  function blocks(lines) {
    const made = [];
    for (let from = 0; from < lines.length;) {
      const first = lines[from];
      if (!first.trim()) { from++; continue; }
      const goesOn = BULLET.test(first) ? (line, before) => BULLET.test(line) || /^ {2,}\S/.test(line) || (before.trim() && line.trim() && !/^ {0,3}>/.test(line))
        : /^ {0,3}>/.test(first) ? line => /^ {0,3}>/.test(line)
          : line => line.trim() && !BULLET.test(line) && !/^ {0,3}>/.test(line);
      let to = from + 1;
      while (to < lines.length && goesOn(lines[to], lines[to - 1])) to++;
      const part = lines.slice(from, to);
      made.push(BULLET.test(first) ? list(part) : /^ {0,3}>/.test(first) ? quote(part) : el("p", {}, ...inline(part.join(" "))));
      from = to;
    }
    return made;
  }
  M.shown = text => blocks(M.clean(text).split("\n"));
})(window.Maatstaf);
