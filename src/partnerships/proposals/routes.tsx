import { z } from 'zod';
import { mayAmend } from '../../kernel/decision/version/rules.ts';
import {
  decisionId,
  newId,
  type PartnershipId,
  partnershipId,
  type VersionId,
  versionId,
} from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { PartnershipContext } from '../../ledger/partnershipContext.ts';
import { routes } from '../../routes.ts';
import type { ActOutcome, MemberContext } from '../../session/memberContext.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, place } from '../../web/forms/act.ts';
import type { Parsed } from '../../web/forms/parse.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { actInPartnership } from '../act.ts';
import { newSeal } from '../agreement/document.ts';
import { sideOf } from '../facts.ts';
import { mayPropose } from '../rules.ts';
import { type AtDecision, readDecision, readInside } from '../visible.ts';
import { amend, type NewProposal, propose, proposeFounding } from './acts.ts';
import { strangersNamed } from './commitments/form.ts';
import { proposalForm } from './form.ts';
import { ProposalPage } from './page.tsx';
import { amendmentForm, changeForm, foundingForm, mayProposeAny } from './read.ts';
import { hasAnyoneToAsk, partiesIn, proposalIn } from './rules.ts';
import type { ProposalFormView } from './view.ts';

type AtPartnership = { partnership: PartnershipId };
type Kind = 'agreement' | 'ending';
/** A form, and whether sending it could be allowed: the page says so before anybody types. */
type Offered = { view: ProposalFormView; may: Outcome } | null;
type Offer<At> = (request: Request, at: At, member: SignedIn, kind: Kind) => Promise<Offered>;

/** A form as it was sent, and the text that an amendment would replace; null: what it is about is not there for her. */
type SentProposal = Outcome<NewProposal & AtPartnership & { of: VersionId | null }> | null;

const kindIn = (value: unknown): Kind => (value === 'ending' ? 'ending' : 'agreement');

const offerFounding: Offer<unknown> = (request, _, member) =>
  request.readAs(member, async (context) => {
    const view = await foundingForm(context);
    const may = await mayProposeAny(context);
    return { view, may: may.ok ? hasAnyoneToAsk(sideOf(member.organisation.kind), view.candidates) : may };
  });

const offerChange: Offer<AtPartnership> = (request, { partnership }, member, kind) =>
  readInside(request, member, partnership, async (context, visible) => {
    const view = await changeForm(context, visible, kind);
    return view && { view, may: mayPropose(visible.facts, member, kind) };
  });

const offerAmendment: Offer<AtDecision> = (request, at, member) =>
  readDecision(request, member, at, async (context, visible, decision) => {
    const view = await amendmentForm(context, visible, decision);
    return view && { view, may: mayAmend(decision, member, context.now) };
  });

const showing =
  <At,>(offer: Offer<At>) =>
  async (request: Request, at: At, member: SignedIn, returned?: ReturnedForm) => {
    const kind = kindIn(returned ? returned.typed.kind : request.context.req.query('change'));
    const offered = await offer(request, at, member, kind);
    if (!offered) return request.notFound();
    return request.answer(<ProposalPage frame={request.frame} {...offered} returned={returned} />, returned);
  };

/** Reads a form and the document it makes, from the parties and the text that its page offered. */
const reading =
  <At,>(offer: Offer<At>, partnershipOf: (at: At) => PartnershipId, founding = false) =>
  async (request: Request, at: At, member: SignedIn): Promise<Parsed<SentProposal>> => {
    const form = await request.form(proposalForm(request.t, { founding }));
    if (!form.ok) return form;
    const { values, typed } = form;
    const offered = await offer(request, at, member, kindIn(typed.kind));
    if (!offered) return { ...form, values: null };
    const strangers =
      values.kind === 'agreement' ? strangersNamed(typed, partiesIn(offered.view, values)) : [];
    const problems = Object.fromEntries(strangers.map((name) => [name, request.t('problem.nominator')]));
    if (strangers.length > 0) return { ok: false, problems, typed };
    const partnership = partnershipOf(at);
    const { windowDays, version: of } = values;
    const document = proposalIn(values, offered.view, { partnership, seal: newSeal() });
    if (!document.ok) return { ...form, values: document };
    const ids = { partnership, decision: newId(decisionId), version: newId(versionId) };
    return { ...form, values: { ...document, ...ids, windowDays, of } };
  };

const founding = place(routes.newPartnership, showing(offerFounding));
const change = place(routes.newProposal, showing(offerChange));
const amendment = place(routes.amendment, showing(offerAmendment));
const sent = z.custom<SentProposal>();

const found = async (
  context: MemberContext,
  _: unknown,
  proposal: SentProposal,
): ActOutcome<AtPartnership> => {
  if (!proposal?.ok) return proposal;
  const { partnership } = proposal;
  const founded = await proposeFounding({ ...context, partnership }, proposal);
  return founded.ok ? { ok: true, partnership } : founded;
};

const proposeChange = async (context: PartnershipContext, _: unknown, proposal: SentProposal) =>
  proposal?.ok ? propose(context, proposal) : proposal;

const amendText = async (context: PartnershipContext, { decision }: AtDecision, proposal: SentProposal) =>
  proposal?.ok ? amend(context, { ...proposal, decision, of: proposal.of ?? proposal.version }) : proposal;

export const proposalRoutes = (mount: Mount): void => {
  mount.member(routes.newPartnership, (request, at, member) => founding.show(request, at, member));
  mount.member(
    routes.proposePartnership,
    act(founding, 'proposed', sent, found, {
      to: (_, at) => routes.partnership.url(at),
      read: reading(offerFounding, () => newId(partnershipId), true),
    }),
  );
  mount.member(routes.newProposal, (request, at, member) => change.show(request, at, member));
  mount.member(
    routes.propose,
    actInPartnership(change, 'proposed', sent, proposeChange, {
      to: ({ partnership }, { decision }) => routes.decision.url({ partnership, decision: decision.id }),
      read: reading(offerChange, ({ partnership }) => partnership),
    }),
  );
  mount.member(routes.amendment, (request, at, member) => amendment.show(request, at, member));
  mount.member(
    routes.amend,
    actInPartnership(amendment, 'amended', sent, amendText, {
      to: (at) => routes.decision.url(at),
      read: reading(offerAmendment, ({ partnership }) => partnership),
    }),
  );
};
