import { type Closing, currentVersion, type DecisionFacts } from '../kernel/decision.ts';
import type { DecisionId, VersionId } from '../kernel/ids.ts';
import { recordFollowing, recordOwn, type Said, type Sitting, todayOf } from '../ledger/sitting.ts';
import { type Act, mayShow, onDecision } from './acts.ts';
import { endingDay } from './agreement.ts';
import { DecisionWriter } from './decisionStore.ts';
import { consentTo, type Effect } from './effect.ts';
import { keyNewcomers } from './keys.ts';
import { says } from './recording.ts';
import type { Scene } from './scene.ts';
import { writeClosing, writeClosings } from './settling.ts';
import { showNow } from './showing.ts';
import { PartnershipWriter } from './store.ts';
import { TextReader, TextWriter } from './textStore.ts';

const following = ({ tx, partnership, now }: Sitting) => {
  const day = todayOf({ now });
  return (said: Said) => recordFollowing(tx, partnership, day, said);
};

/** Who was asked is in it from now on, with the key where this member can hand it over. */
const takeIn = async (sitting: Sitting, { joining }: Closing): Promise<void> => {
  const { tx, partnership } = sitting;
  await new PartnershipWriter(tx).join(partnership, joining, todayOf(sitting));
  for (const organisation of joining) await following(sitting)(says.joined(organisation));
  await keyNewcomers(sitting);
};

const endByDecision = async (sitting: Sitting, decision: DecisionFacts): Promise<void> => {
  const { tx, keyring, partnership } = sitting;
  const version = currentVersion(decision).id;
  const proposal = (await new TextReader(tx, keyring).proposals([version])).get(version);
  const today = todayOf(sitting);
  const endedOn = proposal ? endingDay(proposal, today) : today;
  await new PartnershipWriter(tx).end(partnership, 'decision', endedOn);
  await following(sitting)(says.ended(partnership, 'decision', endedOn));
};

/** Everything that follows from the last consent. Its rows have primary keys of their own: it happens once (C49). */
const takeEffect = async (
  sitting: Sitting,
  { facts }: Scene,
  decision: DecisionFacts,
  { closing, effect }: { closing: Closing; effect: Effect },
): Promise<void> => {
  const { tx, partnership } = sitting;
  await writeClosing(tx, partnership, decision, closing, following(sitting));
  await takeIn(sitting, closing);
  if (effect.agreement !== null) {
    await new PartnershipWriter(tx).putInForce(
      partnership,
      effect.agreement,
      closing.version,
      todayOf(sitting),
    );
    await following(sitting)(says.inForce(partnership, effect.agreement, currentVersion(decision)));
  }
  await writeClosings(tx, facts, effect.overtakes, todayOf(sitting));
  if (effect.ends) await endByDecision(sitting, decision);
};

/** A party's yes to the text she read. `tookEffect`: it was the last one. */
export const consentOn = async (
  sitting: Sitting,
  on: { decision: DecisionId; version: VersionId },
): Act<{ tookEffect: boolean }> => {
  const { tx, member, partnership, now } = sitting;
  const keys = await mayShow(tx, on.decision);
  return onDecision(sitting, { id: on.decision, keys }, async (scene, decision) => {
    const ruling = consentTo(scene.facts, decision, { by: member, version: on.version }, now);
    if (!ruling.ok) return ruling;
    const { answer, shows, closing, effect } = ruling;
    await new TextWriter(tx).forgetReason(on.version, member.organisation.id);
    await new DecisionWriter(tx).answer(partnership, answer);
    await recordOwn(sitting, says.consented(decision, currentVersion(decision)));
    await showNow(sitting, decision, shows);
    if (closing && effect) await takeEffect(sitting, scene, decision, { closing, effect });
    return { ok: true, tookEffect: closing !== null };
  });
};
