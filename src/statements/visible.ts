import type { Finding } from '../kernel/finding.ts';
import type { OrganisationId, StatementId } from '../kernel/ids.ts';
import type { LanguageCode } from '../language/vocabulary.ts';
import { type MemberContext, todayOf } from '../session/memberContext.ts';
import { drafterOf, latestWordings, readsDraft } from './draft.ts';
import { AskableReader } from './drafters/askableStore.ts';
import type { DrafterFacts, StatementFacts, WordingFacts } from './facts.ts';
import { factsOf, StatementReader } from './store.ts';
import { statementCheck } from './text/checks.ts';
import type { DraftText } from './text/document.ts';
import { type About, StatementWords } from './text/store.ts';

/** The latest wording in one language. */
export type Latest = { wording: WordingFacts; text: DraftText };

/** A statement as one organisation on its draft finds it. */
export type VisibleStatement = {
  facts: StatementFacts;
  about: About;
  scopes: readonly string[];
  own: DrafterFacts;
  latest: ReadonlyMap<LanguageCode, Latest>;
  /** Of the latest wordings, all languages together. */
  findings: readonly Finding[];
  names: ReadonlyMap<OrganisationId, string>;
};

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

/** Null where it is not there, or not for her to know of (C16). */
export const readVisible = async (
  context: MemberContext,
  id: StatementId,
): Promise<VisibleStatement | null> => {
  const { tx, keyring, member } = context;
  const row = await new StatementReader(tx).row(id);
  const facts = row && (await factsOf(tx, row));
  const own = facts && drafterOf(facts, member.organisation.id);
  if (!facts || !own || !readsDraft(own)) return null;
  const words = new StatementWords(tx, keyring);
  const about = (await words.abouts([id])).get(id);
  if (!about) return null;
  const latest = await latestTexts(words, facts);
  const { scopes } = row;
  const people = [
    ...facts.drafters.map(({ organisation }) => organisation),
    ...facts.objections.map(({ by }) => by),
  ];
  const names = await new AskableReader(tx, todayOf(context)).names(people);
  const texts = [...latest].map(([language, { text }]) => ({ language, text }));
  const findings = await context.work.run(statementCheck, { texts, groups: facts.groups, scopes });
  return { facts, about, scopes, own, latest, findings, names };
};
