import { refreshActor } from '../../src/database/actor.ts';
import type { PublicWordsId } from '../../src/kernel/ids.ts';
import type { MemberAtPage } from '../../src/publicPages/atPage.ts';
import type { PageKind, PublicWords, Reason } from '../../src/publicPages/facts.ts';
import { lookAtWords } from '../../src/publicPages/looking/acts.ts';
import { PublicWordsReader } from '../../src/publicPages/store.ts';
import { externalPages } from '../../src/statements/external/public/pageKind.ts';
import { statementPages } from '../../src/statements/publicWords/pageKind.ts';
import type { Keyholder } from './keyholders.ts';
import { memberAs, type Partner, type Partners } from './partners.ts';

/** The host looks as any organisation does; it is known to be the host. */
export type Looker = Partner & { host?: boolean };

/** One act by a steward before a public page, as the application opens it. */
export const atPage = <Result>(
  story: Partners,
  { partner, who = partner.steward }: { partner: Looker; who?: Keyholder },
  address: string,
  act: (context: MemberAtPage) => Promise<Result>,
): Promise<Result> =>
  story.as(who, async (tx, keyring) => {
    for (const kind of [statementPages, externalPages] satisfies PageKind[]) {
      await refreshActor(tx, { kind: 'person', person: who.person, bearer: kind.hashOf(address) });
      const page = await kind.find(tx, address);
      const member = memberAs(partner, who);
      const organisation = { ...member.organisation, host: partner.host === true };
      if (page) return act({ tx, keyring, member: { ...member, organisation }, now: story.now, kind, page });
    }
    throw new Error('there is no such page');
  });

export const waitingAt = (story: Partners, partner: Looker, address: string): Promise<PublicWords[]> =>
  atPage(story, { partner }, address, ({ tx, page }) => new PublicWordsReader(tx).ofPage(page.id));

export const lookAt = (
  story: Partners,
  looking: { partner: Looker; who?: Keyholder },
  address: string,
  { id, look = 'show', reason = 'other' }: { id: PublicWordsId; look?: 'show' | 'hide'; reason?: Reason },
) => atPage(story, looking, address, (context) => lookAtWords(context, id, { look, reason }));

/** Whatever waits on a page is looked at by the host, and shows. */
export const showAll = async (story: Partners, host: Looker, address: string): Promise<void> => {
  for (const { id, state } of await waitingAt(story, host, address)) {
    if (state !== 'waiting') continue;
    const outcome = await lookAt(story, { partner: host }, address, { id });
    if (!outcome?.ok) throw new Error(`nobody may look: ${outcome?.refusal}`);
  }
};
