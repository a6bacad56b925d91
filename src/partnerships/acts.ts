import type { Tx } from '../database/open.ts';
import { object, waive } from '../kernel/answering.ts';
import { dayOf } from '../kernel/clock.ts';
import { withdraw } from '../kernel/closing.ts';
import { currentVersion, type DecisionFacts } from '../kernel/decision.ts';
import type { DecisionId, VersionId } from '../kernel/ids.ts';
import { refuse } from '../kernel/outcome.ts';
import { recordOwn, type Sitting, todayOf } from '../ledger/sitting.ts';
import { exactText, type Proposal } from './agreement.ts';
import { AgreementReader } from './agreementStore.ts';
import { CandidateReader, type NamedCandidate } from './candidateStore.ts';
import { DecisionReader, DecisionWriter } from './decisionStore.ts';
import { audiencesOf } from './keys.ts';
import { says } from './recording.ts';
import { type Amending, amendProposal, type Proposing, proposeChange } from './rules.ts';
import type { Ruling } from './ruling.ts';
import { beginAct, decisionIn, type Scene } from './scene.ts';
import { writeClosing } from './settling.ts';
import { announce, showNow } from './showing.ts';
import { PartnershipWriter } from './store.ts';
import { TextReader, TextWriter } from './textStore.ts';

/** What an act answers. Null: what it was about is not there for her (C16). */
export type Act<Facts> = Promise<Ruling<Facts> | null>;
type On = { decision: DecisionId; version: VersionId };

/** The text in force, as far as this member can read it. */
export const readInForce = async ({ tx, keyring }: Sitting, { partnership }: Pick<Scene, 'partnership'>) => {
  const { id } = partnership;
  const version = (await new AgreementReader(tx).versionsInForce([id])).get(id);
  if (!version) return null;
  return (await new TextReader(tx, keyring).proposals([version])).get(version)?.agreement ?? null;
};

/** A new text before its parties: sealed for everyone who is asked, and for nobody else. */
export const writeVersion = async (
  sitting: Sitting,
  scene: Pick<Scene, 'partnership'>,
  decision: DecisionFacts,
  proposal: Proposal,
): Promise<void> => {
  const { tx, partnership } = sitting;
  const version = currentVersion(decision);
  const audiences = audiencesOf(scene.partnership, decision);
  const sealed = await new TextWriter(tx).sealText(version.id, exactText(proposal), audiences);
  const decisions = new DecisionWriter(tx);
  await decisions.addVersion(partnership, decision.id, version, sealed);
  const own = decision.answers.filter((answer) => answer.version === version.id);
  for (const answer of own) await decisions.answer(partnership, answer);
};

/** A community party stands by what it writes: the record says so as a consent of its own. P7 */
export const recordAuthorsConsent = async (sitting: Sitting, decision: DecisionFacts): Promise<void> => {
  const version = currentVersion(decision);
  if (decision.answers.some((answer) => answer.version === version.id))
    await recordOwn(sitting, says.consented(decision, version));
};

/** Newcomers of an open decision are parties in waiting: shown what they are asked when the community side agreed. */
const askNewcomers = async (sitting: Sitting, { partnership }: Scene, decision: DecisionFacts) => {
  const { tx } = sitting;
  const day = todayOf(sitting);
  const writer = new PartnershipWriter(tx);
  const newcomers = decision.parties.filter(({ newcomer }) => newcomer);
  for (const newcomer of newcomers) {
    const { organisation } = newcomer;
    const before = partnership.parties.some((party) => party.organisation === organisation);
    if (before) await writer.askAgain(partnership.id, newcomer, day);
    else await writer.ask(partnership.id, [newcomer], { day, keyed: false });
  }
  const asked = newcomers.filter(({ shown }) => shown).map(({ organisation }) => organisation);
  if (asked.length > 0) await announce(sitting, decision, asked);
};

export type NewProposal = Omit<Proposing, 'by'>;

/** Proposes a change to a partnership that is there. */
export const propose = async (sitting: Sitting, proposing: NewProposal): Act<{ decision: DecisionFacts }> => {
  const { tx, member, partnership, now } = sitting;
  const scene = await beginAct(sitting);
  const inForce = scene && (await readInForce(sitting, scene));
  if (scene?.standing !== 'in' || !inForce) return null;
  const candidates = await candidatesFor(sitting, proposing.proposal);
  const ruling = proposeChange(scene.facts, inForce, candidates, { ...proposing, by: member }, now);
  if (!ruling.ok) return ruling;
  const { decision } = ruling;
  await new DecisionWriter(tx).add(partnership, decision);
  await recordOwn(sitting, says.proposed(decision, currentVersion(decision)));
  await askNewcomers(sitting, scene, decision);
  await writeVersion(sitting, scene, decision, proposing.proposal);
  await recordAuthorsConsent(sitting, decision);
  return ruling;
};

const candidatesFor = ({ tx, member, now }: Sitting, { agreement }: Proposal): Promise<NamedCandidate[]> => {
  const named = agreement.parties.map(({ organisation }) => organisation);
  return new CandidateReader(tx).candidates(member.organisation.id, dayOf(now), named);
};

/** May an answer to it be what somebody waits for to be shown it? Then keys change hands. */
export const mayShow = async (tx: Tx, decision: DecisionId): Promise<boolean> => {
  const change = await new DecisionReader(tx).changeOf(decision);
  return change === 'parties' || change === 'founding';
};

/** `of` is the text she had before her eyes. */
export type NewAmendment = Omit<Amending, 'by' | 'of'> & { decision: DecisionId; of: VersionId };

/** Puts a better text. Every earlier answer is void, and stays on record against the text it was given to. */
export const amend = async (sitting: Sitting, amending: NewAmendment): Act<{ decision: DecisionFacts }> => {
  const { tx, keyring, member, now } = sitting;
  const scene = await beginAct(sitting, { keys: await mayShow(tx, amending.decision) });
  const decision = scene && (await decisionIn(tx, scene, amending.decision));
  if (!scene || !decision) return null;
  if (!decision.versions.some(({ id }) => id === amending.of)) return refuse('textChanged', 'P1');
  const read = (await new TextReader(tx, keyring).proposals([amending.of])).get(amending.of);
  if (!read) return null;
  const inForce = await readInForce(sitting, scene);
  const { version, proposal, windowDays } = amending;
  const of = { version: amending.of, proposal: read };
  const ruling = amendProposal(
    scene.facts,
    inForce,
    decision,
    { by: member, of, version, proposal, windowDays },
    now,
  );
  if (!ruling.ok) return ruling;
  const answers = ruling.answer ? [...decision.answers, ruling.answer] : decision.answers;
  const amended = { ...decision, versions: [...decision.versions, ruling.version], answers };
  await recordOwn(sitting, says.amended(decision, ruling.version, ruling.voided));
  await writeVersion(sitting, scene, amended, proposal);
  await recordAuthorsConsent(sitting, amended);
  return { ok: true, decision: await showNow(sitting, amended, ruling.shows) };
};

/** Begins an act on a decision that is there for her. */
export const onDecision = async <Facts>(
  sitting: Sitting,
  { id, keys = false }: { id: DecisionId; keys?: boolean },
  act: (scene: Scene, decision: DecisionFacts) => Promise<Ruling<Facts>>,
): Act<Facts> => {
  const scene = await beginAct(sitting, { keys });
  const decision = scene && (await decisionIn(sitting.tx, scene, id));
  return scene && decision ? act(scene, decision) : null;
};

export const objectTo = (sitting: Sitting, on: On & { reason: string }): Act<unknown> =>
  onDecision(sitting, { id: on.decision }, async (scene, decision) => {
    const { tx, member, partnership, now } = sitting;
    const ruling = object(decision, { by: member, version: on.version, reason: on.reason }, now);
    if (!ruling.ok) return ruling;
    const texts = new TextWriter(tx);
    const whose = { version: on.version, organisation: member.organisation.id };
    await texts.forgetReason(whose.version, whose.organisation);
    const reason = await texts.sealReason(on.reason, whose, audiencesOf(scene.partnership, decision));
    await new DecisionWriter(tx).answer(partnership, ruling.answer, reason);
    await recordOwn(sitting, says.objected(decision, currentVersion(decision)));
    return ruling;
  });

export const waiveWindow = (sitting: Sitting, on: On): Act<unknown> =>
  onDecision(sitting, { id: on.decision }, async (_, decision) => {
    const ruling = waive(decision, { by: sitting.member, version: on.version }, sitting.now);
    if (!ruling.ok) return ruling;
    await new DecisionWriter(sitting.tx).waive(sitting.partnership, ruling.waiver);
    await recordOwn(sitting, says.waived(decision, currentVersion(decision)));
    return ruling;
  });

export const withdrawProposal = (sitting: Sitting, id: DecisionId): Act<unknown> =>
  onDecision(sitting, { id }, async (_, decision) => {
    const ruling = withdraw(decision, sitting.member, sitting.now);
    if (!ruling.ok) return ruling;
    await writeClosing(sitting.tx, sitting.partnership, decision, ruling.closing, (said) =>
      recordOwn(sitting, said),
    );
    return ruling;
  });
