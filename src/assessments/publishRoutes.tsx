import { z } from 'zod';
import type { RoundId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { many } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { respondentOf } from './facts.ts';
import { agreeToPublish } from './publishing.ts';
import { PublishedPage, PublishPage, type PublishView } from './publishPage.tsx';
import { agreedFields, fieldsOf } from './publishRules.ts';
import { addressOf, consentsTo, publicHash, publishedIn, roundPublishedAt } from './publishStore.ts';
import { type Looking, ownOf, readScene } from './scene.ts';
import { actOn, look } from './visiting.ts';

const publishForm = z.strictObject({ fields: many(z.string().max(80)) });

const readPublishing = async (
  looking: Looking,
  round: RoundId,
  origin: string,
): Promise<PublishView | null> => {
  const scene = await readScene(looking, round);
  if (!scene?.facts.shownOn || !respondentOf(scene.facts, ownOf(looking))) return null;
  const { facts, terms } = scene;
  const fields = fieldsOf(terms.instrument);
  const consents = await consentsTo(looking.tx, round);
  const token = await addressOf(looking.tx, looking.keyring, round);
  return {
    ...{ facts, terms, fields },
    own: consents.filter(({ organisation }) => organisation === ownOf(looking)).map(({ field }) => field),
    agreed: agreedFields(facts, fields, consents),
    steward: looking.member.role === 'steward',
    address: token && `${origin}${routes.published.url({ token })}`,
  };
};

const show = async (visit: Visit, member: SignedIn, round: RoundId, said?: string): Promise<Response> => {
  const view = await look(visit, member, (looking) => readPublishing(looking, round, visit.deps.origin));
  if (!view) return visit.notFound();
  return visit.page(
    <PublishPage frame={visit.frame} view={view} said={said} done={visit.done} />,
    said === undefined ? 200 : 422,
  );
};

const agree = async (visit: Visit, { round }: { round: RoundId }, member: SignedIn): Promise<Response> => {
  const form = await visit.form(publishForm);
  const again = (said: string) => show(visit, member, round, said);
  if (!form.ok) return again(Object.values(form.problems)[0] ?? '');
  const to = () => withDone(routes.publishing.url({ round }), 'resultPublishingAgreed');
  return actOn(visit, member, { act: form.act, to, again }, (looking) =>
    agreeToPublish(looking, round, form.values.fields),
  );
};

/** For whoever was given the address. Withdrawn altogether, it is a page that is not there. */
const published = async (visit: Visit, typed: string): Promise<Response> => {
  const token = Buffer.from(typed, 'base64url');
  const rows = await visit.asStranger(publicHash(token), async (tx) => {
    const round = await roundPublishedAt(tx, token);
    return round ? publishedIn(tx, round) : [];
  });
  if (rows.length === 0) return visit.notFound();
  return visit.page(<PublishedPage frame={visit.frame} rows={rows} />);
};

export const publishRoutes = (doors: Doors): void => {
  doors.member(routes.publishing, (visit, { round }, member) => show(visit, member, round));
  doors.member(routes.agreePublishing, agree);
  doors.open(routes.published, (visit, { token }) => published(visit, token));
};
