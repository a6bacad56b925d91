/** Signs that turn the direction of what follows: a name that holds them could make another line read differently. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A name, a title or a reference as one line, whatever was typed. The statement's own text never passes here. */
export const oneLine = (text: string): string =>
  text
    .replace(turning, '')
    .replace(/[\p{Cc}\s\u2028\u2029]+/gu, ' ')
    .trim();

/** Text that XML and PDF can hold: signs that neither allows become the sign for an unreadable one. */
export const printable = (text: string): string =>
  text.toWellFormed().replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '\ufffd');
