/** What stands before an item on a line of its own: signs of every editor, numbers, letters, Roman numbers. */
const sign =
  '[-–—*+•·‣⁃◦○●◉◆◇■□▪▫►▶▸➢➤→✓✔✗☐☑\\uf0b7\\uf0a7\\uf0d8\\uf0fc\\uf0e8]|[①-⑳]|(?:\\d{1,3}|[a-z]|[ivx]{1,5})[.)）]|[（(](?:\\d{1,3}|[a-z]|[一二三四五六七八九十]{1,2})[)）]|[一二三四五六七八九十]{1,2}、';

/** At the beginning of a line. Signs that no sentence begins with need no space after them. */
export const bulletAtLine = new RegExp(
  `^[^\\S\\n]*(?:(?:${sign})[^\\S\\n]+|[①-⑳•●■►▶✓✔\\uf0b7]|\\d{1,3}[、）])`,
  'u',
);
/** The end of a line, and the bullet of the next. */
export const bulletBetween = new RegExp(
  `\\n\\s*(?:(?:${sign})[^\\S\\n]+|[①-⑳•●■►▶✓✔\\uf0b7]|\\d{1,3}[、）])`,
  'gu',
);
