import type { ActOutcome } from '../../session/memberContext.ts';
import { type MemberContext, ownOf, todayOf } from '../../session/memberContext.ts';
import { type Reply, repliesTo } from '../followUp/replyStore.ts';
import { mayAct } from '../followUp/rules.ts';
import { redLinesOf } from '../instrument/facts.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { poolWhenFive } from '../pooledResults/acts.ts';
import { dropViewWith, lockPooling } from '../pooledResults/store.ts';
import type { Result } from '../result/facts.ts';
import { resultFor } from '../result/results.ts';
import { type AtRound, beginAct, nameIn, record, type VisibleRound } from '../visible.ts';
import { agreedFields, domainField, fieldsOf } from './rules.ts';
import { consentsTo, type FieldBody, isTakenDown, publish, setConsents } from './store.ts';

const redLines = ({ terms }: VisibleRound, { crossed }: Result): FieldBody => ({
  crossed: terms.instrument.items
    .filter(({ key }) => crossed.includes(key))
    .map(({ community }) => community),
  asked: redLinesOf(terms.instrument).length,
});

const domainBody = ({ terms }: VisibleRound, { items, domains }: Result, key: string): FieldBody => ({
  domain: terms.instrument.domains.find((one) => one.key === key)?.title ?? {},
  community: domains.find((one) => one.key === key)?.community ?? null,
  ally: domains.find((one) => one.key === key)?.ally ?? null,
  items: items
    .filter(({ domain }) => domain === key)
    .map((item) => ({
      text: terms.instrument.items.find((one) => one.key === item.key)?.community ?? {},
      community: item.community,
      ally: item.ally,
    })),
});

/** What is published of a field once all agree to it. */
const bodyOf = (
  visible: VisibleRound,
  { result, replies }: { result: Result; replies: readonly Reply[] },
  field: string,
): FieldBody | null => {
  if (field === 'red-lines') return redLines(visible, result);
  if (field === 'together') return { together: true };
  if (field === 'names')
    return {
      names: visible.facts.respondents.map(({ organisation, side }) => ({
        name: nameIn(visible.partnership, organisation),
        side,
      })),
    };
  if (field === 'replies')
    return {
      replies: replies.map(({ organisation, words }) => ({
        name: nameIn(visible.partnership, organisation),
        words,
      })),
    };
  const domain = visible.terms.instrument.domains.find(({ key }) => domainField(key) === field);
  return domain ? domainBody(visible, result, domain.key) : null;
};

/** Publishes what every party agrees to, and only that. P1, P3 */
const publishAgreed = async (context: MemberContext, visible: VisibleRound): Promise<void> => {
  const { tx, keyring } = context;
  const { facts, terms } = visible;
  const round = facts.id;
  if (await isTakenDown(tx, round)) return;
  const agreed = agreedFields(facts, fieldsOf(terms.instrument), await consentsTo(tx, round));
  // A reply names who wrote it: without the names it waits.
  const open = agreed.filter((field) => field !== 'replies' || agreed.includes('names'));
  const { result } = await resultFor(context, visible);
  const words = { result, replies: await repliesTo(tx, keyring, round) };
  const bodies = open.flatMap((field) => {
    const body = bodyOf(visible, words, field);
    return body ? [[field, body] as const] : [];
  });
  await publish(context, { round, partnership: facts.partnership }, new Map(bodies), todayOf(context));
};

/** Records which fields an organisation agrees to publish. */
export const agreeToPublish = async (
  context: MemberContext,
  { round }: AtRound,
  { fields: chosen }: { fields: readonly string[] },
): ActOutcome => {
  const visible = await beginAct(context, round);
  if (!visible) return null;
  const { tx } = context;
  const { facts, terms } = visible;
  const outcome = mayAct(facts, context.member);
  if (!outcome.ok) return outcome;
  // The ally's results are pooled before this or after it, never meanwhile (C49).
  const allies = facts.respondents.filter(({ side }) => side === 'ally');
  for (const ally of allies) await lockPooling(tx, ally.organisation);
  const organisation = ownOf(context);
  const before = (await consentsTo(tx, round))
    .filter((one) => one.organisation === organisation)
    .map(({ field }) => field);
  const wanted = fieldsOf(terms.instrument).filter((field) => chosen.includes(field));
  const given = wanted.filter((field) => !before.includes(field));
  const taken = before.filter((field) => !wanted.includes(field));
  const place = { round, partnership: facts.partnership, organisation };
  await setConsents(tx, place, { given, taken }, todayOf(context));
  // Without this yes, the view that the round was counted in goes.
  if (taken.includes('together')) await dropViewWith(tx, round);
  await publishAgreed(context, visible);
  await record(context, facts, ledgerEntries.publishing(round, wanted.length));
  if (context.member.organisation.kind === 'ally') await poolWhenFive(context, organisation);
  return outcome;
};
