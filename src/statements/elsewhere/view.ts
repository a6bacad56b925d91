import type { ElsewhereId, StatementId } from '../../kernel/ids.ts';
import { textLanguage } from '../../language/lexicon/schema.ts';
import { checkText, type TextResult } from '../../language/readText.ts';
import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { AskableReader, type NamedAskable } from '../askableStore.ts';
import { type AskedAbout, ElsewhereReader, EntryReader } from '../elsewhereStore.ts';
import type { ObjectionAnswer } from '../facts.ts';
import { type PartnershipChoice, partnershipChoices } from '../partnershipChoices.ts';
import type { Ruling } from '../ruling.ts';
import { type Looking, readScene, todayOf } from '../scene.ts';
import { type ElsewherePage, type Entry, foundText } from './entry.ts';
import type { ElsewhereFacts } from './facts.ts';
import { beginSupplement, isOverdue, mayAnswer, objectTo, removeText } from './rules.ts';

/** Seen by nobody else yet, objected to, or what was answered last. */
export type ElsewhereState = 'entered' | 'open' | 'late' | ObjectionAnswer;
export type ElsewhereItem = {
  id: ElsewhereId;
  entry: Entry | null;
  state: ElsewhereState;
  day: string;
};
export type ElsewhereList = {
  asked: readonly AskedAbout[];
  entered: readonly ElsewhereItem[];
  next: ElsewhereId | null;
};

export type ElsewhereView = {
  facts: ElsewhereFacts;
  entry: Entry;
  page: ElsewherePage | null;
  /** Her organisation entered it; the other one that sees this page is the publisher, once it is asked. */
  mine: boolean;
  overdue: boolean;
  text: string;
  read: TextResult;
  /** Whom the publisher's name could mean here. */
  askable: readonly NamedAskable[];
  partnerships: readonly PartnershipChoice[];
  /** Supplements whose draft she is on, by their working titles. */
  drafts: ReadonlyMap<StatementId, string>;
  publicUrl: string | null;
  may: { object: Ruling; answer: Ruling<{ told: boolean }>; supplement: Ruling; remove: Ruling };
};

const perPage = 20;
const mostAsked = 50;

const stateOf = (facts: ElsewhereFacts | null, now: Temporal.Instant): ElsewhereState => {
  if (!facts?.objection) return 'entered';
  const last = facts.objection.answers.at(-1);
  if (last) return last.answer;
  return isOverdue(facts.objection, now) ? 'late' : 'open';
};

export const elsewhereList = async (
  looking: Looking,
  { after }: { after?: ElsewhereId | undefined },
): Promise<ElsewhereList> => {
  const { tx, keyring, member, now } = looking;
  const own = member.organisation.id;
  const reader = new ElsewhereReader(tx);
  const rows = await reader.enteredBy(own, { after, limit: perPage + 1 });
  const shown = rows.slice(0, perPage);
  const entries = await new EntryReader(tx, keyring).entries(shown.map(({ id }) => id));
  const entered = [];
  for (const { id, enteredOn } of shown) {
    const facts = await reader.text(id, own);
    entered.push({ id, entry: entries.get(id) ?? null, state: stateOf(facts, now), day: enteredOn });
  }
  const asked = after ? [] : await reader.askedOf(own, mostAsked);
  return { asked, entered, next: rows.length > perPage ? (shown.at(-1)?.id ?? null) : null };
};

const draftsAmong = async (looking: Looking, { supplements }: ElsewhereFacts) => {
  const found = new Map<StatementId, string>();
  for (const { statement } of supplements) {
    const scene = await readScene(looking, statement);
    if (scene) found.set(statement, scene.about.title);
  }
  return found;
};

const readEntry = ({ language, scopes, body }: Entry): TextResult => {
  const spoken = textLanguage.safeParse(language).data;
  return checkText(body, { scopes, ...(spoken ? { language: spoken } : {}) });
};

const mayOf = (facts: ElsewhereFacts, { member, now }: Looking): ElsewhereView['may'] => ({
  object: objectTo(facts, member, { words: '…', asked: null }, now),
  answer: mayAnswer(facts, member),
  supplement: beginSupplement(facts, member),
  remove: removeText(facts),
});

/** Null where it is not there for her (C16). */
export const elsewhereView = async (
  looking: Looking,
  id: ElsewhereId,
  { frame, origin }: { frame: Frame; origin: string },
): Promise<ElsewhereView | null> => {
  const { tx, keyring, member, now } = looking;
  const own = member.organisation.id;
  const reader = new ElsewhereReader(tx);
  const facts = await reader.text(id, own);
  if (!facts) return null;
  const page = await reader.page(id);
  const mine = facts.by === own;
  const entry = page ?? (await new EntryReader(tx, keyring).entries([id])).get(id);
  if (!entry) return null;
  const may = mayOf(facts, looking);
  return {
    facts,
    entry,
    page,
    mine,
    overdue: facts.objection !== null && isOverdue(facts.objection, now),
    text: foundText(entry).body,
    read: readEntry(entry),
    askable: may.object.ok ? await new AskableReader(tx, todayOf(looking)).named(own, entry.publisher) : [],
    partnerships: may.supplement.ok ? await partnershipChoices(looking, frame.language) : [],
    drafts: await draftsAmong(looking, facts),
    publicUrl: page && origin + routes.publicElsewhere.url({ token: page.address }),
    may,
  };
};
