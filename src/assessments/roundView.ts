import type { OrganisationId, RoundId } from '../kernel/ids.ts';
import { sheetBefore } from './answering.ts';
import { respondentOf } from './facts.ts';
import { nameOf, textIn } from './instrument.ts';
import { InstrumentReader } from './instrumentStore.ts';
import { countLinks } from './linkStore.ts';
import { callOff, chooseInstrument, chooseMode, handIn, release, sees, takeBack } from './rules.ts';
import { type Looking, openWhenAllAreIn, ownOf, type RoundScene, readScene } from './scene.ts';
import { sheetsOf } from './sheetStore.ts';
import { shippedInstruments } from './shipped.ts';
import type { RoundView } from './views.ts';

/** What may be asked: what ships with the product, and one's own organisation's sets that are not retired. */
export const instrumentsFor = async (
  { tx, keyring, member }: Looking,
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

const viewOf = async (looking: Looking, scene: RoundScene, language: string): Promise<RoundView | null> => {
  const { facts, terms, questions, partnership } = scene;
  const { tx, keyring, member } = looking;
  const own = respondentOf(facts, ownOf(looking));
  if (!own) return null;
  const of = { round: facts.id, organisation: own.organisation };
  const sheets = (await sheetsOf(tx, keyring, of)).map(({ sheet }) => sheet);
  const name = (organisation: OrganisationId): string =>
    partnership.parties.find((party) => party.organisation === organisation)?.name ?? '…';
  const { given } = await sheetBefore(looking, facts.id, own.mode ?? 'one');
  return {
    ...{ round: facts.id, facts, terms, own, given, nameOf: name },
    steward: member.role === 'steward',
    missing: facts.respondents
      .filter(({ left, handedIn }) => !left && !handedIn)
      .map(({ organisation }) => name(organisation)),
    sheets: sheets.length,
    links: await countLinks(tx, of),
    seesOthers: facts.respondents.some(
      ({ organisation }) => organisation !== own.organisation && sees(facts, own.organisation, organisation),
    ),
    instruments: await instrumentsFor(looking, language),
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

/** A round as it is now: whoever comes by opens what may be opened. P3 */
export const readRound = async (
  looking: Looking,
  round: RoundId,
  language: string,
): Promise<RoundView | null> => {
  const scene = await readScene(looking, round);
  if (!scene) return null;
  const facts = await openWhenAllAreIn(looking, scene.facts);
  return viewOf(looking, { ...scene, facts }, language);
};
