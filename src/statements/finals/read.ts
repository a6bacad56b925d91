import type { OrganisationId, StatementId } from '../../kernel/ids.ts';
import type { OwnWords } from '../../language/readText.ts';
import { routes } from '../../routes.ts';
import type { MemberContext } from '../../session/memberContext.ts';
import type { Frame } from '../../web/frame.ts';
import { advice } from '../languageCheck/read.ts';
import { speakersOf } from '../languageCheck/rules.ts';
import { howMade } from '../public/files/howMade.ts';
import { viewOf } from '../read.ts';
import { StatementReader } from '../store.ts';
import { textHash } from '../text/document.ts';
import { StatementWords } from '../text/store.ts';
import type { StatementView } from '../view.ts';
import { readVisible } from '../visible.ts';
import { publicPageOf } from './publication.ts';
import type { EndorsementView, SigningView } from './view.ts';

const endorsementViews = (view: StatementView, names: ReadonlyMap<string, string>): EndorsementView[] =>
  view.facts.endorsements.map(({ id, final, takenOn, namedOn, withdrawnOn }) => {
    const state =
      withdrawnOn !== null
        ? 'withdrawn'
        : final !== view.final?.id
          ? 'confirm'
          : takenOn === null
            ? 'waits'
            : namedOn === null
              ? 'unnamed'
              : 'counts';
    return { id, name: names.get(id) ?? '…', state };
  });

/** Looked for only where a community's organisations write without an ally, since only they have words of their own. P7 */
const ownWords = async (context: MemberContext, view: StatementView): Promise<OwnWords[]> => {
  const { groups, allies } = speakersOf(view.facts);
  if (groups.length === 0 || allies.length > 0) return [];
  const own: OwnWords[] = [];
  for (const [language, { text }] of view.latest) {
    const found = await advice(context, view, { language, text, before: null });
    if (found) own.push(found.result.own);
  }
  return own;
};

export const signingView = async (
  context: MemberContext,
  id: StatementId,
  frame: Frame,
  origin: string,
): Promise<SigningView | null> => {
  const visible = await readVisible(context, id);
  if (!visible) return null;
  const view = await viewOf(context, visible);
  const { final } = view;
  const words = new StatementWords(context.tx, context.keyring);
  const address = await new StatementReader(context.tx).address(id);
  const page = final && (await publicPageOf(context, visible, final));
  const live = {
    publishedOn: view.today,
    endorsements: { count: 0, names: [] },
    linked: [],
    objections: [],
  };
  return {
    ...view,
    fingerprints: new Map(
      [...visible.latest.values()].map(({ wording, text }) => [wording.id, textHash(text)]),
    ),
    reservations: final ? await words.reservations(final.id) : new Map<OrganisationId, string>(),
    endorsements: endorsementViews(view, await words.endorsers(id)),
    ownWords: await ownWords(context, view),
    made: page ? howMade({ ...page, ...live }, frame) : [],
    address: origin + routes.publicText.url({ token: address }),
  };
};
