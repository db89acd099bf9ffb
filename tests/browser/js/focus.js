// Notes in `window.stops`, with each key, what the key before it led to: one round to the browser a key, not two.
() => {
  const ring = (e) => {
    const s = getComputedStyle(e);
    return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow].join(" ");
  };
  const outlined = (e) => {
    const s = getComputedStyle(e);
    return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2;
  };
  // A ring may be drawn by the thing itself, or by what stands for it: the label of a hidden radio button, a search form.
  const around = (e) => [e, e.nextElementSibling, e.parentElement, e.closest("form"), e.closest("label")].filter(Boolean);
  const shown = (e) => {
    const all = e.matches("input") ? [e, e.closest("label"), e.nextElementSibling, e.labels?.[0]].filter(Boolean) : [e];
    return all.find((one) => one.getBoundingClientRect().width > 2 && getComputedStyle(one).opacity > 0) ?? e;
  };
  const focusable = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]");
  const unfocused = new Map([...focusable].map((e) => [e, around(e).map(ring)]));
  const order = new Map([...document.querySelectorAll("*")].map((e, i) => [e, i]));
  const bars = [...document.querySelectorAll(".md-header, .ms-jump")];
  // What is as tall as the window can't show both its ends: then its last line in sight is looked at.
  const line = (box) =>
    box.height > innerHeight * 0.8 ? Math.min(box.bottom, innerHeight) - 4 : box.top + Math.min(4, box.height / 2);
  const under = (e, box) =>
    bars.some((bar) => !bar.contains(e) && [0.1, 0.5, 0.9].some((part) => {
      const on = document.elementFromPoint(box.left + box.width * part, line(box));
      return on && bar.contains(on);
    }));
  const stop = () => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const box = shown(e).getBoundingClientRect();
    const before = unfocused.get(e) ?? [];
    return {
      index: order.get(e),
      name: `${e.tagName}.${e.classList} “${(e.textContent || e.ariaLabel || "").trim().slice(0, 30)}”`,
      content: !!e.closest(".ms"),
      positive: e.tabIndex > 0,
      ring: around(e).some((one, i) => ring(one) !== before[i] && outlined(one)),
      covered: under(e, box),
      off: box.bottom < 0 || box.top > innerHeight,
      left: box.left,
      right: box.right,
      top: box.top + scrollY,
      bottom: box.bottom + scrollY,
    };
  };
  window.stops = [];
  document.addEventListener("keydown", () => window.stops.push(stop()), true);
};
