// Lines, dots and drawings that are no longer to be seen. A drawing is seen when one of its lines or planes has a contrast
// of 3:1 with what it stands on (WCAG 2.1, with its formula for relative luminance).
() => {
  const parse = (colour) => {
    const parts = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return parts.length < 3 || parts[3] === 0 ? null : parts;
  };
  const channel = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const contrast = (a, b) => {
    const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  const plane = (e) => (e ? parse(getComputedStyle(e).backgroundColor) ?? plane(e.parentElement) : [255, 255, 255]);
  const colours = (e) => [getComputedStyle(e).fill, getComputedStyle(e).stroke].map(parse).filter(Boolean);
  const found = new Set();
  for (const svg of document.querySelectorAll(":is(.ms, .ms-sheet) svg:not(svg svg)")) {
    const parent = svg.parentElement;
    const drawn = [...svg.querySelectorAll("path, rect, circle, line, polygon, polyline, ellipse, text, use")];
    const there = svg.checkVisibility({ visibilityProperty: true }) && svg.getBoundingClientRect().width && drawn.length;
    const best = Math.max(0, ...drawn.flatMap(colours).map((colour) => contrast(colour, plane(parent))));
    if (there && best < 3) found.add(`${svg.classList} in ${parent.tagName}.${parent.classList} ${best.toFixed(1)}`);
  }
  // Lines and dots without words of their own: a plane of one colour that is now that of the page.
  for (const e of document.querySelectorAll(":is(.ms, .ms-sheet) *")) {
    for (const part of ["::before", "::after"]) {
      const s = getComputedStyle(e, part);
      const colour = parse(s.backgroundColor);
      const empty = s.content === '""' && s.display !== "none" && s.backgroundImage === "none";
      const flat = empty && s.borderTopStyle === "none" && colour;
      if (flat && e.checkVisibility() && contrast(colour, plane(e)) < 1.5) found.add(`${e.tagName}.${e.classList}${part}`);
    }
  }
  return [...found];
};
