import type { OrganisationId, RoundId } from '../kernel/ids.ts';
import type { RoundFacts } from './facts.ts';
import { nameOf, type Texts } from './instrument.ts';
import { consentsAmong } from './publishStore.ts';
import type { Result } from './result.ts';
import { resultsFor } from './resultView.ts';
import { says } from './saying.ts';
import { type Looking, ownOf, record, todayOf } from './scene.ts';
import { RoundReader } from './store.ts';
import { asked, readTerms, type Terms } from './termsStore.ts';
import { fewestTogether, isWilling, showTogether, type Willing } from './togetherRules.ts';
import {
  countedAmong,
  lockCounting,
  partnershipsOf,
  roundsGiven,
  showView,
  type TogetherBody,
} from './togetherStore.ts';
import { median } from './values.ts';

type Read = { facts: RoundFacts; terms: Terms };

const readWilling = async (looking: Looking, ally: OrganisationId): Promise<Read[]> => {
  const { tx, keyring } = looking;
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

const readRuling = async (looking: Looking, ally: OrganisationId) => {
  const read = ownOf(looking) === ally ? await readWilling(looking, ally) : [];
  const willing = read.map(willingOf);
  const counted = await countedAmong(
    looking.tx,
    willing.map(({ round }) => round),
  );
  return { read, ruling: showTogether(looking.member, ally, { willing, counted }) };
};

const domainOver = (results: readonly Result[], key: string, title: Texts) => {
  const values = results.flatMap(({ domains }) => domains.find((one) => one.key === key)?.community ?? []);
  return { title, community: values.length >= fewestTogether ? median(values) : null };
};

/** Over all of them at once; the ally's own view is no part of it. P3 */
export const bodyOver = (terms: Terms, results: readonly Result[], of: number): TogetherBody => ({
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
export const countWhenFive = async (looking: Looking, ally: OrganisationId) => {
  const { tx } = looking;
  if (ownOf(looking) === ally) await lockCounting(tx, ally);
  const { read, ruling } = await readRuling(looking, ally);
  if (!ruling.ok) return ruling;
  const chosen = new Set<RoundId>(ruling.rounds.map(({ round }) => round));
  const counted = read.filter(({ facts }) => chosen.has(facts.id));
  const [first] = counted;
  if (!first) return ruling;
  const results = await resultsFor(
    looking,
    counted.map(({ facts, terms }) => ({ facts, questions: asked(terms) })),
  );
  const body = bodyOver(
    first.terms,
    results.map(({ result }) => result),
    await partnershipsOf(tx, ally),
  );
  await showView(tx, { ally, rounds: ruling.rounds, body }, todayOf(looking));
  for (const { facts } of counted) await record(looking, facts, says.shownTogether(facts.id));
  return ruling;
};
