import type { RoundId } from '../../kernel/ids.ts';
import { BlankingReader } from '../../publicPages/blankingStore.ts';
import { TakenDownPage } from '../../publicPages/parts.tsx';
import { routes } from '../../routes.ts';
import { type MemberContext, ownOf } from '../../session/memberContext.ts';
import { act, place } from '../../web/forms/act.ts';
import { memberPage } from '../../web/forms/memberPage.tsx';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { respondentOf } from '../facts.ts';
import { type AtRound, readVisible } from '../visible.ts';
import { agreeToPublish } from './acts.ts';
import { publishFields } from './form.ts';
import { PublishedPage, PublishPage } from './page.tsx';
import { agreedFields, fieldsOf } from './rules.ts';
import {
  addressOf,
  consentsTo,
  isTakenDown,
  publicHash,
  publishedIn,
  publishedOnOf,
  roundPublishedAt,
} from './store.ts';
import type { PublishView } from './view.ts';

const readPublishing = async (
  context: MemberContext,
  round: RoundId,
  origin: string,
): Promise<PublishView | null> => {
  const visible = await readVisible(context, round);
  if (!visible?.facts.shownOn || !respondentOf(visible.facts, ownOf(context))) return null;
  const { facts, terms } = visible;
  const fields = fieldsOf(terms.instrument);
  const consents = await consentsTo(context.tx, round);
  const token = await addressOf(context.tx, context.keyring, round);
  return {
    ...{ facts, terms, fields },
    own: consents.filter(({ organisation }) => organisation === ownOf(context)).map(({ field }) => field),
    agreed: agreedFields(facts, fields, consents),
    steward: context.member.role === 'steward',
    down: await isTakenDown(context.tx, round),
    wayBack: token && routes.wayBack.url({ token }),
    address: token && `${origin}${routes.published.url({ token })}`,
  };
};

const show = memberPage(
  (context, { round }: AtRound, { deps }) => readPublishing(context, round, deps.origin),
  PublishPage,
);

/** Shown to anybody who has the address. When every yes is taken back, the page is not found. */
const published = async (request: Request, at: { token: string }) => {
  const token = Buffer.from(at.token, 'base64url');
  const found = await request.asStranger(publicHash(token), async (tx) => {
    const round = await roundPublishedAt(tx, token);
    if (!round) return null;
    const publishedOn = await publishedOnOf(tx, round);
    if (publishedOn === null) return null;
    const notes = await new BlankingReader(tx).notes(round);
    return { rows: await publishedIn(tx, round), notes, publishedOn };
  });
  if (!found) return request.notFound();
  const { rows, notes, publishedOn } = found;
  const { frame } = request;
  if (notes.down)
    return request.page(<TakenDownPage {...{ frame, down: notes.down, publishedOn, fingerprints: [] }} />);
  return request.page(<PublishedPage {...{ frame, token: at.token, rows, notes }} />);
};

export const publishRoutes = (mount: Mount): void => {
  mount.member(routes.publishing, show);
  mount.member(
    routes.agreePublishing,
    act(place(routes.publishing, show), 'resultPublishingAgreed', publishFields, agreeToPublish),
  );
  mount.open(routes.published, published);
};
