import { addDays } from '../../kernel/clock.ts';
import type { ActOutcome } from '../../session/memberContext.ts';
import { type MemberContext, ownOf } from '../../session/memberContext.ts';
import { type AtRound, beginAct, nameIn } from '../visible.ts';
import * as rules from './rules.ts';
import { countLinks, dropLinks, giveLink } from './store.ts';

/** One link per person, for one sheet each. Who holds which is written nowhere. */
export const makeLinks = async (
  context: MemberContext,
  { round }: AtRound,
  codes: readonly Buffer[],
): ActOutcome => {
  const visible = await beginAct(context, round);
  if (!visible) return null;
  const { tx, member } = context;
  const own = ownOf(context);
  const of = { round, organisation: own };
  const outcome = rules.makeLinks(visible.facts, member, {
    waiting: await countLinks(tx, of),
    wanted: codes.length,
  });
  if (!outcome.ok) return outcome;
  const { partnership, terms, facts } = visible;
  const others = partnership.parties.filter(({ organisation, here }) => here && organisation !== own);
  const given = {
    terms,
    side: outcome.own.side,
    organisation: nameIn(partnership, own),
    others: others.map(({ name }) => name),
    answerBy: facts.answerBy,
  };
  for (const code of codes)
    await giveLink(tx, of, { code, given, expiresOn: addDays(facts.answerBy, rules.linkGrace) });
  return outcome;
};

export const withdrawLinks = async (context: MemberContext, { round }: AtRound): ActOutcome => {
  const visible = await beginAct(context, round);
  if (!visible) return null;
  const outcome = rules.withdrawLinks(context.member);
  if (outcome.ok) await dropLinks(context.tx, { round, organisation: ownOf(context) });
  return outcome;
};
