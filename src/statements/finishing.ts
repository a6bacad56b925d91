import { addDays } from '../kernel/clock.ts';
import {
  type EndorsementId,
  type FinalTextId,
  finalTextId,
  newId,
  type StatedId,
  type StatementId,
  signOnLinkId,
  statedId,
} from '../kernel/ids.ts';
import { tokenHash } from '../vault/link.ts';
import { type Act, act, record } from './acting.ts';
import { currentFinal } from './draft.ts';
import type { FinalFacts, SignOffAnswer } from './facts.ts';
import { says } from './saying.ts';
import { type Looking, type StatementScene, todayOf } from './scene.ts';
import { freeze, inviteSigner, openSignOn, signOff, signStated, state, takeEndorsement } from './signing.ts';
import { SigningWriter } from './signingWriter.ts';
import { StatementWriter } from './statementWriter.ts';
import { exactText } from './text.ts';
import { StatementSeal, StatementWords } from './wordStore.ts';

/** Puts the latest wordings before everyone on the draft, to the letter. */
export const makeFinal = (looking: Looking, id: StatementId): Act =>
  act(looking, id, async (scene) => {
    const ruling = freeze(scene, looking.member, newId(finalTextId), looking.now);
    if (!ruling.ok) return ruling;
    await new SigningWriter(looking.tx).freeze(id, ruling.final);
    await record(looking, scene.facts, says.final(id, ruling.final));
    return ruling;
  });

export type Signing = {
  final: FinalTextId;
  answer: Exclude<SignOffAnswer, 'silence'>;
  reservation: string;
};

/** This organisation's answer to the text that its steward had before her. P1 */
export const answerFinal = (looking: Looking, id: StatementId, signing: Signing): Act =>
  act(looking, id, async ({ facts, own }) => {
    const ruling = signOff(facts, looking.member, signing);
    const final = currentFinal(facts);
    if (!ruling.ok || !final) return ruling;
    const { answer, reservation } = signing;
    const sealed =
      answer === 'reservation'
        ? await new StatementSeal(looking.tx, id).answer('sign_off', own.organisation, reservation)
        : null;
    await new SigningWriter(looking.tx).signOff({
      final_id: final.id,
      statement_id: id,
      organisation_id: own.organisation,
      answer,
      record_id: sealed?.record ?? null,
      words_sealed: sealed?.words ?? null,
      signed_on: todayOf(looking),
    });
    await record(looking, facts, says.signedOff(id, final, answer));
    return ruling;
  });

export type Stating = { lock: string; subject: string; sentence: string };

/** Says why something stays in the way, and signs it. It holds when both sides have. P1 */
export const sayWhy = (looking: Looking, id: StatementId, stating: Stating): Act =>
  act(looking, id, async (scene) => {
    const ruling = state(scene, looking.member, stating, looking.now);
    if (!ruling.ok) return ruling;
    const stated = newId(statedId);
    const { lock, subject } = ruling.lock;
    const organisation = scene.own.organisation;
    const writer = new StatementWriter(looking.tx);
    await writer.state({
      id: stated,
      statement_id: id,
      organisation_id: organisation,
      lock,
      subject,
      words_sealed: await new StatementSeal(looking.tx, id).words('stated', stated, stating.sentence),
      stated_on: todayOf(looking),
    });
    await writer.signStated({
      stated_id: stated,
      statement_id: id,
      organisation_id: organisation,
      signed_on: todayOf(looking),
    });
    await record(looking, scene.facts, says.stated(stated, lock, subject));
    return ruling;
  });

export const signWhy = (looking: Looking, id: StatementId, which: StatedId): Act =>
  act(looking, id, async ({ facts, own }) => {
    const stated = facts.stated.find((one) => one.id === which);
    if (!stated) return null;
    const ruling = signStated(facts, looking.member, stated);
    if (!ruling.ok) return ruling;
    await new StatementWriter(looking.tx).signStated({
      stated_id: which,
      statement_id: id,
      organisation_id: own.organisation,
      signed_on: todayOf(looking),
    });
    await record(looking, facts, says.signedStated(which));
    return ruling;
  });

/** The text in clear, because it goes round from now on: exactly what was signed. */
export const circulate = async (looking: Looking, { facts, latest }: StatementScene, final: FinalFacts) => {
  const rows = final.wordings.map(({ language, wording, sha256Hex }) => {
    const here = latest.get(language);
    if (here?.wording.id !== wording) throw new Error('what goes round is not what was signed');
    return {
      final_id: final.id,
      statement_id: facts.id,
      language,
      exact_text: exactText(here.text),
      sha256: Buffer.from(sha256Hex, 'hex'),
    };
  });
  await new SigningWriter(looking.tx).circulate(rows);
};

/** Opens the text for others to sign. P9 */
export const letOthersSign = (looking: Looking, id: StatementId): Act =>
  act(looking, id, async (scene) => {
    const ruling = openSignOn(scene, looking.member, looking.now);
    if (!ruling.ok) return ruling;
    await new SigningWriter(looking.tx).openSignOn({
      final_id: ruling.final.id,
      statement_id: id,
      organisation_id: scene.own.organisation,
      opened_on: todayOf(looking),
    });
    await circulate(looking, scene, ruling.final);
    await record(looking, scene.facts, says.opened(id, ruling.final));
    return ruling;
  });

export const linkLivesDays = 30;

/** A link for one organisation to sign on with. The token comes from the form: sent twice, it is one link (C48). */
export const linkSigner = (looking: Looking, id: StatementId, token: Buffer): Act =>
  act(looking, id, async ({ facts, own }) => {
    const ruling = inviteSigner(facts, looking.member);
    if (!ruling.ok) return ruling;
    await new SigningWriter(looking.tx).link({
      id: newId(signOnLinkId),
      token_hash: tokenHash(token),
      final_id: ruling.final.id,
      statement_id: id,
      organisation_id: own.organisation,
      made_on: todayOf(looking),
      expires_on: addDays(todayOf(looking), linkLivesDays),
    });
    return ruling;
  });

/** Takes in, or sets aside, a signature that came by the public page. */
export const lookAtEndorsement = (
  looking: Looking,
  id: StatementId,
  which: EndorsementId,
  { take }: { take: boolean },
): Act =>
  act(looking, id, async ({ facts }) => {
    const endorsement = facts.endorsements.find((one) => one.id === which);
    if (!endorsement) return null;
    const ruling = takeEndorsement(facts, looking.member, endorsement);
    if (!ruling.ok) return ruling;
    const writer = new SigningWriter(looking.tx);
    const name = (await new StatementWords(looking.tx, looking.keyring).endorsers(id)).get(which) ?? null;
    if (take) await writer.takeEndorsement(which, todayOf(looking), name);
    else await writer.setAside(which, todayOf(looking));
    return ruling;
  });
