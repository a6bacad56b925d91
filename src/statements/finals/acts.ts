import { addDays } from '../../kernel/clock.ts';
import {
  type EndorsementId,
  type FinalTextId,
  finalTextId,
  newId,
  type StatedId,
  type StatementId,
  signOnLinkId,
  statedId,
} from '../../kernel/ids.ts';
import { type ActOutcome, type MemberContext, todayOf } from '../../session/memberContext.ts';
import { tokenHash } from '../../vault/link.ts';
import { act, record } from '../acts.ts';
import { publishedFinal } from '../draft.ts';
import type { FinalFacts, SignOffAnswer } from '../facts.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { exactText, textHash } from '../text/document.ts';
import { StatementSeal, StatementWords } from '../text/store.ts';
import type { VisibleStatement } from '../visible.ts';
import { StatementWriter } from '../writerStore.ts';
import { freeze, inviteSigner, openSignOn, signOff, signStated, state, takeEndorsement } from './rules.ts';
import { SigningWriter } from './store.ts';

/** Puts the latest wordings before everyone on the draft, to the letter. */
export const makeFinal = (context: MemberContext, id: StatementId): ActOutcome =>
  act(context, id, async (visible) => {
    const ruling = freeze(visible, context.member, newId(finalTextId), context.now);
    if (!ruling.ok) return ruling;
    await new SigningWriter(context.tx).freeze(id, ruling.final);
    await record(context, visible.facts, ledgerEntries.final(id, ruling.final));
    return ruling;
  });

export type SignOffWords = {
  final: FinalTextId;
  answer: Exclude<SignOffAnswer, 'silence'>;
  reservation: string;
};

/** Records this organisation's answer to the text that its steward was shown. P1 */
export const answerFinal = (context: MemberContext, id: StatementId, given: SignOffWords): ActOutcome =>
  act(context, id, async ({ facts, own }) => {
    const ruling = signOff(facts, context.member, given);
    if (!ruling.ok) return ruling;
    const { final } = ruling;
    const { answer, reservation } = given;
    const sealed =
      answer === 'reservation'
        ? await new StatementSeal(context, id).reservation(own.organisation, reservation)
        : null;
    await new SigningWriter(context.tx).signOff({
      final_id: final.id,
      statement_id: id,
      organisation_id: own.organisation,
      answer,
      record_id: sealed?.record ?? null,
      words_sealed: sealed?.words ?? null,
      signed_on: todayOf(context),
    });
    await record(context, facts, ledgerEntries.signedOff(id, final, answer));
    return ruling;
  });

export type Reason = { lock: string; subject: string; sentence: string };

/** States why a lock stays closed, and signs that reason. It holds when both sides have signed. P1 */
export const stateReason = (context: MemberContext, id: StatementId, reason: Reason): ActOutcome =>
  act(context, id, async (visible) => {
    const ruling = state(visible, context.member, reason, context.now);
    if (!ruling.ok) return ruling;
    const stated = newId(statedId);
    const { lock, subject } = ruling.lock;
    const organisation = visible.own.organisation;
    const writer = new StatementWriter(context.tx);
    await writer.state({
      id: stated,
      statement_id: id,
      organisation_id: organisation,
      lock,
      subject,
      words_sealed: await new StatementSeal(context, id).reason(stated, reason.sentence),
      stated_on: todayOf(context),
    });
    await writer.signStated({
      stated_id: stated,
      statement_id: id,
      organisation_id: organisation,
      signed_on: todayOf(context),
    });
    await record(context, visible.facts, ledgerEntries.stated(stated, lock, subject));
    return ruling;
  });

export const signReason = (context: MemberContext, id: StatementId, which: StatedId): ActOutcome =>
  act(context, id, async ({ facts, own }) => {
    const stated = facts.stated.find((one) => one.id === which);
    if (!stated) return null;
    const ruling = signStated(facts, context.member, stated);
    if (!ruling.ok) return ruling;
    await new StatementWriter(context.tx).signStated({
      stated_id: which,
      statement_id: id,
      organisation_id: own.organisation,
      signed_on: todayOf(context),
    });
    await record(context, facts, ledgerEntries.signedStated(which));
    return ruling;
  });

/**
 * Stores exactly the signed text in clear, because it circulates from now on. Gives the final text with the fingerprints
 * that everybody can make of it: from now on the record names it by those.
 */
export const circulate = async (
  context: MemberContext,
  { facts, latest }: VisibleStatement,
  final: FinalFacts,
): Promise<FinalFacts> => {
  const wordings = final.wordings.map(({ language, wording }) => {
    const here = latest.get(language);
    if (here?.wording.id !== wording) throw new Error('what goes round is not what was signed');
    return { language, wording, sha256Hex: textHash(here.text), exact: exactText(here.text) };
  });
  await new SigningWriter(context.tx).circulate(
    wordings.map(({ language, sha256Hex, exact }) => ({
      final_id: final.id,
      statement_id: facts.id,
      language,
      exact_text: exact,
      sha256: Buffer.from(sha256Hex, 'hex'),
    })),
  );
  return { ...final, wordings };
};

/** Opens the text for others to sign. P9 */
export const letOthersSign = (context: MemberContext, id: StatementId): ActOutcome =>
  act(context, id, async (visible) => {
    const ruling = openSignOn(visible, context.member, context.now);
    if (!ruling.ok) return ruling;
    await new SigningWriter(context.tx).openSignOn({
      final_id: ruling.final.id,
      statement_id: id,
      organisation_id: visible.own.organisation,
      opened_on: todayOf(context),
    });
    const out = await circulate(context, visible, ruling.final);
    await record(context, visible.facts, ledgerEntries.opened(id, out));
    return ruling;
  });

export const linkLivesDays = 30;

/** A link for one organisation to sign on with. The token comes from the form: sent twice, it is one link (C48). */
export const linkSigner = (context: MemberContext, id: StatementId, token: Buffer): ActOutcome =>
  act(context, id, async ({ facts, own }) => {
    const ruling = inviteSigner(facts, context.member);
    if (!ruling.ok) return ruling;
    await new SigningWriter(context.tx).link({
      id: newId(signOnLinkId),
      token_hash: tokenHash(token),
      final_id: ruling.final.id,
      statement_id: id,
      organisation_id: own.organisation,
      made_on: todayOf(context),
      expires_on: addDays(todayOf(context), linkLivesDays),
    });
    return ruling;
  });

/** Takes in, or sets aside, a signature, by its name as somebody typed it. */
export const lookAtEndorsement = (
  context: MemberContext,
  id: StatementId,
  which: EndorsementId,
  { take }: { take: boolean },
): ActOutcome =>
  act(context, id, async ({ facts }) => {
    const endorsement = facts.endorsements.find((one) => one.id === which);
    if (!endorsement) return null;
    const ruling = takeEndorsement(facts, context.member, endorsement, take);
    if (!ruling.ok) return ruling;
    const writer = new SigningWriter(context.tx);
    const name = (await new StatementWords(context.tx, context.keyring).endorsers(id)).get(which) ?? null;
    if (take) await writer.takeEndorsement(which, todayOf(context), publishedFinal(facts) ? name : null);
    else await writer.setAside(which, todayOf(context));
    return ruling;
  });
