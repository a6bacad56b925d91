import {
  decisionId,
  newId,
  type OrganisationId,
  type PartnershipId,
  partnershipId,
  versionId,
} from '../kernel/ids.ts';
import { type Refusal, refuse } from '../kernel/outcome.ts';
import { mayAmend } from '../kernel/wording.ts';
import { routes } from '../routes.ts';
import { decideOnce, respond } from '../web/decideOnce.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import type { Problems, Typed } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { amend, type NewProposal, propose } from './acts.ts';
import { type AgreementParty, newSeal, type Proposal, proposalDocument } from './agreement.ts';
import { somebodyToAsk } from './asking.ts';
import { strangersNamed } from './commitmentForm.ts';
import { amendmentForm, changeForm, foundingForm } from './formView.ts';
import { proposeFounding } from './founding.ts';
import { mayProposeAny } from './listView.ts';
import { sideOf } from './parties.ts';
import { type ProposalValues, proposalForm, proposalFrom } from './proposalForm.ts';
import { ProposalPage, type SentProposal } from './proposalPage.tsx';
import { refusalInWords } from './refusals.ts';
import { mayPropose } from './rules.ts';
import type { PartnershipRefusal, Ruling } from './ruling.ts';
import type { ProposalFormView } from './views.ts';
import { atDecision, insidePartnership, whoIn } from './visiting.ts';

/** Refused by a rule, or for what a field says. */
type Refused = Refusal<PartnershipRefusal> | { ok: false; problems: Problems };
/** A form, and why it would come to nothing: shown before anybody has typed a word. */
type Offered = { view: ProposalFormView; may: Ruling<unknown> } | null;

const page = (visit: Visit, offered: Offered, sent?: SentProposal) => {
  if (!offered) return visit.notFound();
  const { view, may } = offered;
  const refused = may.ok ? undefined : refusedForm(visit, {}, may);
  return visit.page(
    <ProposalPage frame={visit.frame} view={view} sent={sent ?? refused} />,
    sent ? 422 : 200,
  );
};

const refusedForm = (visit: Visit, typed: Typed, refusal: Refused): SentProposal => ({
  typed,
  problems: 'problems' in refusal ? refusal.problems : { form: refusalInWords(refusal, visit.t) },
});

const offerFounding = (visit: Visit, member: SignedIn): Promise<Offered> =>
  visit.within(async (tx, keyring) => {
    const who = whoIn(visit, member, tx, keyring);
    const view = await foundingForm(who);
    const may = await mayProposeAny(who);
    return { view, may: may.ok ? somebodyToAsk(sideOf(member.organisation.kind), view.candidates) : may };
  });

const offerChange = (visit: Visit, member: SignedIn, id: PartnershipId, change: 'agreement' | 'ending') =>
  insidePartnership(visit, member, id, async (looking, scene): Promise<Offered> => {
    const view = await changeForm(looking, scene, change);
    return view && { view, may: mayPropose(scene.facts, member, change) };
  });

const offerAmendment = (visit: Visit, member: SignedIn, at: Parameters<typeof atDecision>[2]) =>
  atDecision(visit, member, at, async (looking, scene, decision): Promise<Offered> => {
    const view = await amendmentForm(looking, scene, decision);
    return view && { view, may: mayAmend(decision, member, looking.now) };
  });

type Put = { values: ProposalValues; typed: Typed; view: ProposalFormView; partnership: PartnershipId };

const chosenIn = ({ values }: Put): readonly OrganisationId[] =>
  values.kind === 'agreement' ? values.parties : [];

/** Those who are there, and those she chose; names as everyone sees them today. */
const partiesOf = (put: Put): AgreementParty[] => {
  const { view } = put;
  const chosen = chosenIn(put);
  const asked = view.candidates.filter(({ organisation }) => chosen.includes(organisation));
  return [...view.parties, ...asked].map(({ organisation, name, side }) => ({ organisation, name, side }));
};

const wrongAt = (fields: readonly string[], sentence: string): Problems =>
  Object.fromEntries(fields.map((name) => [name, sentence]));

/** The document, word for word; or why the form cannot be about this change. */
const documentOf = (visit: Visit, put: Put): { ok: true; proposal: Proposal } | Refused => {
  const { values, view, partnership } = put;
  const known = view.candidates.map(({ organisation }) => organisation);
  // Nobody is left out in silence: not one she does not know, nor one that is there no more.
  if (chosenIn(put).some((organisation) => !known.includes(organisation))) return refuse('unknownParty');
  const widens = values.kind === 'agreement' && values.parties.length > 0 && view.change === 'agreement';
  const change = widens ? 'parties' : view.change;
  if ((values.kind === 'ending') !== (change === 'ending')) return refuse('changeKind', 'P1');
  const parties = partiesOf(put);
  const strangers = values.kind === 'agreement' ? strangersNamed(put.typed, parties) : [];
  if (strangers.length > 0) return { ok: false, problems: wrongAt(strangers, visit.t('problem.nominator')) };
  const setting = { change, partnership, parties, seal: newSeal(), inForce: view.before };
  const proposal = proposalFrom(values, setting);
  // What is sealed must be readable again: a text that is not a proposal is a bug, and stops here.
  return proposal ? { ok: true, proposal: proposalDocument.parse(proposal) } : refuse('changeKind', 'P1');
};

const newProposal = (proposal: Proposal, { windowDays }: ProposalValues): NewProposal => ({
  decision: newId(decisionId),
  version: newId(versionId),
  proposal,
  windowDays,
});

const found = async (visit: Visit, member: SignedIn) => {
  const form = await visit.form(proposalForm(visit.t, { founding: true }));
  const offered = await offerFounding(visit, member);
  if (!form.ok || !offered) return page(visit, offered, form.ok ? undefined : form);
  const partnership = newId(partnershipId);
  const document = documentOf(visit, { ...form, view: offered.view, partnership });
  if (!document.ok) return page(visit, offered, refusedForm(visit, form.typed, document));
  const decided = await decideOnce(visit, form.act, async (tx, keyring) => {
    const sitting = { ...whoIn(visit, member, tx, keyring), partnership };
    const ruling = await proposeFounding(sitting, newProposal(document.proposal, form.values));
    return ruling.ok
      ? { ok: true, to: withDone(routes.partnership.url({ partnership }), 'proposed') }
      : ruling;
  });
  return respond(visit, decided, (refusal) => page(visit, offered, refusedForm(visit, form.typed, refusal)));
};

const change = async (visit: Visit, member: SignedIn, partnership: PartnershipId) => {
  const form = await visit.form(proposalForm(visit.t, { founding: false }));
  const kind = form.typed.kind === 'ending' ? 'ending' : 'agreement';
  const offered = await offerChange(visit, member, partnership, kind);
  if (!form.ok || !offered) return page(visit, offered, form.ok ? undefined : form);
  const document = documentOf(visit, { ...form, view: offered.view, partnership });
  if (!document.ok) return page(visit, offered, refusedForm(visit, form.typed, document));
  const decided = await decideOnce(visit, form.act, async (tx, keyring) => {
    const sitting = { ...whoIn(visit, member, tx, keyring), partnership };
    const put = newProposal(document.proposal, form.values);
    const ruling = await propose(sitting, put);
    const decision = put.decision;
    return ruling?.ok
      ? { ok: true, to: withDone(routes.decision.url({ partnership, decision }), 'proposed') }
      : ruling;
  });
  return respond(visit, decided, (refusal) => page(visit, offered, refusedForm(visit, form.typed, refusal)));
};

const better = async (visit: Visit, member: SignedIn, at: Parameters<typeof atDecision>[2]) => {
  const form = await visit.form(proposalForm(visit.t, { founding: false }));
  const offered = await offerAmendment(visit, member, at);
  if (!form.ok || !offered) return page(visit, offered, form.ok ? undefined : form);
  const { partnership } = at;
  const document = documentOf(visit, { ...form, view: offered.view, partnership });
  if (!document.ok) return page(visit, offered, refusedForm(visit, form.typed, document));
  const decided = await decideOnce(visit, form.act, async (tx, keyring) => {
    const sitting = { ...whoIn(visit, member, tx, keyring), partnership };
    const { decision: _, ...put } = newProposal(document.proposal, form.values);
    const of = form.values.version ?? put.version;
    const ruling = await amend(sitting, { ...put, decision: at.decision, of });
    return ruling?.ok ? { ok: true, to: withDone(routes.decision.url(at), 'amended') } : ruling;
  });
  return respond(visit, decided, (refusal) => page(visit, offered, refusedForm(visit, form.typed, refusal)));
};

export const proposalRoutes = (doors: Doors): void => {
  doors.member(routes.newPartnership, async (visit, _, member) =>
    page(visit, await offerFounding(visit, member)),
  );
  doors.member(routes.proposePartnership, (visit, _, member) => found(visit, member));
  doors.member(routes.newProposal, async (visit, { partnership }, member) => {
    const kind = visit.context.req.query('change') === 'ending' ? 'ending' : 'agreement';
    return page(visit, await offerChange(visit, member, partnership, kind));
  });
  doors.member(routes.propose, (visit, { partnership }, member) => change(visit, member, partnership));
  doors.member(routes.amendment, async (visit, at, member) =>
    page(visit, await offerAmendment(visit, member, at)),
  );
  doors.member(routes.amend, (visit, at, member) => better(visit, member, at));
};
