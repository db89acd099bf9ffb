/* Maatstaf: words on their way out, by mail link, clipboard or message file. Addresses are never asked for nor kept. */
(function (M) {
  "use strict";
  const { $, t } = M, LONGEST = 1800, LINE = 76, WORD = 39, NEWLINE = "\r\n";
  const bytes = text => new TextEncoder().encode(text), base64 = all => btoa(Array.from(all, one => String.fromCharCode(one)).join(""));
  const lines = text => text.replace(/\r\n?/g, "\n").split("\n");

  /** A mail link, and whether its text had to be cut: programs take about 2,000 characters. */
  M.mailLink = function (subject, text) {
    const link = body => "mailto:?subject=" + encodeURIComponent(subject) + "&body=" + encodeURIComponent(body.join(NEWLINE));
    const all = lines(text), kept = [...all];
    if (link(all).length <= LONGEST) return { href: link(all), cut: false };
    const end = ["", t("mail_goes_on")];
    while (kept.length && link([...kept, ...end]).length > LONGEST) kept.pop();
    return { href: link([...kept, ...end]), cut: true };
  };

  /** Encoded words (RFC 2047), folded: each ends on a whole character. */
  function header(text) {
    const words = [""];
    for (const sign of text) {
      if (bytes(words[words.length - 1] + sign).length > WORD) words.push("");
      words[words.length - 1] += sign;
    }
    return words.map(word => "=?UTF-8?B?" + base64(bytes(word)) + "?=").join(NEWLINE + " ");
  }
  function date(moment) {
    const two = number => String(number).padStart(2, "0"), ahead = -moment.getTimezoneOffset(), off = Math.abs(ahead);
    const day = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][moment.getDay()];
    const month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][moment.getMonth()];
    return day + ", " + moment.getDate() + " " + month + " " + moment.getFullYear() + " " + [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(two).join(":")
      + " " + (ahead < 0 ? "-" : "+") + two(Math.floor(off / 60)) + two(off % 60);
  }
  /** A message that opens as a draft (RFC 5322); its groups without members (RFC 6854) stand where addresses would. */
  M.message = function (subject, text, moment) {
    const body = base64(bytes(lines(text).join(NEWLINE) + NEWLINE)).match(new RegExp(".{1," + LINE + "}", "g"));
    return [
      "Date: " + date(moment), "From: Maatstaf:;", "To: undisclosed-recipients:;", "Subject: " + header(subject), "X-Unsent: 1",
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "", ...body, "",
    ].join(NEWLINE);
  };
  async function copied(text) {
    try { return await navigator.clipboard.writeText(text), true; } catch { /* by the old way, below */ }
    const field = $("#outgoing");
    field.closest("details").open = true;
    field.select();
    return document.execCommand("copy");
  }
  /** Show what would go out: M.subject() and M.summary() say what. */
  M.showOutgoing = function () {
    const { href, cut } = M.mailLink(M.subject(), M.summary());
    $("#mail").href = href;
    $("#mail-cut").hidden = !cut;
    $("#outgoing").value = M.summary();
  };
  M.copy = async () => M.tell(t((await copied(M.summary())) ? "copied" : "not_copied"), "", "send");
  M.saveMessage = () => M.download(".eml", "message/rfc822", M.message(M.subject(), M.summary(), new Date()));
})(window.Maatstaf);
