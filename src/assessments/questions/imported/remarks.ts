export type FormSheet = 'survey' | 'choices' | 'settings';

/** A row of a form that no question came from, and why. */
export const leftOutReasons = [
  'type',
  'phone',
  'disabled',
  'repeat',
  'noType',
  'noLabel',
  'notText',
  'reference',
  'choiceFilter',
  'otherAnswers',
  'saidTwice',
  'noList',
  'listOther',
  'listLacks',
  'listTwice',
  'listUnlabelled',
  'listReference',
  'otherScale',
] as const;
/** What a round does otherwise than the form did, or has no place for. */
export const noteReasons = [
  'conditional',
  'groupConditional',
  'column',
  'renamed',
  'groupName',
  'groupReference',
  'groupOpen',
  'groupUnopened',
  'choiceAlone',
  'languageAssumed',
  'languageUnknown',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];
export type NoteReason = (typeof noteReasons)[number];
type Values = Readonly<Record<string, string | number>>;

/** `row` as the spreadsheet numbers it, from 1, where the heads stand. `what`: the name or the head that stands there. */
export type Remark<Reason extends string> = {
  sheet: FormSheet;
  row: number;
  what: string;
  reason: Reason;
  values: Values;
};
export type LeftOut = Remark<LeftOutReason>;
export type Note = Remark<NoteReason>;

/** What is longer than a set of questions holds: nothing is ever cut. */
export type TooLong = { sheet: FormSheet; row: number; what: string; length: number; most: number };

/** What only a phone needs is no question that anybody misses. */
export const isMissed = ({ reason }: LeftOut): boolean => reason !== 'phone';
