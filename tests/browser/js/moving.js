// What moves longer than `most` ms: running animations, and everything that would when its state changes.
(most) => {
  const ms = (list) => Math.max(...list.split(",").map((one) => parseFloat(one) * (one.trim().endsWith("ms") ? 1 : 1000)));
  const running = document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > most);
  const found = running.map((one) => `runs: ${one.animationName ?? one.transitionProperty}`);
  for (const e of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after"]) {
      const s = getComputedStyle(e, part);
      if (part && s.content === "none") continue;
      const longest = Math.max(ms(s.transitionDuration), s.animationName === "none" ? 0 : ms(s.animationDuration));
      const smooth = s.scrollBehavior === "smooth" ? " scrolls smoothly" : "";
      if (longest > most || smooth) found.push(`${e.tagName}.${e.classList}${part ?? ""} ${longest}${smooth}`);
    }
  }
  return found;
};
