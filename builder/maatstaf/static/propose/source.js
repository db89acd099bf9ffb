/* Maatstaf, proposing: a YAML text to its values, each with the stretch of text that it stands in. Read as the builder
   reads it: only true and false are yes and no, numbers stay text, all else is text without white space around it. */
(function (M) {
  "use strict";
  const { Parser, resolveAsScalar } = M.yaml;

  const length = tokens => tokens.reduce((sum, one) => sum + one.source.length, 0);
  /** Where what a token says ends: before remarks and the end of its line. */
  function endOf(token) {
    if (token.items) {
      if (token.type === "flow-collection") return token.end.length ? token.end[0].offset + 1 : token.offset + 1;
      const last = said(token).pop();
      return last.value ? endOf(last.value) : sign(last).offset + 1;
    }
    return token.offset + (token.props ? length(token.props) : 0) + token.source.length;
  }
  /** The remarks among some tokens and what stands in them, in order. */
  function remarksIn(token) {
    if (!token || typeof token !== "object") return [];
    return token.type === "comment" ? [token] : Object.values(token).flatMap(remarksIn);
  }
  /** The items that say something: below the last one a remark may stand by itself. */
  const said = token => token.items.filter(item => item.key || item.value || (item.start || []).some(one => one.type === "seq-item-ind"));
  const sign = item => (item.sep || item.start).find(one => one.type === "map-value-ind" || one.type === "seq-item-ind");

  /** What a scalar means to the builder. */
  function meaning(token) {
    const { value, type } = resolveAsScalar(token, false, (_, code, message) => { throw new Error(message || code); });
    if (type === "PLAIN" && ["", "~", "null"].includes(value)) return undefined;
    if (type === "PLAIN" && (value === "true" || value === "false")) return value === "true";
    return M.clean(value);
  }
  /** A text as the builder keeps it: composed letters, no white space around it. */
  M.clean = text => text.replace(/\r\n?/g, "\n").normalize("NFC").trim();

  function nodeOf(token, text) {
    const start = token.offset, end = endOf(token);
    if (!token.items) {
      if (["alias", "anchor", "tag"].includes(token.type)) throw new Error(token.type);
      return { is: "scalar", start, end, style: token.type, source: text.slice(start, end), value: meaning(token) };
    }
    const flow = token.type === "flow-collection", keyed = flow ? token.start.source === "{" : token.type === "block-map";
    const items = said(token).map(item => {
      if (item.explicitKey || (keyed && !item.key)) throw new Error("key");
      const from = keyed ? item.key.offset : flow ? item.value.offset : sign(item).offset;
      const value = item.value ? nodeOf(item.value, text) : null, at = keyed && item.sep ? sign(item) : null;
      const content = value ? value.end : at ? at.offset + 1 : keyed ? endOf(item.key) : from + 1;
      return { key: keyed ? resolveAsScalar(item.key).value : null, from, after: at ? at.offset + 1 : from + 1, value, content, end: lineEnd(text, content), remarks: remarksIn([item.start, item.sep, item.value]) };
    });
    items.forEach((item, place) => { item.lead = place ? text.slice(items[place - 1].end, item.from) : ""; });
    return { is: keyed ? "map" : "list", flow, start, end, items, column: start - (text.lastIndexOf("\n", start - 1) + 1) };
  }
  function lineEnd(text, at) {
    if (text[at - 1] === "\n") return at;
    const end = text.indexOf("\n", at);
    return end < 0 ? text.length : end + 1;
  }

  /** The tree of a text; throws when it is not what the builder reads. */
  M.treeOf = function (text) {
    const found = [...new Parser().parse(text)].filter(one => one.type === "document" || one.type === "error");
    if (found.length !== 1 || !found[0].value || found[0].value.type !== "block-map") throw new Error("no single map");
    return nodeOf(found[0].value, text);
  };
  /** The values of a tree: text, true and false, lists and maps; what is empty is left out. */
  M.dataOf = function (node) {
    if (!node) return undefined;
    if (node.is === "scalar") return node.value;
    if (node.is === "list") return node.items.map(item => M.dataOf(item.value));
    return Object.fromEntries(node.items.map(item => [item.key, M.dataOf(item.value)]).filter(([, value]) => value !== undefined));
  };
})(window.Maatstaf);
