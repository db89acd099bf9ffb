/* Maatstaf: what in a text looks like somebody's address, number or account, by the patterns and words of the rule about
   privacy, which the page carries. */
(function (M) {
  "use strict";
  /** 9a + 8b + … + 2h − i is a multiple of eleven: nine digits that may be a citizen's number. */
  function passesEleven(text) {
    const digits = [...text.replace(/\D/g, "")].map(Number), total = [9, 8, 7, 6, 5, 4, 3, 2, -1].reduce((sum, weight, place) => sum + weight * digits[place], 0);
    return total % 11 === 0 && digits.some(Boolean);
  }
  /** Return what finds the words for each trace in a text; a stretch of text counts once. Of the numbers the last kind is the citizen's. */
  M.tracing = function ({ mail: [mail, mailWords], made_up: madeUp, numbers }) {
    const MAIL = new RegExp(mail, "gu"), MADE_UP = new RegExp("^(?:" + madeUp + ")$", "i"), NUMBERS = numbers.map(([pattern, words]) => [new RegExp(pattern, "g"), words]);
    const told = (words, found) => words.replace("{shown}", () => found.slice(0, 4) + "…");
    return function* (text) {
      for (const found of text.matchAll(MAIL)) if (!MADE_UP.test(found.groups.host)) yield told(mailWords, found[0]);
      for (const [place, [pattern, words]] of NUMBERS.entries()) {
        for (const [found] of text.matchAll(pattern)) if (place < NUMBERS.length - 1 || passesEleven(found)) yield told(words, found);
        text = text.replace(pattern, " ");
      }
    };
  };
})(window.Maatstaf);
