const startsWith = (bytes: Uint8Array, ...signs: readonly number[]): boolean =>
  signs.every((sign, at) => bytes[at] === sign);

/** The encoding that a file's own first bytes name; `unknown` where they name one that is not read. */
const marked = (bytes: Uint8Array): string | null => {
  if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff)) return 'unknown';
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  return startsWith(bytes, 0xef, 0xbb, 0xbf) ? 'utf-8' : null;
};

/** As many bytes as an encoding is declared in, read as what they are in every encoding that has ASCII. */
const beginning = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes.subarray(0, 1024));

/** Text in the encoding of its mark, or in the one that is said of it; null where it is not text in that. */
export const decoded = (bytes: Uint8Array, declared = 'utf-8'): string | null => {
  try {
    return new TextDecoder(marked(bytes) ?? declared, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** A page says its encoding itself; that it is not UTF-16 shows in that we can read what it says. */
export const decodedHtml = (bytes: Uint8Array): string | null => {
  const saying = beginning(bytes).matchAll(/<(?:meta|\?xml)\b[^>]*/gi);
  const [declared = 'utf-8'] = saying.flatMap(
    ([tag]) => /(?:charset|encoding)\s*=\s*(?:["']\s*)?([\w:.-]{1,40})/i.exec(tag)?.slice(1) ?? [],
  );
  return decoded(bytes, /^utf-?16/i.test(declared) ? 'utf-8' : declared);
};

/** XML without a mark says its encoding in its first line, or begins with a `<` of two bytes. */
export const decodedXml = (bytes: Uint8Array): string | null => {
  if (startsWith(bytes, 0x3c, 0, 0x3f, 0)) return decoded(bytes, 'utf-16le');
  if (startsWith(bytes, 0, 0x3c, 0, 0x3f)) return decoded(bytes, 'utf-16be');
  const [, declared] =
    /^<\?xml\b[^>]{0,100}?\bencoding\s*=\s*["']([\w:.-]{1,40})/.exec(beginning(bytes)) ?? [];
  return decoded(bytes, declared);
};
