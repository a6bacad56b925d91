import type { OrganisationId, PartnershipId, RoundId } from '../../kernel/ids.ts';
import { type MemberContext, ownOf } from '../../session/memberContext.ts';
import { sheetBefore } from '../answering/read.ts';
import { respondentOf } from '../facts.ts';
import { nameOf, textIn } from '../instrument/facts.ts';
import { shipped, shippedInstruments } from '../instrument/shipped.ts';
import { InstrumentReader } from '../instrument/store.ts';
import { countLinks } from '../links/store.ts';
import { PartyReader } from '../partyStore.ts';
import { callOff, chooseInstrument, chooseMode, handIn, mayOpen, release, sees, takeBack } from '../rules.ts';
import { sheetsOf } from '../sheet/store.ts';
import { nameIn, openWhenAllAreIn, readVisible, type VisibleRound } from '../visible.ts';
import type { OpeningView, RoundView } from './view.ts';

/** What may be asked: what ships with the product, and one's own organisation's sets that are not retired. */
const instrumentsFor = async (
  { tx, keyring, member }: MemberContext,
  language: string,
): Promise<{ value: string; label: string }[]> => {
  const own = await new InstrumentReader(tx, keyring).ofOrganisation(member.organisation.id);
  return [
    ...shippedInstruments.map((one) => ({ value: nameOf(one), label: textIn(one.title, language) })),
    ...own
      .filter(({ retiredOn }) => retiredOn === null)
      .map(({ id, body }) => ({ value: id, label: textIn(body.title, language) })),
  ];
};

const viewOf = async (
  context: MemberContext,
  visible: VisibleRound,
  language: string,
): Promise<RoundView | null> => {
  const { facts, terms, questions, partnership } = visible;
  const { tx, keyring, member } = context;
  const own = respondentOf(facts, ownOf(context));
  if (!own) return null;
  const of = { round: facts.id, organisation: own.organisation };
  const sheets = (await sheetsOf(tx, keyring, of)).map(({ sheet }) => sheet);
  const name = (organisation: OrganisationId): string => nameIn(partnership, organisation);
  const { given } = await sheetBefore(context, facts.id, own.mode ?? 'one');
  return {
    ...{ round: facts.id, facts, terms, own, given, nameOf: name },
    steward: member.role === 'steward',
    missing: facts.respondents
      .filter(({ left, handedIn }) => !left && !handedIn)
      .map(({ organisation }) => name(organisation)),
    unopened: facts.respondents
      .filter(({ organisation }) => mayOpen(facts, organisation))
      .map(({ organisation }) => name(organisation)),
    sheets: sheets.length,
    links: await countLinks(tx, of),
    seesOthers: facts.respondents.some(
      ({ organisation }) => organisation !== own.organisation && sees(facts, own.organisation, organisation),
    ),
    instruments: await instrumentsFor(context, language),
    may: {
      mode: chooseMode(facts, member, sheets.length),
      handIn: handIn(facts, member, { sheets, questions }),
      takeBack: takeBack(facts, member),
      release: release(facts, member),
      choose: chooseInstrument(facts, member),
      end: callOff(facts, member),
    },
  };
};

/** Reads a round, and first opens its answers if everybody is in. P3 */
export const readRound = async (
  context: MemberContext,
  round: RoundId,
  language: string,
): Promise<RoundView | null> => {
  const visible = await readVisible(context, round);
  if (!visible) return null;
  const facts = await openWhenAllAreIn(context, visible.facts);
  return viewOf(context, { ...visible, facts }, language);
};

/** What the form to open a round offers; null where none can be opened. */
export const readOpening = async (
  context: MemberContext,
  partnership: PartnershipId,
  language: string,
): Promise<OpeningView | null> => {
  const own = ownOf(context);
  const found = await new PartyReader(context.tx).partnership(partnership, own);
  if (!found || found.ended) return null;
  const here = found.parties.filter((party) => party.here);
  const instruments = await instrumentsFor(context, language);
  return {
    partnership,
    parties: here.map(({ name }) => name),
    instruments: instruments.map((one) => {
      const about = shipped(one.value)?.about;
      return { ...one, hint: about && textIn(about, language) };
    }),
    community: here.some(({ organisation, side }) => organisation === own && side === 'community'),
  };
};
