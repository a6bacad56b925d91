import { z } from 'zod';
import { type DecisionId, type PartnershipId, versionId } from '../kernel/ids.ts';
import type { Sitting } from '../ledger/sitting.ts';
import { routes } from '../routes.ts';
import { decideOnce, respond } from '../web/decideOnce.ts';
import { type DoneKey, withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { neededLines } from '../web/form.ts';
import { messagePage } from '../web/messagePage.tsx';
import type { SignedIn, Visit } from '../web/visit.ts';
import { type Act, objectTo, waiveWindow, withdrawProposal } from './acts.ts';
import { consentOn } from './consenting.ts';
import { DecisionPage, exactTextFile, type SentForm } from './decisionPage.tsx';
import { decisionView } from './decisionView.ts';
import { longestReason } from './proposalForm.ts';
import { TextReader } from './textStore.ts';
import type { DecisionAct, RefusedAct } from './views.ts';
import { atDecision, whoIn } from './visiting.ts';

type At = { partnership: PartnershipId; decision: DecisionId };
type Answer = { objection?: SentForm; refused?: RefusedAct };

const onText = z.strictObject({ version: versionId });
const objection = z.strictObject({ version: versionId, reason: neededLines(longestReason) });

const show = async (visit: Visit, member: SignedIn, at: At, answer: Answer = {}, status: 200 | 422 = 200) => {
  const view = await atDecision(visit, member, at, decisionView);
  if (!view) return visit.notFound();
  return visit.page(<DecisionPage frame={visit.frame} view={view} {...answer} done={visit.done} />, status);
};

/** A form that this page never made: nothing was typed into it, so there is nothing to show again. */
const unreadable = (visit: Visit) => visit.page(messagePage(visit.frame, 'unreadable'), 422);

type Done = { act: DecisionAct; key: (facts: object) => DoneKey };

/** Parsed; now read, decide, write, respond. A refusal shows the decision again, with the reason. */
const decide = async <Facts extends object>(
  { visit, member, at }: { visit: Visit; member: SignedIn; at: At },
  form: { act: string },
  { act, key }: Done,
  work: (sitting: Sitting) => Act<Facts>,
) => {
  const decided = await decideOnce(visit, form.act, async (tx, keyring) => {
    const ruling = await work({ ...whoIn(visit, member, tx, keyring), partnership: at.partnership });
    return ruling?.ok ? { ok: true, to: withDone(routes.decision.url(at), key(ruling)) } : ruling;
  });
  return respond(visit, decided, (refusal) => show(visit, member, at, { refused: { act, refusal } }, 422));
};

const exactText = async (visit: Visit, member: SignedIn, at: At, version: string) => {
  const file = await atDecision(visit, member, at, async ({ tx, keyring }, _, decision) => {
    const asked = decision.versions.find(({ id }) => id === version);
    const text = asked && (await new TextReader(tx, keyring).exactTexts([asked.id])).get(asked.id);
    return asked && text ? { text, name: exactTextFile(asked.sha256Hex) } : null;
  });
  return file ? visit.file(file.text, file.name, 'application/json') : visit.notFound();
};

export const decisionRoutes = (doors: Doors): void => {
  doors.member(routes.decision, (visit, at, member) => show(visit, member, at));
  doors.member(routes.exactText, (visit, { version, ...at }, member) =>
    exactText(visit, member, at, version),
  );

  doors.member(routes.consent, async (visit, at, member) => {
    const form = await visit.form(onText);
    if (!form.ok) return unreadable(visit);
    const key = (facts: object): DoneKey =>
      'tookEffect' in facts && facts.tookEffect ? 'tookEffect' : 'consented';
    return decide({ visit, member, at }, form, { act: 'consent', key }, (sitting) =>
      consentOn(sitting, { decision: at.decision, ...form.values }),
    );
  });

  doors.member(routes.object, async (visit, at, member) => {
    const form = await visit.form(objection);
    if (!form.ok)
      return 'reason' in form.problems
        ? show(visit, member, at, { objection: form }, 422)
        : unreadable(visit);
    return decide({ visit, member, at }, form, { act: 'object', key: () => 'objected' }, (sitting) =>
      objectTo(sitting, { decision: at.decision, ...form.values }),
    );
  });

  doors.member(routes.waiveWindow, async (visit, at, member) => {
    const form = await visit.form(onText);
    if (!form.ok) return unreadable(visit);
    return decide({ visit, member, at }, form, { act: 'waive', key: () => 'waived' }, (sitting) =>
      waiveWindow(sitting, { decision: at.decision, ...form.values }),
    );
  });

  doors.member(routes.withdrawProposal, async (visit, at, member) => {
    const form = await visit.form(onText);
    if (!form.ok) return unreadable(visit);
    return decide({ visit, member, at }, form, { act: 'withdraw', key: () => 'withdrawn' }, (sitting) =>
      withdrawProposal(sitting, at.decision),
    );
  });
};
