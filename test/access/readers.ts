import { KeptReader } from '../../src/identity/kept/store.ts';
import { LoginReader } from '../../src/identity/loginStore.ts';
import { IdentityReader } from '../../src/identity/store.ts';
import { checkpointSigner } from '../../src/ledger/checkpoint.ts';
import { CalendarReader } from '../../src/organisations/calendar/store.ts';
import { InvitationReader } from '../../src/organisations/invitations/store.ts';
import { StatusReader } from '../../src/organisations/ledStatus/store.ts';
import { MemberReader } from '../../src/organisations/members/store.ts';
import { ClauseReader } from '../../src/organisations/profile/clauseStore.ts';
import { OrganisationReader } from '../../src/organisations/store.ts';
import { AgreementReader } from '../../src/partnerships/agreement/store.ts';
import { TextReader } from '../../src/partnerships/agreement/textStore.ts';
import { DecisionReader } from '../../src/partnerships/decisions/store.ts';
import { HappenedReader } from '../../src/partnerships/happened/store.ts';
import { CandidateReader } from '../../src/partnerships/proposals/candidateStore.ts';
import { RecordReader } from '../../src/partnerships/record/store.ts';
import { PartnershipReader } from '../../src/partnerships/store.ts';
import { testPepper } from '../support/database.ts';
import { assessmentQuestions } from './assessmentReaders.ts';
import { engagementQuestions } from './engagementReaders.ts';
import { externalQuestions } from './externalReaders.ts';
import { forEverybody, type Inquiries, type Question, questionsOf } from './inquiry.ts';
import { publicPagesQuestions } from './publicPagesReaders.ts';
import { statementQuestions } from './statementReaders.ts';

const today = '2026-11-24';
const limit = 50;
const signer = checkpointSigner(testPepper);
const identity: Inquiries<IdentityReader> = {
  awaitsSetUp: forEverybody,
  host: forEverybody,
  invitation: (reader, at) => reader.invitation(at.token, today),
  names: (reader, at) => reader.names(at.organisation),
  recovery: (reader, at) => reader.recovery(at.recovery),
  membership: (reader, at) => reader.membership(at.person),
  stewardsLocked: (reader, at) => reader.stewardsLocked(at.organisation, at.person),
};

const kept: Inquiries<KeptReader> = { about: (reader, at) => reader.about(at.person) };

const logins: Inquiries<LoginReader> = {
  loginSalts: forEverybody,
  login: (reader, at) => reader.login(at.login),
  loginOf: (reader, at) => reader.loginOf(at.person),
  wrap: (reader, at) => reader.wrap(at.person, 'passphrase'),
  wrapFor: async (reader, at) => {
    const login = await reader.loginOf(at.person);
    return login && reader.wrapFor(login);
  },
};

const organisations: Inquiries<OrganisationReader> = {
  hostId: forEverybody,
  organisation: (reader, at) => reader.organisation(at.organisation),
  page: (reader, at) => reader.page(at.organisation, { limit }),
  pageQuery: async (reader, at) => (await reader.pageQuery(at.organisation, { limit })).query.execute(),
  acquainted: (reader, at) => reader.acquainted(at.organisation, [at.ally]),
  peers: (reader, at) => reader.peers(at.organisation, limit),
  permittedSince: (reader, at) => reader.permittedSince(at.organisation, at.ally),
};

const members: Inquiries<MemberReader> = {
  page: (reader, at) => reader.page(at.organisation, { limit }),
  member: (reader, at) => reader.member(at.organisation, at.person),
  stewards: (reader, at) => reader.stewards(at.organisation),
  stewardsLocked: (reader, at) => reader.stewardsLocked(at.organisation),
};

const invitations: Inquiries<InvitationReader> = {
  page: (reader, at) => reader.page(at.organisation, { limit }),
  invitation: (reader, at) => reader.invitation(at.organisation, at.invitation),
  open: (reader, at) => reader.open(at.organisation, today, limit),
};

const calendars: Inquiries<CalendarReader> = {
  calendar: async (reader, at) => (await reader.calendar(at.organisation, today)).daysOff,
};

const clauses: Inquiries<ClauseReader> = {
  asked: (reader, at) => reader.asked(at.organisation, at.ally),
  question: (reader, at) => reader.question(at.question),
  unanswered: (reader, at) => reader.unanswered(at.ally, limit),
  to: (reader, at) => reader.to(at.ally, limit),
};

const statuses: Inquiries<StatusReader> = {
  claims: (reader, at) => reader.claims([at.organisation]),
  history: (reader, at) => reader.history(at.organisation, limit),
  led: async (reader, at) =>
    (await reader.led([{ id: at.organisation, kind: 'community-led', communities: [] }], today)).get(
      at.organisation,
    )?.claim,
  ledOf: async (reader, at) =>
    (await reader.ledOf({ id: at.organisation, kind: 'community-led', communities: [] }, today)).claim,
  waiting: (reader, at) => reader.waiting(at.host, limit),
  asked: (reader, at) => reader.asked(at.claim),
  statement: async (reader, at, keyring) => {
    const [claim] = await reader.history(at.organisation, 1);
    return claim && reader.statement(keyring, claim);
  },
  reasons: async (reader, at, keyring) => {
    const claims = await reader.history(at.organisation, limit);
    return reader.reasons(
      keyring,
      claims.flatMap(({ answers }) => answers),
    );
  },
};

const candidates: Inquiries<CandidateReader> = {
  candidates: (reader, at) => reader.candidates(at.organisation, today),
  isLetIn: (reader, at) => reader.isLetIn(at.ally),
};

const partnerships: Inquiries<PartnershipReader> = {
  partnerships: (reader, at) => reader.partnerships([at.partnership]),
  partnership: (reader, at) => reader.partnership(at.partnership),
  listOf: (reader, at) => reader.listOf(at.organisation, { limit }),
  waitingForKey: (reader, at) => reader.waitingForKey(at.partnership, at.organisation),
};

const agreements: Inquiries<AgreementReader> = {
  agreements: (reader, at) => reader.agreements(at.partnership, { limit }),
  agreementsNumbered: (reader, at) => reader.agreementsNumbered(at.partnership, [1]),
  foundingVersions: (reader, at) => reader.foundingVersions([at.partnership]),
  versionsInForce: (reader, at) => reader.versionsInForce([at.partnership]),
};

const decisions: Inquiries<DecisionReader> = {
  open: (reader, at) => reader.open(new Map([[at.partnership, []]])),
  decision: (reader, at) => reader.decision(at.partnership, at.decision, []),
  partnershipsOpenTo: (reader, at) => reader.partnershipsOpenTo(at.organisation, limit),
  closed: (reader, at) => reader.closed(at.partnership, { limit }),
  partnershipsWithOpen: (reader) => reader.partnershipsWithOpen(null, limit),
  changeOf: (reader, at) => reader.changeOf(at.decision),
  versions: (reader, at) => reader.versions([at.version]),
};

const texts: Inquiries<TextReader> = {
  exactTexts: (reader, at) => reader.exactTexts([at.version]),
  proposals: (reader, at) => reader.proposals([at.version]),
  reasons: async (reader, at) => (await reader.reasons([at.version])).get(at.version),
};

const records: Inquiries<RecordReader> = {
  page: (reader) => reader.page(undefined, limit),
  hashAt: (reader) => reader.hashAt(1),
  names: async (reader) => reader.names(await reader.page(undefined, limit)),
  head: async (reader) => (await reader.head()).size,
  held: (reader, { partnership, organisation }) =>
    reader.held(
      {
        partnership,
        organisation,
        serverKey: signer.verifierKey(partnership),
        stated: [],
        ownKeys: new Set(),
        chains: new Map(),
      },
      { limit },
    ),
  lines: async (reader, at) =>
    (await reader.lines({ signer, organisation: at.organisation }, today)).filter((line) =>
      line.includes(at.organisation),
    ),
};

const happened: Inquiries<HappenedReader> = {
  // Only her own keys find her mark, and open it.
  mark: forEverybody,
  sizes: async (reader, at) => [...(await reader.sizes(at.organisation))],
  places: (reader, at) => reader.places({ sizes: new Map([[at.partnership, 0]]), limit }),
  entries: (reader, at) => reader.entries([{ partnership: at.partnership, sequence: 1, day: today }]),
  there: async (reader, at) => [...(await reader.there([at.decision]))],
  names: async (reader, at) => [...(await reader.names([at.organisation]))],
};

/** All that a store can be asked. */
export const questions: Question[] = [
  ...questionsOf(IdentityReader, (tx) => new IdentityReader(tx), identity),
  ...questionsOf(KeptReader, (tx) => new KeptReader(tx), kept),
  ...questionsOf(LoginReader, (tx) => new LoginReader(tx), logins),
  ...questionsOf(OrganisationReader, (tx) => new OrganisationReader(tx), organisations),
  ...questionsOf(MemberReader, (tx, keyring) => new MemberReader(tx, keyring), members),
  ...questionsOf(InvitationReader, (tx) => new InvitationReader(tx), invitations),
  ...questionsOf(CalendarReader, (tx) => new CalendarReader(tx), calendars),
  ...questionsOf(ClauseReader, (tx, keyring) => new ClauseReader(tx, keyring), clauses),
  ...questionsOf(StatusReader, (tx) => new StatusReader(tx), statuses),
  ...questionsOf(CandidateReader, (tx) => new CandidateReader(tx), candidates),
  ...questionsOf(PartnershipReader, (tx) => new PartnershipReader(tx), partnerships),
  ...questionsOf(AgreementReader, (tx) => new AgreementReader(tx), agreements),
  ...questionsOf(DecisionReader, (tx) => new DecisionReader(tx), decisions),
  ...questionsOf(TextReader, (tx, keyring) => new TextReader(tx, keyring), texts),
  ...questionsOf(RecordReader, (tx, keyring, at) => new RecordReader(tx, keyring, at.partnership), records),
  ...questionsOf(HappenedReader, (tx, keyring) => new HappenedReader(tx, keyring), happened),
  ...engagementQuestions,
  ...statementQuestions,
  ...externalQuestions,
  ...publicPagesQuestions,
  ...assessmentQuestions,
];
