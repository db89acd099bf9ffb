// Returns with `shifts()` everything that moved without a reader's doing: how far, as layout shift, and what.
(() => {
  const shifts = [];
  const note = (one) => shifts.push([one.value, one.sources.map((s) => s.node?.className || s.node?.nodeName)]);
  const add = (entries) => entries.filter((one) => !one.hadRecentInput).forEach(note);
  const watch = new PerformanceObserver((list) => add(list.getEntries()));
  watch.observe({ type: "layout-shift", buffered: true });
  window.shifts = () => {
    add(watch.takeRecords());
    return shifts;
  };
})();
