import { addDays } from '../kernel/clock.ts';
import type { RoundId } from '../kernel/ids.ts';
import { refuse } from '../kernel/outcome.ts';
import { countLinks, dropLinks, giveLink } from './linkStore.ts';
import { mayWrite, type RoundRefusal } from './rules.ts';
import { type Act, beginAct, type Looking, ownOf } from './scene.ts';

/** As many links may wait at once. Our default. */
export const mostLinks = 500;
/** How long after the last day a link still works: somebody was on the way. Our default. */
export const linkGrace = 7;

/** One link per person, for one sheet each. Who holds which is written nowhere. */
export const makeLinks = async (
  looking: Looking,
  round: RoundId,
  codes: readonly Buffer[],
): Act<unknown, RoundRefusal> => {
  const scene = await beginAct(looking, round);
  if (!scene) return null;
  const { tx, member } = looking;
  if (member.role !== 'steward') return refuse('onlySteward');
  const ruling = mayWrite(scene.facts, member, 'people');
  if (!ruling.ok) return ruling;
  const own = ownOf(looking);
  const of = { round, organisation: own };
  if ((await countLinks(tx, of)) + codes.length > mostLinks)
    return refuse('tooManyLinks', undefined, { most: mostLinks });
  const { parties } = scene.partnership;
  const given = {
    terms: scene.terms,
    side: ruling.own.side,
    organisation: parties.find(({ organisation }) => organisation === own)?.name ?? '',
    others: parties.filter(({ organisation, here }) => here && organisation !== own).map(({ name }) => name),
    answerBy: scene.facts.answerBy,
  };
  for (const code of codes)
    await giveLink(tx, of, { code, given, expiresOn: addDays(scene.facts.answerBy, linkGrace) });
  return ruling;
};

export const withdrawLinks = async (looking: Looking, round: RoundId): Act<unknown, RoundRefusal> => {
  const scene = await beginAct(looking, round);
  if (!scene) return null;
  if (looking.member.role !== 'steward') return refuse('onlySteward');
  await dropLinks(looking.tx, { round, organisation: ownOf(looking) });
  return { ok: true };
};
