import type { Tx } from '../database/open.ts';
import { type Day, dayOf } from '../kernel/clock.ts';
import type { Finding } from '../kernel/finding.ts';
import type { OrganisationId, StatementId } from '../kernel/ids.ts';
import type { Member } from '../kernel/organisation.ts';
import type { LanguageCode } from '../language/vocabulary.ts';
import type { Keyring } from '../vault/keyring.ts';
import { AskableReader } from './askableStore.ts';
import { findingsIn, lostBetween } from './checks.ts';
import { drafterOf, latestWordings, readsDraft } from './draft.ts';
import type { DrafterFacts, StatementFacts, WordingFacts } from './facts.ts';
import { StatementReader } from './store.ts';
import type { DraftText } from './text.ts';
import { type About, StatementWords } from './wordStore.ts';

/** Who looks at a statement, with what opens what she may read. */
export type Looking = { tx: Tx; keyring: Keyring; member: Member & { name: string }; now: Temporal.Instant };

/** The latest wording in one language. */
export type Latest = { wording: WordingFacts; text: DraftText };

/** A statement as one organisation on its draft finds it. */
export type StatementScene = {
  facts: StatementFacts;
  about: About;
  scopes: readonly string[];
  own: DrafterFacts;
  latest: ReadonlyMap<LanguageCode, Latest>;
  /** Of the latest wordings, all languages together. */
  findings: readonly Finding[];
  names: ReadonlyMap<OrganisationId, string>;
};

export const todayOf = ({ now }: Looking): Day => dayOf(now);

const latestTexts = async (
  words: StatementWords,
  facts: StatementFacts,
): Promise<Map<LanguageCode, Latest>> => {
  const wordings = latestWordings(facts);
  const texts = await words.texts([...wordings.values()].map(({ id }) => id));
  return new Map(
    [...wordings].flatMap(([language, wording]) => {
      const text = texts.get(wording.id);
      return text ? [[language, { wording, text }] as const] : [];
    }),
  );
};

const findingsOf = (latest: ReadonlyMap<LanguageCode, Latest>, facts: StatementFacts, scopes: string[]) => {
  const texts = [...latest].map(([language, { text }]) => ({ language, text }));
  return [
    ...texts.flatMap((one) => findingsIn({ ...one, groups: facts.groups, scopes })),
    ...lostBetween(texts),
  ];
};

/** Null where it is not there, or not for her to know of (C16). */
export const readScene = async (looking: Looking, id: StatementId): Promise<StatementScene | null> => {
  const { tx, keyring, member } = looking;
  const reader = new StatementReader(tx);
  const facts = await reader.statement(id);
  const own = facts && drafterOf(facts, member.organisation.id);
  if (!facts || !own || !readsDraft(own)) return null;
  const words = new StatementWords(tx, keyring);
  const about = (await words.abouts([id])).get(id);
  if (!about) return null;
  const latest = await latestTexts(words, facts);
  const scopes = (await reader.row(id))?.scopes ?? [];
  const people = [
    ...facts.drafters.map(({ organisation }) => organisation),
    ...facts.objections.map(({ by }) => by),
  ];
  const names = await new AskableReader(tx, todayOf(looking)).names(people);
  return { facts, about, scopes, own, latest, findings: findingsOf(latest, facts, scopes), names };
};
