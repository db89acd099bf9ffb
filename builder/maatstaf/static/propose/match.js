/* Maatstaf, proposing: which item of a list was which item before. */
(function (M) {
  "use strict";
  const keysOf = value => Object.keys(value).filter(key => value[key] !== undefined);
  /** Whether two values say the same, whatever the order of their keys. */
  M.same = function (one, other) {
    if (one === other || one === null || other === null || typeof one !== "object" || typeof other !== "object") return one === other;
    if (Array.isArray(one) !== Array.isArray(other)) return false;
    const keys = keysOf(one);
    return keys.length === keysOf(other).length && keys.every(key => M.same(one[key], other[key]));
  };
  /** What tells an item of a list apart, if anything does. */
  const nameOf = M.nameOf = item => (item && typeof item === "object" ? item.id || item.criterion || (item.question && item.question.id) || item.version : undefined);

  /** The longest common run of two lists, in order: pairs of places. */
  M.common = function (before, now, alike) {
    const rows = before.length, columns = now.length, best = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
    for (let i = rows - 1; i >= 0; i--) {
      for (let j = columns - 1; j >= 0; j--) best[i][j] = alike(before[i], now[j]) ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
    }
    const pairs = [];
    for (let i = 0, j = 0; i < rows && j < columns;) {
      if (alike(before[i], now[j])) pairs.push([i++, j++]);
      else if (best[i + 1][j] >= best[i][j + 1]) i++;
      else j++;
    }
    return pairs;
  };

  /** For each item now its place before, or -1: the same one, else the one with the same name, else the one in its place. */
  M.matched = function (before, now) {
    const was = now.map(() => -1), used = new Set();
    const take = (place, old) => { was[place] = old; used.add(old); };
    for (const [old, place] of M.common(before, now, M.same)) take(place, old);
    const rest = test => now.forEach((item, place) => {
      if (was[place] >= 0) return;
      const old = before.findIndex((one, number) => !used.has(number) && test(one, item));
      if (old >= 0) take(place, old);
    });
    rest(M.same);
    rest((one, item) => nameOf(one) !== undefined && nameOf(one) === nameOf(item));
    now.forEach((item, place) => {
      if (was[place] >= 0) return;
      const old = (place ? was[place - 1] : -1) + 1, free = old < before.length && !used.has(old);
      const named = nameOf(item) !== undefined && now.some(one => nameOf(one) === nameOf(before[old]));
      if (free && !named && typeof before[old] === typeof item && nameOf(item) === undefined) take(place, old);
    });
    return was;
  };
})(window.Maatstaf);
