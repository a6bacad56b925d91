import type { Texts } from '../../instrument/facts.ts';
import { type Line, type Table, textIn } from './heads.ts';
import type { LeftOutReason, Note, TooLong } from './remarks.ts';
import { isSaid, type Speech } from './spoken.ts';

const marks = ['0', '1', '2', '3', '4'] as const;
/** The two answers that a round has beside its marks; a form that went out from here brings them back. */
const beside = new Set(['na', 'unsaid']);
const longestAnchor = 200;

type Unfit = { ok: false; reason: LeftOutReason; values: Record<string, string | number> };
export type Scale = { ok: true; anchors: Texts[]; notes: Note[]; tooLong: TooLong[] } | Unfit;

const unfit = (reason: LeftOutReason, values: Unfit['values'] = {}): Unfit => ({ ok: false, reason, values });

/** Our own files write the mark before its words as well: `0 Never`. */
const withoutMark = (texts: Texts, mark: string): Texts =>
  Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [
      language,
      text.startsWith(`${mark} `) ? text.slice(mark.length + 1) : text,
    ]),
  );

type Choice = { line: Line; name: string; texts: Texts; wrong: string | null };

/** The lists of answers in a form, each told whether it is five marks from 0 to 4 and nothing else. */
export class Scales {
  readonly #table: Table;
  readonly #speech: Speech;
  readonly #ours: boolean;
  readonly #lists = new Map<string, Line[]>();
  readonly #known = new Map<string, Scale>();

  constructor(table: Table, speech: Speech, ours: boolean) {
    this.#table = table;
    this.#speech = speech;
    this.#ours = ours;
    for (const line of table.lines) {
      const list = textIn(table, line, 'list_name');
      const lines = this.#lists.get(list);
      if (lines) lines.push(line);
      else this.#lists.set(list, [line]);
    }
  }

  scale(list: string): Scale {
    const known = this.#known.get(list);
    if (known) return known;
    const fresh = this.#read(list);
    this.#known.set(list, fresh);
    return fresh;
  }

  #choices(list: string): Choice[] {
    return (this.#lists.get(list) ?? []).map((line) => ({
      line,
      name: textIn(this.#table, line, 'name'),
      ...this.#speech.said(this.#table, line, 'label'),
    }));
  }

  #read(list: string): Scale {
    const choices = this.#choices(list);
    if (choices.length === 0) return unfit('noList', { list });
    const asked = choices.filter(({ name }) => !beside.has(name.toLowerCase()));
    const isMark = ({ name }: Choice): boolean => marks.some((mark) => mark === name);
    const others = asked.filter((choice) => !isMark(choice)).map(({ name }) => name || '–');
    if (others.length > 0) return unfit('listOther', { list, answers: others.slice(0, 12).join(', ') });
    const lacking = marks.filter((mark) => !asked.some(({ name }) => name === mark));
    if (lacking.length > 0) return unfit('listLacks', { list, answers: lacking.join(', ') });
    if (asked.length > marks.length) return unfit('listTwice', { list });
    const unsaid = asked.find(({ texts, wrong }) => !isSaid(texts) || (wrong && wrong !== 'reference'));
    if (unsaid) return unfit('listUnlabelled', { list, line: unsaid.line.row });
    if (asked.some(({ wrong }) => wrong)) return unfit('listReference', { list });
    return this.#scaleOf(list, choices, asked);
  }

  #scaleOf(list: string, choices: readonly Choice[], asked: readonly Choice[]): Scale {
    const ordered = marks.flatMap((mark) => asked.filter(({ name }) => name === mark));
    const anchors = ordered.map(({ texts, name }) => (this.#ours ? withoutMark(texts, name) : texts));
    const at = ({ line, name }: Choice) => ({ sheet: 'choices' as const, row: line.row, what: name });
    const notes = choices
      .filter((choice) => !asked.includes(choice) && !this.#ours)
      .map((choice): Note => {
        const label = Object.values(choice.texts)[0] ?? '';
        return { ...at(choice), reason: 'choiceAlone', values: { list, label } };
      });
    const tooLong = ordered.flatMap((choice, mark): TooLong[] => {
      const length = Math.max(...Object.values(anchors[mark] ?? {}).map((text) => text.length));
      return length > longestAnchor ? [{ ...at(choice), length, most: longestAnchor }] : [];
    });
    return { ok: true, anchors, notes, tooLong };
  }
}
