/* Maatstaf: the finder on the first page. Without this script the groups on that page can be read, or lead to their criteria.
   No words here: what people read stands in the page. */
(function () {
  "use strict";

  /* -- matching: the same folding as builder/maatstaf/render/words.py --------------------------------------------- */
  function fold(word) {
    return word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/v/g, "f").replace(/z/g, "s").replace(/(\p{L})\1+/gu, "$1");
  }
  function words(text) { return (text.match(/[\p{L}\p{N}]+/gu) || []); }
  function list(text) { return (text || "").split(" ").filter(Boolean); }

  /* "geluisterd" and "opgelost" are also "luisterd" and "oplost" */
  function forms(word) {
    var inner = word.match(/^((?:op|aan|af|in|uit|mee|me|na|dor|samen|terug|toe|for|weg|fast|ofer|bij|os|los)?)ge(.{3,})$/);
    return inner ? [word, inner[1] + inner[2]] : [word];
  }
  /* 3: the word itself, or one of its inflections; 2: it begins so; 1: it contains it; 0: no */
  function fits(asked, stem, endings) {
    if (asked === stem) return 3;
    if (asked.indexOf(stem) === 0) {
      var rest = asked.slice(stem.length);
      return endings.some(function (ending) { return ending.indexOf(rest) === 0; }) ? 3 : 0;
    }
    if (stem.indexOf(asked) === 0) return 2;
    return asked.length > 3 && stem.indexOf(asked) > 0 ? 1 : 0;
  }
  /* 2: one letter wrong, missing, too many, or two swapped, at the first place that differs: in the stem or in an ending;
     short stems look like too many words, so there the whole word has to fit; 0: no */
  function near(asked, stem, endings) {
    if (asked.length < 5 || stem.length < 4 || asked.length < stem.length - 2) return 0;
    return (asked.indexOf(stem) ? [""] : endings).some(function (ending) {
      for (var whole = stem + ending, i = 0; whole[i] && asked[i] === whole[i];) i++;
      var head = asked.slice(0, i), next = asked[i] || "", then = asked[i + 1] || "", rest = asked.slice(i + 2);
      return [whole[i] + then + rest, whole[i] + next + then + rest, then + rest, then + next + rest].some(function (mended) {
        mended = head + mended;
        return stem.length > 4 || ending ? mended.length > stem.length - 2 && fits(mended, stem, endings) > 1 : mended === stem;
      });
    }) ? 2 : 0;
  }
  /* what a word is worth in a criterion: in its name, in another word for it, or (less than NAMED) in its text, where
     the goal stands first */
  var NAMED = 3;
  function score(row, fit) {
    var best = 0;
    [[row.name, [0, 5, 11, 14]], [row.alias, [0, 3, 7, 9]], [row.text, [0, 0, 1, 2]]].forEach(function (kind) {
      kind[0].forEach(function (stem, place) {
        var worth = kind[1][fit(stem)];
        if (worth && kind[0] === row.name && place === 0) worth += 2;
        if (worth && kind[0] === row.text) worth += 1 / (place + 2);
        best = Math.max(best, worth);
      });
    });
    return best;
  }
  /* how well one word fits all criteria; when it fits none, how nearly */
  function weigh(rows, word, endings) {
    var all = [];
    [fits, near].some(function (match) {
      var seen = new Map(); /* many criteria share their words */
      all = rows.map(function (row) {
        return score(row, function (stem) {
          if (!seen.has(stem)) seen.set(stem, Math.max.apply(null, forms(word).map(function (form) { return match(form, stem, endings); })));
          return seen.get(stem);
        });
      });
      return all.some(Boolean);
    });
    return all;
  }

  /* -- where the criteria stand: in the page itself, or, when they are many, in the index beside it ------------------ */
  function row(found, channels, group, line) {
    return { name: list(found[0]), alias: list(found[1]), text: list(found[2]), channels: channels, retired: !group, line: line };
  }
  function inThePage() {
    var all = [], groups = [];
    function take(item, group) {
      var data = item.dataset;
      all.push(row([data.name, data.alias, data.text], list(data.channels), group, function () {
        var copy = item.cloneNode(true);
        copy.hidden = false;
        return copy;
      }));
      return { row: all[all.length - 1], item: item };
    }
    document.querySelectorAll("#ms-groups .ms-group").forEach(function (section) {
      var mine = [].map.call(section.querySelectorAll(".ms-clist > li"), function (item) { return take(item, section); });
      groups.push({ section: section, rows: mine.map(function (one) { return one.row; }), show: function (fits) {
        mine.forEach(function (one) { one.item.hidden = !fits(one.row); });
      } });
    });
    document.querySelectorAll("#ms-retired > li").forEach(function (item) { take(item, null); });
    return { rows: all, groups: groups };
  }
  function inTheIndex(index, count) {
    var pattern = document.getElementById("ms-row").content.firstElementChild;
    function make(kept, channels, retired) {
      var line = pattern.cloneNode(true), link = line.querySelector("a");
      if (kept[3]) line.dataset.p = kept[3];
      link.href = link.dataset.page.replace("--id--", kept[0]);
      link.querySelector("strong").textContent = kept[1];
      link.querySelector(".g").textContent = kept[2];
      if (retired || !kept[4]) link.querySelector("[data-key]").remove();
      if (!retired) link.querySelector("[data-retired]").remove();
      line.querySelectorAll("[data-channel]").forEach(function (sign) {
        if (retired || channels.indexOf(sign.dataset.channel) < 0) sign.replaceChildren();
      });
      return line;
    }
    function take(kept, section) {
      var channels = index.channels.filter(function (id, place) { return kept[5][place] === "1"; });
      return row(kept.slice(6), channels, section, function () { return make(kept, channels, !section); });
    }
    var all = [], groups = [];
    document.querySelectorAll("#ms-groups .ms-group").forEach(function (section, place) {
      var mine = index.groups[place].map(function (kept) { return take(kept, section); });
      var fold = section.querySelector("details"), shown = mine;
      function fill() {
        var list = section.querySelector(".ms-clist");
        if (fold.open) list.replaceChildren.apply(list, shown.map(function (one) { return one.line(); }));
      }
      fold.addEventListener("toggle", fill);
      groups.push({ section: section, rows: mine, show: function (fits) {
        shown = mine.filter(fits);
        section.querySelector("[data-count]").textContent = count(shown.length);
        fill();
      } });
      all = all.concat(mine);
    });
    return { rows: all.concat(index.retired.map(function (kept) { return take(kept, null); })), groups: groups };
  }

  /* -- the finder ----------------------------------------------------------------------------------------------------- */
  var MOST = 100; /* so many are shown; the count tells of all */

  /* the rows that fit, best first; named: whether what is asked is in a name or in another word for it */
  function rank(rows, asked, endings) {
    /* a word that no criterion knows does not count */
    var known = asked.map(function (one) { return weigh(rows, one, endings); }).filter(function (all) { return all.some(Boolean); });
    var some = rows.map(function (row, place) {
      var worth = known.map(function (all) { return all[place]; });
      return { row: row, place: place, hits: worth.filter(Boolean).length, named: Math.max.apply(null, worth) >= NAMED,
        sum: worth.reduce(function (a, b) { return a + b; }, row.retired ? -99 : 0) };
    }).filter(function (hit) { return hit.hits; });
    var every = some.filter(function (hit) { return hit.hits === known.length; });
    var found = (every.length ? every : some).sort(function (a, b) { return b.sum - a.sum || a.place - b.place; });
    return { rows: found.map(function (hit) { return hit.row; }), named: found.some(function (hit) { return hit.named; }) };
  }

  function finder() {
    var box = document.getElementById("ms-q");
    if (!box || box.dataset.ready) return;
    box.dataset.ready = "1";
    var total = document.getElementById("ms-count"), empty = document.getElementById("ms-empty");
    var found = document.getElementById("ms-found"), groups = document.getElementById("ms-groups");
    var endings = list(box.dataset.endings), small = list(box.dataset.small).map(fold);
    function count(number, within) {
      var shown = number.toLocaleString(document.documentElement.lang);
      var words = (number === 1 ? total.dataset.one : total.dataset.many).replace("{n}", shown);
      return within ? total.dataset.within.replace("{criteria}", words) : words;
    }
    var known = window.maatstafFinder ? inTheIndex(window.maatstafFinder, count) : inThePage();
    if (!known.rows.length) return;

    function channel() { var on = document.querySelector(".ms-filter input:checked"); return on ? on.value : ""; }
    function run() {
      var asked = words(box.value).map(fold), chosen = channel();
      var telling = asked.filter(function (word) { return small.indexOf(word) < 0; });
      if (telling.length) asked = telling;
      function used(row) { return !chosen || row.channels.indexOf(chosen) >= 0; }
      var shown = known.rows.filter(used), within = false;
      if (asked.length) {
        var ranked = rank(shown, asked, endings);
        shown = ranked.rows;
        within = shown.length > 0 && !ranked.named;
        found.classList.toggle("ms-found--best", !within); /* else none of them is the one that was meant */
        found.replaceChildren.apply(found, shown.slice(0, MOST).map(function (row) { return row.line(); }));
      } else {
        shown = shown.filter(function (row) { return !row.retired; });
        known.groups.forEach(function (group) {
          group.section.hidden = !group.rows.some(used);
          group.show(used);
        });
      }
      found.hidden = !asked.length || !shown.length;
      groups.hidden = asked.length > 0;
      empty.hidden = shown.length > 0;
      if (!empty.hidden) elsewhere(box.value.trim());
      total.textContent = count(shown.length, within);
      try { history.replaceState({ asked: box.value }, ""); } catch (error) { /* not allowed here: then the word is forgotten */ }
    }
    function links() {
      return [].filter.call(document.querySelectorAll("#ms-found:not([hidden]) a, #ms-groups:not([hidden]) .ms-clist a"), function (link) { return link.getClientRects().length; });
    }
    box.addEventListener("input", run);
    document.querySelectorAll(".ms-filter input").forEach(function (input) { input.addEventListener("change", run); });
    box.addEventListener("keydown", function (event) {
      var first = links()[0];
      if (event.key === "Enter" && !event.isComposing && box.value.trim() && first) { event.preventDefault(); first.click(); }
      if (event.key === "ArrowDown" && first) { event.preventDefault(); first.focus(); }
      if (event.key === "Escape" && box.value) { event.preventDefault(); box.value = ""; run(); }
    });
    document.querySelector(".ms-results").addEventListener("keydown", function (event) {
      var all = links(), here = all.indexOf(document.activeElement);
      if (here < 0) return;
      if (event.key === "ArrowDown" && all[here + 1]) { event.preventDefault(); all[here + 1].focus(); }
      if (event.key === "ArrowUp") { event.preventDefault(); (all[here - 1] || box).focus(); }
      if (event.key === "Escape") box.focus();
    });
    if (history.state && history.state.asked && !box.value) box.value = history.state.asked;
    run();
  }

  /* -- nothing found: the same words in the search of the whole handbook, which needs a web server; offered when one of
     them is there ------------------------------------------------------------------------------------------------------ */
  var whole; /* that search fetches this too, and from then on it is at hand */
  function elsewhere(asked) {
    var link = document.getElementById("ms-all"), other = document.getElementById("ms-overview");
    var searches = location.protocol !== "file:" && document.querySelector(".md-search__input");
    link.hidden = true;
    other.hidden = !!searches || !asked;
    if (!searches || !asked) return;
    link.href = "?q=" + encodeURIComponent(asked);
    link.querySelector("span").textContent = link.dataset.words.replace("{words}", asked);
    whole = whole || fetch("search/search_index.json").then(function (answer) { return answer.text(); }).then(function (text) { return text.toLowerCase(); });
    whole.then(function (text) {
      if (document.getElementById("ms-q").value.trim() !== asked) return;
      link.hidden = !words(asked.toLowerCase()).some(function (word) { return new RegExp("(^|[^\\p{L}\\p{N}])" + word, "u").test(text); });
    }, function () { whole = null; });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", finder);
  else finder();
})();
