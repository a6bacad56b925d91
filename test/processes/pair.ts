import { type PartnershipId, partnershipId } from '../../src/kernel/ids.ts';
import { type Verdict, verifyRecord } from '../../src/ledger/verify.ts';
import { termKeys } from '../../src/partnerships/agreement/terms.ts';
import { routes } from '../../src/routes.ts';
import type { Fields, Page } from '../support/page.ts';
import { Person } from '../support/people.ts';
import type { Ask } from '../support/visitor.ts';

/** The address people type, whatever port the program listens on. */
export const peoplesAddress = 'http://localhost:8080';

/** Asks a real server, over HTTP. */
export const askAt =
  (address: () => string): Ask =>
  (path, init) =>
    fetch(address() + path, { ...init, redirect: 'manual' });

const words = Object.fromEntries(termKeys.map((term) => [`term-${term}`, `What we say about ${term}.`]));
/** What a proposal of a new partnership says. */
export const agreementForm = (title: string): Fields => ({
  title,
  ...words,
  reviewOn: Temporal.Now.plainDateISO('UTC').add({ months: 6 }).toString(),
  'today-agenda': 'ally-alone',
  'promised-agenda': 'together',
});

/** What a form on this page would send, with these fields filled in; without what every form carries. */
export const filledIn = (page: Page, action: string, fields: Fields = {}, holding: Fields = {}): Fields => {
  const filled: Record<string, string[]> = {};
  for (const [name, value] of page.form(action, holding)) {
    if (name !== 'token' && name !== 'act') filled[name] = [...(filled[name] ?? []), value];
  }
  return { ...filled, ...fields };
};

export const idIn = (text: string | null, kind: 'partnerships' | 'decisions'): string =>
  new RegExp(`/${kind}/([0-9a-f-]{36})`).exec(text ?? '')?.[1] ?? '';

/** Proposes a new partnership with this ally; gives its id once the server has answered. */
export const proposeTo = async (by: Person, ally: Person, title: string): Promise<PartnershipId> => {
  await by.get(routes.newPartnership.url());
  const action = routes.proposePartnership.url();
  const fields = filledIn(by.page, action, { ...agreementForm(title), parties: ally.organisation });
  return partnershipId.parse(idIn((await by.post(action, fields)).location, 'partnerships'));
};

/** Consents to whatever this decision's page shows. */
export const consentOn = async (by: Person, at: { partnership: string; decision: string }): Promise<Page> => {
  await by.get(routes.decision.url(at));
  const action = routes.consent.url(at);
  return by.post(action, filledIn(by.page, action));
};

/** The record as she downloads it. */
export const recordOf = async (who: Person, partnership: string): Promise<string[]> =>
  (await who.get(routes.recordFile.url({ partnership }))).html.trimEnd().split('\n');

export const verdictOn = async (who: Person, partnership: string, held: string[] = []): Promise<Verdict> =>
  verifyRecord(await recordOf(who, partnership), { held });

export type Pair = { ada: Person; bo: Person; partnership: PartnershipId };

/** An ally that this steward lets in, and their agreement, in force. */
export const pairWith = async (ask: Ask, ada: Person, name: string): Promise<Pair> => {
  const bo = new Person(ask);
  const link = await ada.invite({ kind: 'organisation', organisationKind: 'ally' });
  await bo.signUp(link, { name, organisation: `The ${name} Fund (example)` });
  const partnership = await proposeTo(ada, bo, 'The port bylaw');
  const decision = idIn((await bo.get(routes.partnership.url({ partnership }))).html, 'decisions');
  await consentOn(bo, { partnership, decision });
  return { ada, bo, partnership };
};

/** Two organisations with an agreement in force, made through the pages of a server that nobody has set up. */
export const pairOn = async (ask: Ask, setUpLink: string): Promise<Pair> => {
  const ada = new Person(ask);
  await ada.signUp(setUpLink, { name: 'Ada', organisation: 'Rede Aurora (example)' });
  return pairWith(ask, ada, 'Bo');
};

/** "I hold this": keeps where the record stands now, and gives the note to take home. */
export const holdNow = async (who: Person, partnership: string): Promise<string> => {
  await who.get(routes.record.url({ partnership }));
  const action = routes.holdCheckpoint.url({ partnership });
  const { status } = await who.post(action, filledIn(who.page, action));
  if (status !== 303) throw new Error(`holding was answered with ${status}`);
  return (await who.get(routes.checkpointFile.url({ partnership }))).html;
};
