import type { OrganisationId, StatementId, WordingId } from '../kernel/ids.ts';
import { changeBetween } from '../language/versionChange.ts';
import { routes } from '../routes.ts';
import type { Frame } from '../web/frame.ts';
import type { AfterView } from './afterPage.tsx';
import { AskableReader } from './askableStore.ts';
import { populationsIn } from './checks.ts';
import { ownersOf } from './draft.ts';
import type { GroupsView } from './groupsPage.tsx';
import type { InputView } from './inputPage.tsx';
import { advice } from './languageCheckView.ts';
import { objectionIsOverdue } from './objecting.ts';
import { ObjectionReader } from './objectionStore.ts';
import { howMade } from './published/howMade.ts';
import { pageOf } from './publishing.ts';
import { mayLead } from './rules.ts';
import { type Looking, readScene, todayOf } from './scene.ts';
import { consentToPublish, inviteSigner, signOff } from './signing.ts';
import type { EndorsementView, SigningView } from './signOnParts.tsx';
import { nameIn, statementView, viewOf } from './statementView.ts';
import { StatementReader } from './store.ts';
import { exactText } from './text.ts';
import type { StatementView } from './views.ts';
import type { WordingView } from './wordingPage.tsx';
import { StatementWords } from './wordStore.ts';

const wordsOf = ({ tx, keyring }: Looking): StatementWords => new StatementWords(tx, keyring);

/** `beginning`: of the name of an organisation that she looks for, among all that she may know of. */
export const groupsView = async (
  looking: Looking,
  id: StatementId,
  beginning?: string,
): Promise<GroupsView | null> => {
  const view = await statementView(looking, id);
  if (!view) return null;
  const reader = new AskableReader(looking.tx, todayOf(looking));
  const texts = [...view.latest.values()].map(({ text }) => exactText(text));
  const own = view.me.organisation;
  const self = await reader.one(own);
  const others = (await reader.known(own)).filter(({ organisation }) => organisation !== own);
  return {
    ...view,
    suggested: populationsIn([view.about.title, view.about.purpose, ...texts].join('\n\n')),
    askable: [...(self ? [self] : []), ...others],
    found: beginning === undefined ? null : await reader.named(own, beginning),
    mayDrop: view.me.owner && ownersOf(view.facts).length === 1 && view.facts.finals.length === 0,
  };
};

/** One wording, beside an earlier one: the one asked for, or the one before it. */
export const wordingView = async (
  looking: Looking,
  { statement, wording: which }: { statement: StatementId; wording: WordingId },
  from: WordingId | undefined,
): Promise<WordingView | null> => {
  const view = await statementView(looking, statement);
  const wording = view?.facts.wordings.find(({ id }) => id === which);
  if (!view || !wording) return null;
  const same = view.facts.wordings.filter(
    ({ language, number }) => language === wording.language && number < wording.number,
  );
  const earlier = same.find(({ id }) => id === from) ?? same.at(-1);
  const texts = await wordsOf(looking).texts([which, ...(earlier ? [earlier.id] : [])]);
  const text = texts.get(which);
  const before = earlier && texts.get(earlier.id);
  if (!text) return null;
  const passages = await wordsOf(looking).passages(statement);
  return {
    ...view,
    wording,
    text,
    before:
      earlier && before
        ? { wording: earlier, change: changeBetween(exactText(before), exactText(text), populationsIn) }
        : null,
    passages: view.facts.passages
      .filter(({ language }) => language === wording.language)
      .map(({ id, by, releasedOn }) => ({
        id,
        organisation: nameIn(view, by) ?? '…',
        words: passages.get(id) ?? '',
        mine: by === view.me.organisation && view.me.owner,
        released: releasedOn !== null,
      })),
    populations: populationsIn(exactText(text)),
    advice: await advice(looking, view, { language: wording.language, text, before: earlier?.id ?? null }),
  };
};

export const inputView = async (looking: Looking, id: StatementId): Promise<InputView | null> => {
  const view = await statementView(looking, id);
  if (!view) return null;
  const words = wordsOf(looking);
  return {
    ...view,
    said: await words.contributions(id),
    answers: await words.answers(id),
    authors: await words.authors(id, view.me.organisation),
  };
};

const endorsementViews = (view: StatementView, names: ReadonlyMap<string, string>): EndorsementView[] =>
  view.facts.endorsements.map(({ id, final, takenOn, withdrawnOn }) => {
    const state =
      withdrawnOn !== null
        ? 'withdrawn'
        : final !== view.final?.id
          ? 'confirm'
          : takenOn === null
            ? 'waits'
            : 'counts';
    return { id, name: names.get(id) ?? '…', state };
  });

export const signingView = async (
  looking: Looking,
  id: StatementId,
  frame: Frame,
  origin: string,
): Promise<SigningView | null> => {
  const scene = await readScene(looking, id);
  if (!scene) return null;
  const view = await viewOf(looking, scene);
  const { facts, final } = view;
  const words = wordsOf(looking);
  const { member, now } = looking;
  const address = await new StatementReader(looking.tx).address(id);
  const page = final && (await pageOf(looking, scene, final));
  const live = {
    publishedOn: view.today,
    endorsements: { count: 0, names: [] },
    linked: [],
    objections: [],
  };
  return {
    ...view,
    reservations: final ? await words.reservations(final.id) : new Map<OrganisationId, string>(),
    endorsements: endorsementViews(view, await words.endorsers(id)),
    maySign: final
      ? signOff(facts, member, { final: final.id, answer: 'abstained', reservation: '' })
      : mayLead(facts, member),
    mayAgree: final ? consentToPublish(scene, member, final.id, now) : mayLead(facts, member),
    mayLink: inviteSigner(facts, member),
    made: page ? howMade({ ...page, ...live }, frame) : [],
    address: origin + routes.publicText.url({ token: address }),
  };
};

export const afterView = async (looking: Looking, id: StatementId): Promise<AfterView | null> => {
  const view = await statementView(looking, id);
  if (!view) return null;
  const { objections, supplements } = view.facts;
  const begun = objections.flatMap(({ answers }) => answers.flatMap(({ supplement }) => supplement ?? []));
  const seen = [];
  for (const one of [...begun, ...(supplements ? [supplements] : [])])
    if (await readScene(looking, one)) seen.push(one);
  const address = await new StatementReader(looking.tx).address(id);
  return {
    ...view,
    words: await new ObjectionReader(looking.tx).words(id),
    overdue: new Set(objections.filter((one) => objectionIsOverdue(one, looking.now)).map((one) => one.id)),
    supplements: new Set(seen),
    original: supplements && seen.includes(supplements) ? supplements : null,
    objectUrl: routes.objecting.url({ token: address }),
  };
};
