import type { Texts } from '../../instrument/facts.ts';
import { cellIn, hasColumn, isYes, type Line, type Table, textIn } from './heads.ts';
import type { LeftOut, LeftOutReason, Note, NoteReason } from './remarks.ts';
import type { Scale, Scales } from './scales.ts';
import { isSaid, type Speech } from './spoken.ts';

/** A group as the form names it; null where a question stands in none. */
export type Group = { row: number; name: string; title: Texts };
export type Asked = {
  row: number;
  name: string;
  group: Group | null;
  /** The rows of all the groups that it stands in. */
  within: number[];
  list: string;
  scale: Scale & { ok: true };
  community: Texts;
  ally: Texts;
  redLine: boolean;
  /** Our own name for it, in a form that went out from here. */
  own: string;
};
export type Survey = { asked: Asked[]; leftOut: LeftOut[]; notes: Note[] };

const opens = /^begin[_ ](?:lgroup|group)$/i;
const opensRepeat = /^begin[_ ](?:repeat|loop|looped[_ ]group)\b/i;
const closes = /^end[_ ](?:lgroup|group|repeat|loop|looped[_ ]group)$/i;
/** What pyxform takes for a question with one answer from a list. */
const selectsOne =
  /^(?:select[_ ]one(?: from)?|select1|add select one prompt using)\s+(\S+)(\s+or[_ ](?:other|specify other))?$/i;
/** What a phone writes down by itself. */
const byPhone =
  /^(?:start|end|today|deviceid|device[_ ]id|subscriberid|simserial|phonenumber|phone[_ ]number|username|email|audit|start-geopoint|background-audio|calculate|hidden|xml-external|csv-external)(?:\s|$)/i;
/** What stands beside a question on a phone, and has no place on a sheet. */
const columnsBeside = [
  'hint',
  'guidance_hint',
  'image',
  'big-image',
  'audio',
  'video',
  'constraint',
  'default',
];

type Answerable = Pick<Asked, 'list' | 'scale' | 'community'>;
type Unanswerable = Pick<LeftOut, 'reason' | 'values'>;
type Open = { group: Group; leaves: LeftOutReason | null };
/** What each of these says is taken as it stands; a cell that says nothing readable there leaves its row out. */
const columnsRead = ['type', 'name', 'disabled', 'relevant', 'choice_filter'];
const groupNotes: readonly NoteReason[] = ['groupName', 'groupReference', 'groupConditional'];

/** Goes down a survey, row by row: what can be asked, what not and why, and what is asked otherwise. */
class Walk {
  readonly result: Survey = { asked: [], leftOut: [], notes: [] };
  readonly #open: Open[] = [];
  #first: { list: string; anchors: string } | null = null;

  constructor(
    readonly table: Table,
    readonly scales: Scales,
    readonly speech: Speech,
    readonly ours: boolean,
  ) {}

  row(line: Line): void {
    const type = textIn(this.table, line, 'type');
    if (closes.test(type)) this.#close(line);
    else if (opens.test(type)) this.#begin(line, null);
    else if (opensRepeat.test(type)) this.#begin(line, 'repeat');
    else this.#question(line, type);
  }

  end(): void {
    for (const { group } of this.#open)
      this.result.notes.push({
        ...{ sheet: 'survey', row: group.row, what: group.name, reason: 'groupOpen', values: {} },
      });
    // What holds for a group that nothing was taken from is nobody's concern.
    const used = new Set(this.result.asked.flatMap(({ within }) => within));
    this.result.notes = this.result.notes.filter(
      ({ reason, row }) => !groupNotes.includes(reason) || used.has(row),
    );
  }

  #name(line: Line): string {
    return textIn(this.table, line, 'name');
  }

  #note(line: Line, reason: NoteReason, values: Note['values'] = {}): void {
    this.result.notes.push({ sheet: 'survey', row: line.row, what: this.#name(line), reason, values });
  }

  #leave(line: Line, reason: LeftOutReason, values: LeftOut['values'] = {}): void {
    this.result.leftOut.push({ sheet: 'survey', row: line.row, what: this.#name(line), reason, values });
  }

  #close(line: Line): void {
    if (!this.#open.pop()) this.#note(line, 'groupUnopened');
  }

  get #leaves(): LeftOutReason | null {
    return this.#open.find(({ leaves }) => leaves)?.leaves ?? null;
  }

  #begin(line: Line, leaves: LeftOutReason | null): void {
    const off = isYes(textIn(this.table, line, 'disabled')) ? 'disabled' : leaves;
    const name = this.#name(line) || `group-${line.row}`;
    const { texts, wrong } = this.speech.said(this.table, line, 'label');
    const isNamed = isSaid(texts) && wrong === null;
    const title = isNamed ? texts : {};
    this.#open.push({ group: { row: line.row, name, title }, leaves: off });
    if (off || this.#leaves) return;
    if (!isNamed) this.#note(line, wrong ? 'groupReference' : 'groupName', { name });
    const relevant = textIn(this.table, line, 'relevant');
    if (relevant) this.#note(line, 'groupConditional', { relevant });
  }

  #question(line: Line, type: string): void {
    const found = this.#answerable(line, type);
    if ('reason' in found) this.#leave(line, found.reason, found.values);
    else this.#ask(line, found);
  }

  #answerable(line: Line, type: string): Answerable | Unanswerable {
    const reason = this.#whyNot(line, type);
    if (reason) return { reason, values: reason === 'type' ? { type } : {} };
    const [, list = '', other] = selectsOne.exec(type) ?? [];
    if (other) return { reason: 'otherAnswers', values: {} };
    if (textIn(this.table, line, 'choice_filter')) return { reason: 'choiceFilter', values: {} };
    const scale = this.scales.scale(list);
    if (!scale.ok) return scale;
    const { texts: community, wrong } = this.speech.said(this.table, line, 'label');
    if (wrong) return { reason: wrong, values: {} };
    if (!isSaid(community)) return { reason: 'noLabel', values: {} };
    const anchors = JSON.stringify(scale.anchors);
    this.#first ??= { list, anchors };
    if (this.#first.anchors !== anchors)
      return { reason: 'otherScale', values: { list, first: this.#first.list } };
    return { list, scale, community };
  }

  #whyNot(line: Line, type: string): LeftOutReason | null {
    if (this.#leaves) return this.#leaves;
    if (isYes(textIn(this.table, line, 'disabled'))) return 'disabled';
    if (columnsRead.some((column) => this.#isUnread(line, column))) return 'notText';
    if (type === '') return 'noType';
    if (byPhone.test(type)) return 'phone';
    return selectsOne.test(type) ? null : 'type';
  }

  #ask(line: Line, { list, scale, community }: Answerable): void {
    const ally = this.ours ? this.speech.said(this.table, line, 'ally').texts : {};
    this.result.asked.push({
      ...{ row: line.row, name: this.#name(line), list, scale, community },
      group: this.#open.at(-1)?.group ?? null,
      within: this.#open.map(({ group }) => group.row),
      ally: isSaid(ally) ? ally : community,
      redLine: this.ours && isYes(textIn(this.table, line, 'red_line')),
      own: this.ours ? textIn(this.table, line, 'domain') : '',
    });
    const relevant = textIn(this.table, line, 'relevant');
    if (relevant) this.#note(line, 'conditional', { relevant });
    for (const column of columnsBeside)
      if (hasColumn(this.table, column) && this.#hasBeside(line, column))
        this.#note(line, 'column', { column });
  }

  #isUnread(line: Line, column: string): boolean {
    const cell = cellIn(this.table, line, column);
    return cell !== null && !('says' in cell);
  }

  #hasBeside(line: Line, column: string): boolean {
    return (
      cellIn(this.table, line, column) !== null || isSaid(this.speech.said(this.table, line, column).texts)
    );
  }
}

export const walkSurvey = (table: Table, scales: Scales, speech: Speech, ours: boolean): Survey => {
  const walk = new Walk(table, scales, speech, ours);
  for (const line of table.lines) walk.row(line);
  walk.end();
  return walk.result;
};
