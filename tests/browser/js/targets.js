// What is pressed and smaller than `least` CSS px without the room around it that WCAG 2.5.8 asks for.
// Returns [how many targets there are, what is wrong].
(least) => {
  const seen = (e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  // A link in a line of other text is excepted: its height is that of the line.
  const inSentence = (e) =>
    getComputedStyle(e).display === "inline" &&
    [...(e.parentElement?.childNodes ?? [])].some((n) => n.nodeType === 3 && n.data.trim().length > 1);
  const box = (e) => {
    const inner = [...e.querySelectorAll("*")].filter((i) => seen(i) && !i.closest("svg"));
    const boxes = [e, ...inner].map((one) => one.getBoundingClientRect()).filter((b, i) => !i || (b.width > 1 && b.height > 1));
    const [left, top] = [Math.min(...boxes.map((b) => b.left)), Math.min(...boxes.map((b) => b.top))];
    const [right, bottom] = [Math.max(...boxes.map((b) => b.right)), Math.max(...boxes.map((b) => b.bottom))];
    return { left, right, top, bottom, width: right - left, height: bottom - top };
  };
  const reached = document.querySelector("#__search")?.checked ? ".md-search *" : "*"; // an open search lies over the page
  const pressed = "a[href], button, input:not([type=hidden]), select, textarea, summary, label[for], label:has(input)";
  const elsewhere = "label input, h1 label, .md-overlay, .md-search__overlay"; // pressed by way of something larger
  const targets = [...document.querySelectorAll(pressed)]
    .filter((e) => e.matches(reached) && seen(e) && !e.matches(elsewhere))
    .map((e) => ({ e, ...box(e) }))
    .filter((t) => t.width > 1 && t.height > 1);
  const small = targets.filter((t) => Math.min(t.width, t.height) < least - 0.1);
  const middle = (t) => [(t.left + t.right) / 2, (t.top + t.bottom) / 2];
  const near = (t, o) => {
    const [x, y] = middle(t);
    const gap = Math.hypot(Math.max(o.left - x, 0, x - o.right), Math.max(o.top - y, 0, y - o.bottom));
    const [ox, oy] = middle(o);
    return gap < least / 2 || (small.includes(o) && Math.hypot(x - ox, y - oy) < least);
  };
  const name = (t) => {
    const words = t.e.textContent.trim().slice(0, 30);
    return `${t.e.id || t.e.classList || t.e.tagName} “${words}” ${Math.round(t.width)}×${Math.round(t.height)}`;
  };
  const wrong = [];
  for (const t of small.filter((t) => !inSentence(t.e))) {
    const other = targets.find((o) => !o.e.contains(t.e) && !t.e.contains(o.e) && near(t, o));
    if (other) wrong.push(`${name(t)} too near to ${name(other)}`);
  }
  return [targets.length, wrong];
};
