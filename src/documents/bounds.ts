/** What no text that people write goes beyond, counted while it is read: bytes say nothing of the work (C55). */
export const mostElements = 200_000;
export const deepest = 200;
/** About three hundred pages. */
export const longestRead = 1_000_000;

export type Beyond = 'tooLarge' | 'tooDeep';

/**
 * Why nothing of a file was read; each has a sentence that says what to do. `scanned`: pictures and no text. `part`: it has
 * a part of a kind that is not read, and the rest of it would not be the whole.
 */
export type DocumentProblem =
  | Beyond
  | 'notText'
  | 'notDocument'
  | 'locked'
  | 'empty'
  | 'scanned'
  | 'rtf'
  | 'pdf'
  | 'doc'
  | 'part';

/** Ends the reading of a file there and then. */
export class Unreadable extends Error {
  readonly problem: DocumentProblem;

  constructor(problem: DocumentProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** Counts along; what goes beyond ends the reading. */
export class Bounds {
  #elements = 0;
  #depth = 0;
  #letters = 0;

  opened(): void {
    this.#elements += 1;
    this.#depth += 1;
    if (this.#depth > deepest) throw new Unreadable('tooDeep');
    if (this.#elements > mostElements) throw new Unreadable('tooLarge');
  }

  closed(): void {
    this.#depth -= 1;
  }

  said(text: string): void {
    this.#letters += text.length;
    if (this.#letters > longestRead) throw new Unreadable('tooLarge');
  }
}
