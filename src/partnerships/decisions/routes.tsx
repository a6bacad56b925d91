import { versionId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { actInPartnership, isUnreadable, unreadable } from '../act.ts';
import { TextReader } from '../agreement/textStore.ts';
import { type AtDecision, readDecision } from '../visible.ts';
import { consentOn, objectTo, waiveWindow, withdrawProposal } from './acts.ts';
import { objectionForm } from './form.ts';
import { DecisionPage, exactTextFile } from './page.tsx';
import { decisionView } from './read.ts';

const show = async (request: Request, at: AtDecision, member: SignedIn, returned?: ReturnedForm) => {
  if (isUnreadable(returned, 'reason')) return unreadable(request);
  const view = await readDecision(request, member, at, decisionView);
  if (!view) return request.notFound();
  return request.answer(
    <DecisionPage frame={request.frame} view={view} returned={returned} done={request.done} />,
    returned,
  );
};

const exactText = async (request: Request, member: SignedIn, at: AtDecision, version: string) => {
  const file = await readDecision(request, member, at, async ({ tx, keyring }, _, decision) => {
    const asked = decision.versions.find(({ id }) => id === version);
    const text = asked && (await new TextReader(tx, keyring).exactTexts([asked.id])).get(asked.id);
    return asked && text ? { text, name: exactTextFile(asked.sha256Hex) } : null;
  });
  return file ? request.file(file.text, file.name, 'application/json') : request.notFound();
};

const decision = place(routes.decision, show);
/** Each form says which text was read. */
const onText = { version: versionId };

export const decisionRoutes = (mount: Mount): void => {
  mount.member(routes.decision, (request, at, member) => show(request, at, member));
  mount.member(routes.exactText, (request, { version, ...at }, member) =>
    exactText(request, member, at, version),
  );
  mount.member(
    routes.consent,
    actInPartnership(
      decision,
      ({ tookEffect }: { tookEffect: boolean }) => (tookEffect ? 'tookEffect' : 'consented'),
      onText,
      (context, at: AtDecision, { version }) => consentOn(context, { ...at, version }),
    ),
  );
  mount.member(
    routes.object,
    actInPartnership(decision, 'objected', objectionForm, (context, at: AtDecision, values) =>
      objectTo(context, { ...at, ...values }),
    ),
  );
  mount.member(
    routes.waiveWindow,
    actInPartnership(decision, 'waived', onText, (context, at: AtDecision, { version }) =>
      waiveWindow(context, { ...at, version }),
    ),
  );
  mount.member(
    routes.withdrawProposal,
    actInPartnership(decision, 'withdrawn', onText, (context, at: AtDecision) =>
      withdrawProposal(context, at.decision),
    ),
  );
};
