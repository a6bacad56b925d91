import type { RoundId } from '../kernel/ids.ts';
import { refuse } from '../kernel/outcome.ts';
import { shred } from '../vault/record.ts';
import { halfOf, keepHalf } from './halfStore.ts';
import { dropLinks } from './linkStore.ts';
import { chooseMode, handIn, mayWrite, type RoundRefusal, release, takeBack, whole } from './rules.ts';
import { says } from './saying.ts';
import { type Act, beginAct, type Looking, openWhenAllAreIn, ownOf, record, todayOf } from './scene.ts';
import { emptySheet, type Sheet } from './sheet.ts';
import { addSheet, changeSheet, countSheets, rewriteSheets, sheetsOf } from './sheetStore.ts';
import { RoundWriter } from './store.ts';
import { type AnswerMode, sharedOf } from './suppression.ts';
import { recordOf, sealShared, shareWithPartners } from './viewStore.ts';

type Done<Facts = unknown> = Act<Facts, RoundRefusal>;

export const chooseHow = async (looking: Looking, round: RoundId, mode: AnswerMode): Done => {
  const scene = await beginAct(looking, round);
  if (!scene) return null;
  const of = { round, organisation: ownOf(looking) };
  const ruling = chooseMode(scene.facts, looking.member, await countSheets(looking.tx, of));
  if (!ruling.ok) return ruling;
  await new RoundWriter(looking.tx).chooseMode(round, of.organisation, mode);
  return ruling;
};

/** What she has before her: the organisation's one sheet, or her own half of one. */
export const sheetBefore = async (
  looking: Looking,
  round: RoundId,
  mode: AnswerMode,
): Promise<{ given: boolean; sheet: Sheet }> => {
  const { tx, keyring } = looking;
  if (mode === 'people') {
    const half = await halfOf(tx, keyring, round);
    return { given: half?.given ?? false, sheet: half?.sheet ?? emptySheet };
  }
  const [one] = await sheetsOf(tx, keyring, { round, organisation: ownOf(looking) });
  return { given: false, sheet: one?.sheet ?? emptySheet };
};

/** Kept as far as it is: for herself where several people answer, for her organisation where it is one sheet. */
export const keepSheet = async (looking: Looking, round: RoundId, sheet: Sheet): Done => {
  const scene = await beginAct(looking, round);
  if (!scene) return null;
  const { tx, keyring, member } = looking;
  const of = { round, organisation: ownOf(looking) };
  const mode = scene.facts.respondents.find(({ organisation }) => organisation === of.organisation)?.mode;
  const ruling = mayWrite(scene.facts, member, mode ?? 'one');
  if (!ruling.ok) return ruling;
  if (mode === 'people') {
    if ((await halfOf(tx, keyring, round))?.given) return refuse('sheetGiven');
    await keepHalf(tx, keyring, of, sheet);
    return ruling;
  }
  const [one] = await sheetsOf(tx, keyring, of);
  if (one) await changeSheet(tx, of, one.id, sheet);
  else await addSheet(tx, of, sheet);
  return ruling;
};

/** Hers joins the others: from now on nobody can tell which it is, and it cannot be taken out. C31 */
export const giveSheet = async (looking: Looking, round: RoundId, sheet: Sheet): Done => {
  const scene = await beginAct(looking, round);
  if (!scene) return null;
  const { tx, keyring, member } = looking;
  const ruling = mayWrite(scene.facts, member, 'people');
  if (!ruling.ok) return ruling;
  if ((await halfOf(tx, keyring, round))?.given) return refuse('sheetGiven');
  const ready = whole(ruling.own, sheet, scene.questions);
  if (!ready.ok) return ready;
  const of = { round, organisation: ownOf(looking) };
  await addSheet(tx, of, sheet);
  await keepHalf(tx, keyring, of, null);
  return ruling;
};

/** Sheets that came on paper or in a file: whole ones, as many as there are. */
export const enterSheets = async (looking: Looking, round: RoundId, sheets: readonly Sheet[]): Done => {
  const scene = await beginAct(looking, round);
  if (!scene) return null;
  if (looking.member.role !== 'steward') return refuse('onlySteward');
  const ruling = mayWrite(scene.facts, looking.member, 'people');
  if (!ruling.ok) return ruling;
  for (const sheet of sheets) {
    const ready = whole(ruling.own, sheet, scene.questions);
    if (!ready.ok) return ready;
  }
  const of = { round, organisation: ownOf(looking) };
  for (const sheet of sheets) await addSheet(looking.tx, of, sheet);
  return ruling;
};

/** The one view that will cross is made and sealed, the sheets are mixed, and links that wait open nothing. P3, C31 */
export const handInAnswers = async (looking: Looking, round: RoundId): Done => {
  const scene = await beginAct(looking, round);
  if (!scene) return null;
  const { tx, keyring, member } = looking;
  const { facts, questions } = scene;
  const of = { round, organisation: ownOf(looking) };
  const sheets = (await sheetsOf(tx, keyring, of)).map(({ sheet }) => sheet);
  const ruling = handIn(facts, member, { sheets, questions });
  if (!ruling.ok) return ruling;
  const mixed = await rewriteSheets(tx, keyring, of);
  await dropLinks(tx, of);
  const writer = new RoundWriter(tx);
  await writer.handIn({
    round_id: round,
    organisation_id: of.organisation,
    partnership_id: facts.partnership,
    ...(await sealShared(tx, of.organisation, sharedOf(ruling.own.mode ?? 'one', mixed, questions))),
    handed_in_on: todayOf(looking),
  });
  await record(looking, facts, says.handedIn(round));
  const now = await writer.round(round);
  if (now) await openWhenAllAreIn(looking, now);
  return ruling;
};

export const takeBackAnswers = async (looking: Looking, round: RoundId): Done => {
  const scene = await beginAct(looking, round);
  if (!scene) return null;
  const ruling = takeBack(scene.facts, looking.member);
  if (!ruling.ok) return ruling;
  const own = ownOf(looking);
  await shred(looking.tx, await recordOf(looking.tx, round, own));
  await new RoundWriter(looking.tx).takeBack(round, own);
  await record(looking, scene.facts, says.takenBack(round));
  return ruling;
};

/** The community lets its partners see before they have answered. P3 */
export const releaseAnswers = async (looking: Looking, round: RoundId): Done => {
  const scene = await beginAct(looking, round);
  if (!scene) return null;
  const { tx, keyring } = looking;
  const { facts } = scene;
  const ruling = release(facts, looking.member);
  if (!ruling.ok) return ruling;
  const organisation = ownOf(looking);
  if (!(await shareWithPartners(tx, keyring, { round, organisation, partnership: facts.partnership })))
    return refuse('notHandedIn');
  const day = todayOf(looking);
  await new RoundWriter(tx).openAnswers(round, organisation, { opened_on: day, released_on: day });
  await record(looking, facts, says.released(round));
  return ruling;
};
