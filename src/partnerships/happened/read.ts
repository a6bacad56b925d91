import { z } from 'zod';
import { type PartnershipId, partnershipId } from '../../kernel/ids.ts';
import { pageOf } from '../../kernel/page.ts';
import type { RecordEntry } from '../../ledger/record.ts';
import { type MemberContext, ownOf } from '../../session/memberContext.ts';
import type { Frame } from '../../web/frame.ts';
import type { HappenedLine } from '../../web/waiting.ts';
import { DecisionReader } from '../decisions/store.ts';
import { readTexts } from '../overview/readList.ts';
import { entryView } from '../record/read.ts';
import { entryInWords } from '../record/words.tsx';
import { PartnershipReader } from '../store.ts';
import { visibleAmong } from '../visible.ts';
import { linkTo } from './links.ts';
import { type EntryPlace, HappenedReader, lengthOf } from './store.ts';

/** Entries as they are said: with the names in them, what they are in, and where they lead. */
export type HappenedView = {
  since: string | null;
  lines: readonly ((frame: Frame) => HappenedLine)[];
  next: string | null;
  /** How much there is in all records together: what is said to be read is said of this. */
  size: number;
};

/** A place in an address; one that cannot be read is none. */
export const placeIn = (text: string | undefined): EntryPlace | undefined => {
  const [, day = '', id = '', sequence = ''] =
    /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})_(\d{1,9})$/.exec(text ?? '') ?? [];
  const partnership = partnershipId.safeParse(id).data;
  return partnership && isDay(day) ? { day, partnership, sequence: Number(sequence) } : undefined;
};
const isDay = (day: string): boolean => z.iso.date().safeParse(day).success;

const placeOf = ({ day, partnership, sequence }: EntryPlace): string => `${day}_${partnership}_${sequence}`;

const idsIn = ({ object, content }: RecordEntry): string[] => [
  object,
  ...Object.values(content ?? {}).flatMap((value) =>
    typeof value === 'string' && isUuid(value) ? [value] : [],
  ),
];
const isUuid = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** The titles of these partnerships, where she can open them. */
const titlesOf = async (who: MemberContext, ids: readonly PartnershipId[]) => {
  const partnerships = await new PartnershipReader(who.tx).partnerships(ids);
  const parties = new Map(partnerships.map((partnership) => [partnership.id, partnership.parties]));
  const open = await new DecisionReader(who.tx).open(parties);
  const visibles = partnerships.flatMap((one) => visibleAmong(one, open, ownOf(who)) ?? []);
  const textOf = await readTexts(who, visibles);
  return new Map<string, string | null>(ids.map((id) => [id, textOf(id)?.agreement.title ?? null]));
};

type Wanted = { all: boolean; before?: EntryPlace | undefined; most: number };

/** What happened in all her organisation's partnerships, newest first: since she last read it, or all of it. */
export const happenedView = async (
  who: MemberContext,
  { all, before, most }: Wanted,
): Promise<HappenedView> => {
  const reader = new HappenedReader(who.tx, who.keyring);
  const mark = await reader.mark();
  const sizes = await reader.sizes(ownOf(who));
  const from = new Map([...sizes.keys()].map((id) => [id, all ? 0 : (mark?.sizes.get(id) ?? 0)]));
  const places = pageOf(await reader.places({ sizes: from, before, limit: most + 1 }), most, placeOf);
  const entries = await reader.entries(places.items);
  const ids = [...new Set(entries.flatMap(idsIn))];
  const there = await reader.there(ids);
  const names = await reader.names([
    ...new Set([...ids, ...entries.flatMap(({ organisation }) => organisation ?? [])]),
  ]);
  const titles = await titlesOf(who, [...new Set(places.items.map(({ partnership }) => partnership))]);
  return {
    since: mark?.since ?? null,
    lines: entries.map((entry) => {
      const said = entryView(entry, { names, own: null });
      const line = {
        day: entry.day,
        about: titles.get(entry.partnership) ?? null,
        href: linkTo(entry, there),
        own: entry.organisation === ownOf(who),
      };
      return (frame) => ({ ...line, text: entryInWords(frame, said) });
    }),
    next: places.next,
    size: lengthOf(sizes),
  };
};
