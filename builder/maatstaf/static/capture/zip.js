/* Maatstaf: some small files in one (ZIP, stored as they are; APPNOTE 6.3.3, names in UTF-8). */
(function (M) {
  "use strict";
  const TABLE = Uint32Array.from({ length: 256 }, (_, one) => { for (let bit = 0; bit < 8; bit++) one = one & 1 ? (one >>> 1) ^ 0xedb88320 : one >>> 1; return one; });
  const crc = bytes => (bytes.reduce((sum, byte) => TABLE[(sum ^ byte) & 255] ^ (sum >>> 8), -1) ^ -1) >>> 0;
  const little = fields => Uint8Array.from(fields.flatMap(([size, value]) => Array.from({ length: size }, (_, place) => Math.floor(value / 256 ** place) & 255)));
  const length = parts => parts.reduce((sum, part) => sum + part.length, 0);

  /** Files, each with `path` and `content` (text), as one; `moment` is the time that they carry. */
  M.zip = function (files, moment) {
    const bytes = text => new TextEncoder().encode(text), out = [], directory = [];
    const time = (moment.getHours() << 11) | (moment.getMinutes() << 5) | (moment.getSeconds() >> 1), day = ((moment.getFullYear() - 1980) << 9) | ((moment.getMonth() + 1) << 5) | moment.getDate();
    for (const { path, content } of files) {
      const name = bytes(path), data = bytes(content), at = length(out);
      const common = [[2, 20], [2, 0x800], [2, 0], [2, time], [2, day], [4, crc(data)], [4, data.length], [4, data.length], [2, name.length], [2, 0]];
      out.push(little([[4, 0x04034b50], ...common]), name, data);
      directory.push(little([[4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]), name);
    }
    return new Blob([...out, ...directory, little([[4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, length(directory)], [4, length(out)], [2, 0]])], { type: "application/zip" });
  };
})(window.Maatstaf);
