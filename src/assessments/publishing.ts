import type { RoundId } from '../kernel/ids.ts';
import { type FollowRefusal, mayAct } from './followRules.ts';
import { agreedFields, domainField, fieldsOf } from './publishRules.ts';
import { consentsTo, type FieldBody, publish, setConsents } from './publishStore.ts';
import { type Reply, repliesTo } from './replyStore.ts';
import type { Result } from './result.ts';
import { resultFor } from './resultView.ts';
import { says } from './saying.ts';
import { type Act, beginAct, type Looking, ownOf, type RoundScene, record, todayOf } from './scene.ts';
import { countWhenFive } from './together.ts';
import { dropViewWith } from './togetherStore.ts';

const nameIn = ({ partnership }: RoundScene, organisation: string): string =>
  partnership.parties.find((one) => one.organisation === organisation)?.name ?? '…';

const redLines = ({ terms }: RoundScene, { crossed }: Result): FieldBody => ({
  crossed: terms.instrument.items
    .filter(({ key }) => crossed.includes(key))
    .map(({ community }) => community),
  asked: terms.instrument.items.filter(({ redLine }) => redLine).length,
});

const domainBody = ({ terms }: RoundScene, { items, domains }: Result, key: string): FieldBody => ({
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

/** What each field says, once all agree to it. */
const bodyOf = (
  scene: RoundScene,
  { result, replies }: { result: Result; replies: readonly Reply[] },
  field: string,
): FieldBody | null => {
  if (field === 'red-lines') return redLines(scene, result);
  if (field === 'together') return { together: true };
  if (field === 'names')
    return {
      names: scene.facts.respondents.map(({ organisation, side }) => ({
        name: nameIn(scene, organisation),
        side,
      })),
    };
  if (field === 'replies')
    return {
      replies: replies.map(({ organisation, words }) => ({ name: nameIn(scene, organisation), words })),
    };
  const domain = scene.terms.instrument.domains.find(({ key }) => domainField(key) === field);
  return domain ? domainBody(scene, result, domain.key) : null;
};

/** Which fields an organisation agrees to publish. Published is what all agree to, and only that. P1, P3 */
export const agreeToPublish = async (
  looking: Looking,
  round: RoundId,
  chosen: readonly string[],
): Act<unknown, FollowRefusal> => {
  const scene = await beginAct(looking, round);
  if (!scene) return null;
  const { tx, keyring } = looking;
  const { facts, terms } = scene;
  const ruling = mayAct(facts, looking.member);
  if (!ruling.ok) return ruling;
  const organisation = ownOf(looking);
  const fields = fieldsOf(terms.instrument);
  const before = (await consentsTo(tx, round))
    .filter((one) => one.organisation === organisation)
    .map(({ field }) => field);
  const wanted = fields.filter((field) => chosen.includes(field));
  await setConsents(
    tx,
    { round, partnership: facts.partnership, organisation },
    {
      given: wanted.filter((field) => !before.includes(field)),
      taken: before.filter((field) => !wanted.includes(field)),
    },
    todayOf(looking),
  );
  // One yes fewer, and all that this round was counted in is gone.
  if (before.includes('together') && !wanted.includes('together')) await dropViewWith(tx, round);
  const agreed = agreedFields(facts, fields, await consentsTo(tx, round));
  const { result } = await resultFor(looking, scene);
  // A reply names who wrote it: without the names it waits.
  const open = agreed.filter((field) => field !== 'replies' || agreed.includes('names'));
  const words = { result, replies: await repliesTo(tx, keyring, round) };
  const bodies = open.flatMap((field) => {
    const body = bodyOf(scene, words, field);
    return body ? [[field, body] as const] : [];
  });
  await publish(tx, { round, partnership: facts.partnership }, new Map(bodies), todayOf(looking));
  await record(looking, facts, says.publishing(round, wanted.length));
  if (looking.member.organisation.kind === 'ally') await countWhenFive(looking, organisation);
  return ruling;
};
