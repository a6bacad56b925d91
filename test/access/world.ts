import { script } from '../../src/checking/script.ts';
import { termKeys } from '../../src/partnerships/agreement/terms.ts';
import { routes } from '../../src/routes.ts';
import { stylesheet } from '../../src/web/pages/assets.ts';
import type { Fields, Page } from '../support/page.ts';
import { type Network, network, type Person, type Resting, restingAgain } from '../support/people.ts';
import { hasSeenKeys } from '../support/seenKeys.ts';
import type { Visitor } from '../support/visitor.ts';
import { type Assessments, assessments } from './assessmentWorld.ts';
import { type Engagements, engagements, ofNobody, planBetween, planFields } from './engagementWorld.ts';
import { type ExternalWorld, externalTexts } from './externalWorld.ts';
import type { Kind } from './kinds.ts';
import { one } from './oneValue.ts';
import { type Statements, statements } from './statementWorld.ts';

/** What a person brings along: her browser's cookie and form token, and what she knows by heart or has on paper. */
export type Who = {
  cookie: string;
  token: string;
  name: string;
  handle: string;
  passphrase: string;
  code: string;
  id: string;
};
/** At whose address: the community-led organisation's, or an ally's. */
export type Place = 'community' | 'ally';
type Parameters = Record<
  | 'organisation'
  | 'person'
  | 'invitation'
  | 'claim'
  | 'question'
  | 'partnership'
  | 'decision'
  | 'version'
  | 'token'
  | 'file'
  | 'script'
  | 'engagement'
  | 'planVersion'
  | 'request'
  | 'exception'
  | 'expert'
  | 'nomination'
  | 'payment'
  | 'note'
  | 'daysOff'
  | 'code'
  | 'statement'
  | 'wording'
  | 'passage'
  | 'contribution'
  | 'stated'
  | 'endorsement'
  | 'objection'
  | 'external'
  | 'format'
  | 'language'
  | 'round'
  | 'item'
  | 'action'
  | 'instrument'
  | 'table',
  string
>;

export type World = {
  net: Resting;
  people: Record<Kind, Who>;
  /** The parameters of every address, as they stand in the database. */
  at: Record<Place, Parameters>;
  organisations: Record<'harbour' | 'fund' | 'clinic' | 'press' | 'elsewhere' | 'river' | 'rede', string>;
  setUpToken: string;
  /** Where the record stands. */
  checkpoint: { size: string; head: string };
  /** What two people compare, of the partnership's keys and of each organisation's. */
  codes: Record<'together' | 'harbour' | 'fund', string>;
  /** The long forms, filled in. */
  forms: Record<'founding' | 'change' | 'amendment' | 'plan' | 'changedPlan' | 'questions', Fields>;
  engagements: Engagements;
  statements: Statements;
  external: ExternalWorld;
  assessments: Assessments;
};

type Cast = Record<Exclude<Kind, 'stranger' | 'invited' | 'nominee'>, Person>;

const agreement = {
  title: 'The ferry timetable',
  ...Object.fromEntries(termKeys.map((term) => [`term-${term}`, `What we say about ${term}.`])),
  reviewOn: '2027-06-01',
  windowDays: '10',
};

/** What a form on a page would send, without what every form carries. */
const fieldsOf = (page: Page, action: string): Fields => {
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of page.form(action)) {
    if (name === 'token' || name === 'act') continue;
    fields[name] = name in fields ? [fields[name] ?? '', value].flat() : value;
  }
  return fields;
};

/** Harbour says who it is, and the host confirms it. */
const confirm = async (net: Network, host: Person, steward: Person): Promise<void> => {
  const at = { organisation: steward.organisation };
  await steward.get(routes.profile.url(at));
  await steward.submit(routes.changeProfile.url(at), { communities: 'sex-workers' });
  await steward.get(`${routes.status.url(at)}?profile=UNAIDS`);
  await steward.submit(routes.claimStatus.url(at), { statement: 'We decide in assembly.' });
  const claim = await one(net, 'select id from led_claim');
  await host.get(routes.status.url(at));
  await host.submit(routes.answerStatus.url({ ...at, claim }), { answer: 'confirmed' });
};

/** Everybody arrives, by the links that she was given. */
const arrivals = async (net: Network): Promise<Omit<Cast, 'removedBack' | 'unfinished'>> => {
  const host = await net.setUp({ name: 'Ada', organisation: 'Rede Aurora' });
  const steward = await net.found(host, 'community-led', {
    name: 'Cleo',
    organisation: 'Harbour Collective',
  });
  const neighbour = await net.found(host, 'community-led', { name: 'Rita', organisation: 'River Union' });
  const outsideAlly = await net.found(host, 'ally', { name: 'Di', organisation: 'Elsewhere Foundation' });
  await confirm(net, host, steward);
  const ally = await net.found(steward, 'ally', { name: 'Bo', organisation: 'Northern Fund' });
  return {
    host,
    steward,
    neighbour,
    outsideAlly,
    ally,
    asked: await net.found(steward, 'ally', { name: 'Cy', organisation: 'Law Clinic' }),
    left: await net.found(steward, 'ally', { name: 'Fia', organisation: 'Quay Press' }),
    member: await net.join(steward, 'member', { name: 'Mina' }),
    removed: await net.join(steward, 'member', { name: 'Rosa' }),
    allyMember: await net.join(ally, 'member', { name: 'Bea' }),
  };
};

/** Harbour opens its door to the fund, and asks it about its funders; the fund and the clinic are introduced. */
const standings = async (
  net: Network,
  { steward, ally, asked }: Pick<Cast, 'steward' | 'ally' | 'asked'>,
) => {
  const fund = { organisation: ally.organisation };
  await steward.get(routes.organisation.url(fund));
  await steward.submit(routes.permitProposals.url(fund));
  await steward.get(routes.organisation.url(fund));
  await steward.submit(routes.askClause.url(fund));
  const introduction = await ally.invite({ kind: 'introduction' });
  await asked.get(introduction);
  await asked.submit(introduction.replace(net.origin, ''));
};

/** Harbour, the fund and the press are partners; the press leaves; the fund wants the clinic in, in too short a time. */
const partnership = async (net: Network, cast: Pick<Cast, 'steward' | 'ally' | 'left' | 'asked'>) => {
  const { steward, ally, left, asked } = cast;
  await steward.get(routes.newPartnership.url());
  await steward.submit(routes.proposePartnership.url(), {
    ...agreement,
    parties: [ally.organisation, left.organisation],
  });
  const at = { partnership: await one(net, 'select id from partnership') };
  const founding = await one(net, 'select id from decision');
  for (const party of [ally, left]) {
    await party.get(routes.decision.url({ ...at, decision: founding }));
    await party.submit(routes.consent.url({ ...at, decision: founding }));
  }
  await left.get(routes.leaving.url(at));
  await left.submit(routes.leavePartnership.url(at));
  await ally.get(routes.newProposal.url(at));
  await ally.submit(routes.propose.url(at), { parties: asked.organisation, windowDays: '2' });
  const open = { ...at, decision: await one(net, "select id from decision where change = 'parties'") };
  // Harbour's yes shows it to the clinic; then it thinks again, so that everybody still has an answer to give.
  await steward.get(routes.decision.url(open));
  await steward.submit(routes.consent.url(open));
  await steward.submit(routes.object.url(open), { reason: 'Not in two days.' });
  return open;
};

const remove = async (steward: Person, removed: Person): Promise<void> => {
  const at = { organisation: steward.organisation, person: removed.id };
  await steward.get(routes.members.url(at));
  await steward.submit(routes.removeMember.url(at), { passphrase: steward.passphrase });
};

/** The open proposal's forms, as a steward finds them. */
const formsOf = async (
  { steward, ally, member }: Pick<Cast, 'steward' | 'ally' | 'member'>,
  at: { partnership: string; decision: string },
) => {
  const plan = planBetween({ steward, ally, member });
  const founding = fieldsOf(await steward.get(routes.newPartnership.url()), routes.proposePartnership.url());
  const change = fieldsOf(await ally.get(routes.newProposal.url(at)), routes.propose.url(at));
  const amendment = fieldsOf(await ally.get(routes.amendment.url(at)), routes.amend.url(at));
  return {
    founding: { ...founding, ...agreement },
    change: { ...change, title: 'The night ferry' },
    amendment: { ...amendment, note: 'Better so.' },
    plan: { ...planFields({ ...plan, seats: ofNobody(plan) }), partnership: at.partnership },
    changedPlan: planFields({ ...plan, title: 'Safety at our work' }),
    questions: fieldsOf(await steward.get(routes.newQuestions.url()), routes.writeQuestions.url()),
  };
};

const whoIs = async (person: Person): Promise<Who> => {
  const { token } = await person.get(routes.principles.url());
  const { cookie, name, handle, passphrase, recoveryCode: code, id } = person;
  return { cookie: cookie ?? '', token: token ?? '', name, handle, passphrase, code, id };
};

/** A stranger, who may have found what a member wrote down: whoever knows it is let in by it. */
const strangerWith = async (
  { name, handle, passphrase, recoveryCode: code, id }: Person,
  visitor: Visitor,
): Promise<Who> => {
  const { token } = await visitor.get(routes.principles.url());
  return { cookie: visitor.cookie ?? '', token: token ?? '', name, handle, passphrase, code, id };
};

const peopleOf = async (net: Network, cast: Cast, { main }: Engagements): Promise<World['people']> => ({
  stranger: await strangerWith(cast.member, net.stranger()),
  invited: await strangerWith(cast.member, main.reserve.nominee),
  nominee: await strangerWith(cast.member, main.shown.nominee),
  unfinished: await whoIs(cast.unfinished),
  removed: await whoIs(cast.removed),
  removedBack: await whoIs(cast.removedBack),
  member: await whoIs(cast.member),
  steward: await whoIs(cast.steward),
  allyMember: await whoIs(cast.allyMember),
  ally: await whoIs(cast.ally),
  asked: await whoIs(cast.asked),
  left: await whoIs(cast.left),
  outsideAlly: await whoIs(cast.outsideAlly),
  neighbour: await whoIs(cast.neighbour),
  host: await whoIs(cast.host),
});

/** The code on a page where keys are compared, as its form sends it back. */
const codeOn = async (who: Person, url: string): Promise<string> => {
  const { html } = await who.get(url);
  return /name="code" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? '';
};

const tokenOf = (link: string): string => link.split('/').at(-1) ?? '';
const openInvitation = (net: Network, organisation: string): Promise<string> =>
  one(net, 'select id from invitation where used_on is null and organisation_id = $1', [organisation]);

const tell = async (): Promise<World> => {
  const net = await network();
  const arrived = await arrivals(net);
  const { steward, ally, removed, member, allyMember } = arrived;
  await standings(net, arrived);
  const at = await partnership(net, arrived);
  await remove(steward, removed);
  const removedBack = net.elsewhere(removed);
  await removedBack.signIn();
  removedBack.recoveryCode = removed.recoveryCode;
  const unfinished = await net.signUp(
    await steward.invite({ kind: 'person', role: 'member' }),
    { name: 'Una' },
    { keepsCode: false },
  );
  await unfinished.makeCode();
  const held = await engagements(net, arrived, at.partnership);
  const told = await statements(net, arrived, at.partnership, net.stranger());
  const outside = await externalTexts(net, arrived);
  const answered = await assessments(net, arrived, at.partnership);
  const link = await steward.invite({ kind: 'person', role: 'member' });
  await ally.invite({ kind: 'person', role: 'member' });
  const shared = {
    ...at,
    claim: await one(net, 'select id from led_claim'),
    question: await one(net, 'select id from clause_question'),
    version: await one(net, 'select id from decision_version where decision_id = $1', [at.decision]),
    token: tokenOf(link),
    file: stylesheet.file,
    script: script?.file ?? '',
    ...held.main.at,
    planVersion: held.main.version,
    exception: held.excepted.exception,
    expert: held.expert,
    nomination: held.main.waiting.nomination,
    payment: held.main.payment,
    note: held.main.notes.waiting,
    daysOff: held.daysOff,
    // Spent: whoever handed it over still knows it.
    code: held.main.shown.code,
    ...told.main,
    endorsement: told.out.endorsement,
    objection: told.out.objection,
    external: outside.entered.external,
    format: 'txt',
    language: 'en',
    round: answered.main.round,
    item: 'A1',
    action: answered.main.agreed,
    instrument: answered.own,
    table: 'csv',
  };
  const cast = { ...arrived, removedBack, unfinished };
  const world = {
    net,
    people: await peopleOf(net, cast, held),
    at: {
      community: {
        ...shared,
        organisation: steward.organisation,
        person: member.id,
        invitation: await openInvitation(net, steward.organisation),
      },
      ally: {
        ...shared,
        organisation: ally.organisation,
        person: allyMember.id,
        invitation: await openInvitation(net, ally.organisation),
      },
    },
    organisations: {
      harbour: steward.organisation,
      fund: ally.organisation,
      clinic: cast.asked.organisation,
      press: cast.left.organisation,
      elsewhere: cast.outsideAlly.organisation,
      river: cast.neighbour.organisation,
      rede: cast.host.organisation,
    },
    setUpToken: tokenOf(net.setUpLink),
    checkpoint: {
      size: await one(net, 'select max(sequence) from ledger_entry'),
      head: await one(net, "select encode(hash, 'hex') from ledger_entry order by sequence desc limit 1"),
    },
    codes: {
      together: await codeOn(cast.steward, routes.compareKeys.url({ partnership: at.partnership })),
      harbour: await codeOn(cast.steward, routes.ownKeys.url({ organisation: steward.organisation })),
      fund: await codeOn(cast.ally, routes.ownKeys.url({ organisation: ally.organisation })),
    },
    forms: await formsOf(cast, at),
    engagements: held,
    statements: told,
    external: outside,
    assessments: answered,
  };
  for (const { cookie } of Object.values(world.people)) await hasSeenKeys(net.deps, cookie);
  await net.rest();
  return world;
};

let told: Promise<World> | null = null;

/** The whole story, through the real pages, told once in each process. It is at rest: every test works on a copy. */
export const accessWorld = async (): Promise<World> => {
  told ??= tell();
  const world = await told;
  return { ...world, net: restingAgain(world.net) };
};
