import type { OrganisationId, RoundId } from '../../kernel/ids.ts';
import { type MemberContext, ownOf, todayOf } from '../../session/memberContext.ts';
import type { RoundFacts } from '../facts.ts';
import { nameOf, type Texts } from '../instrument/facts.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { consentsAmong } from '../publishing/store.ts';
import type { Result } from '../result/facts.ts';
import { resultsFor } from '../result/results.ts';
import { median } from '../sheet/values.ts';
import { RoundReader } from '../store.ts';
import { asked, readTerms, type Terms } from '../termsStore.ts';
import { record } from '../visible.ts';
import { fewestPooled, isWilling, poolResults, type Willing } from './rules.ts';
import { lockPooling, type PooledBody, partnershipsOf, pooledAmong, roundsGiven, showView } from './store.ts';

type Read = { facts: RoundFacts; terms: Terms };

const readWilling = async (context: MemberContext, ally: OrganisationId): Promise<Read[]> => {
  const { tx, keyring } = context;
  const ids = await roundsGiven(tx, ally);
  const rounds = await new RoundReader(tx).among(ids);
  const consents = await consentsAmong(tx, ids);
  const terms = await readTerms(tx, keyring, ids);
  return rounds.flatMap((facts) => {
    const of = terms.get(facts.id);
    const own = consents.filter(({ round }) => round === facts.id);
    return of && isWilling(facts, ally, own) ? [{ facts, terms: of }] : [];
  });
};

const willingOf = ({ facts, terms }: Read): Willing => ({
  round: facts.id,
  partnership: facts.partnership,
  communities: facts.respondents
    .filter(({ side }) => side === 'community')
    .map(({ organisation }) => organisation),
  openedOn: facts.openedOn,
  instrument: nameOf(terms.instrument),
});

const readOutcome = async (context: MemberContext, ally: OrganisationId) => {
  const read = ownOf(context) === ally ? await readWilling(context, ally) : [];
  const willing = read.map(willingOf);
  const counted = await pooledAmong(
    context.tx,
    willing.map(({ round }) => round),
  );
  return { read, outcome: poolResults(context.member, ally, { willing, counted }) };
};

const domainOver = (results: readonly Result[], key: string, title: Texts) => {
  const values = results.flatMap(({ domains }) => domains.find((one) => one.key === key)?.community ?? []);
  return { title, community: values.length >= fewestPooled ? median(values) : null };
};

/** Pools the communities' values over all of these results; the ally's own view is no part of it. P3 */
export const bodyOver = (terms: Terms, results: readonly Result[], of: number): PooledBody => ({
  instrument: terms.instrument.title,
  counted: results.length,
  of,
  crossed: results.some(({ crossed }) => crossed.length > 0),
  domains: terms.instrument.domains.map(({ key, title }) => domainOver(results, key, title)),
});

/**
 * Nobody but the ally is in all of these partnerships, so its own key counts them: whoever of it comes by does it, once
 * five are there. What is still missing only the ally is told. P3, P15
 */
export const poolWhenFive = async (context: MemberContext, ally: OrganisationId) => {
  const { tx } = context;
  if (ownOf(context) === ally) await lockPooling(tx, ally);
  const { read, outcome } = await readOutcome(context, ally);
  if (!outcome.ok) return outcome;
  const chosen = new Set<RoundId>(outcome.rounds.map(({ round }) => round));
  const counted = read.filter(({ facts }) => chosen.has(facts.id));
  const [first] = counted;
  if (!first) return outcome;
  const results = await resultsFor(
    context,
    counted.map(({ facts, terms }) => ({ facts, questions: asked(terms) })),
  );
  const body = bodyOver(
    first.terms,
    results.map(({ result }) => result),
    await partnershipsOf(tx, ally),
  );
  await showView(tx, { ally, rounds: outcome.rounds, body }, todayOf(context));
  for (const { facts } of counted) await record(context, facts, ledgerEntries.pooled(facts.id));
  return outcome;
};
