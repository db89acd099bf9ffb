// Notes in `window.shifts` everything that moves without a reader's doing: how far, as layout shift, and what.
(() => {
  window.shifts = [];
  const note = (one) => window.shifts.push([one.value, one.sources.map((s) => s.node?.className || s.node?.nodeName)]);
  const watch = new PerformanceObserver((list) => list.getEntries().filter((one) => !one.hadRecentInput).forEach(note));
  watch.observe({ type: "layout-shift", buffered: true });
})();
