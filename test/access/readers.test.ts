import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepCheckpoints } from '../../src/jobs/checkpointJob.ts';
import * as ids from '../../src/kernel/ids.ts';
import type { RouteName } from '../../src/routes.ts';
import { readSession } from '../../src/session/session.ts';
import { readRecoveryCode, recoveryId } from '../../src/vault/codes/recoveryCode.ts';
import { readSeatCode, seatCodeHash } from '../../src/vault/codes/seatCode.ts';
import { readSignatureCode, signatureCodeHash } from '../../src/vault/codes/signatureCode.ts';
import { tokenHash } from '../../src/vault/link.ts';
import { readCookie } from '../../src/web/cookie.ts';
import { type Copy, copyOf } from '../support/copies.ts';
import { afterwards } from './afterwards.ts';
import { bodyOf, parametersOf, send, urlOf } from './asking.ts';
import type { At } from './inquiry.ts';
import type { Kind } from './kinds.ts';
import { questions } from './readers.ts';
import { accessWorld, type World } from './world.ts';

let world: World;
let copy: Copy;
let at: At;

/** Something to be found by every question. */
const goOn = async (): Promise<void> => {
  const acts: [Kind, RouteName][] = [
    ['ally', 'object'],
    ['steward', 'holdCheckpoint'],
    ['steward', 'claimStatus'],
    ['host', 'answerStatus'],
    ['steward', 'claimStatus'],
    ['ally', 'answerExternalText'],
    ['steward', 'supplementExternalText'],
    ['steward', 'lookAtSignature'],
    ['steward', 'takePageDown'],
    // A second objection stays unanswered when the first is answered.
    ['steward', 'objectNow'],
    // Nobody of the fund looked at her yet.
    ['steward', 'releaseNominee'],
  ];
  for (const [kind, name] of acts) {
    const cell = { name, kind, place: 'community' } as const;
    const claim = await latestClaim();
    const url = urlOf(name, { ...parametersOf(world, cell), claim });
    const { status } = await send(world, copy, kind, { name, url, body: bodyOf(world, cell) });
    expect([name, status]).toEqual([name, 303]);
  }
  await makeGood();
  await hideAgain();
  await afterwards(world, copy);
  await keepCheckpoints({ ...world.net.deps, database: copy.at.database });
};
/** Somebody who was shown is not any more. */
const hideAgain = async (): Promise<void> => {
  const name = 'recallNominee';
  const [, last] = world.engagements.main.notes.also;
  const at = parametersOf(world, { name, kind: 'steward', place: 'community' });
  const url = urlOf(name, { ...at, nomination: last?.nomination ?? '' });
  expect((await send(world, copy, 'steward', { name, url, body: {} })).status).toBe(303);
};
/** The objection to what is out is answered with a statement that makes it good. */
const makeGood = async (): Promise<void> => {
  const name = 'answerObjection';
  const url = urlOf(name, parametersOf(world, { name, kind: 'ally', place: 'community' }));
  const body = { answer: 'supplement', words: 'With those who are missing.' };
  expect((await send(world, copy, 'ally', { name, url, body })).status).toBe(303);
};
const shownRow = async (): Promise<At['shown']> =>
  (await copy.at.owner.query("select id, nomination_id, shown_sealed from release where seat_key = 'one'"))
    .rows[0];
const latestClaim = async (): Promise<string> =>
  (await copy.at.owner.query('select id from led_claim order by number desc limit 1')).rows[0].id;
const supplementHere = async (): Promise<string> =>
  (await copy.at.owner.query('select supplement_id from objection_answer where supplement_id is not null'))
    .rows[0].supplement_id;
const loginHere = async (person: string): Promise<Buffer> =>
  (await copy.at.owner.query('select id from login where person_id = $1', [person])).rows[0].id;
const addressHash = (address: string): Buffer => tokenHash(Buffer.from(address, 'base64url'));
const supplement = async (): Promise<string> =>
  (await copy.at.owner.query('select statement_id from elsewhere_supplement')).rows[0].statement_id;

beforeAll(async () => {
  world = await accessWorld();
  copy = await copyOf(world.net);
  await goOn();
  const { community } = world.at;
  const { id, code } = world.people.member;
  const { main, changed, excepted, expert } = world.engagements;
  const shown = await shownRow();
  at = {
    engagement: ids.engagementId.parse(main.at.engagement),
    planVersion: ids.planVersionId.parse(main.version),
    changed: {
      engagement: ids.engagementId.parse(changed.engagement),
      request: ids.seatRequestId.parse(changed.request),
    },
    exception: ids.exceptionId.parse(excepted.exception),
    expert: ids.expertId.parse(expert),
    nomination: ids.nominationId.parse(main.shown.nomination),
    release: shown.id,
    note: ids.noteId.parse(main.notes.open),
    shown,
    code: seatCodeHash(readSeatCode(main.own) ?? Buffer.alloc(0)),
    statement: ids.statementId.parse(community.statement),
    published: ids.statementId.parse(world.statements.out.statement),
    handedOut: {
      door: addressHash(world.statements.out.token),
      final: ids.finalTextId.parse(world.statements.out.final),
      link: addressHash(world.statements.out.link),
      signature: signatureCodeHash(readSignatureCode(world.statements.out.signature) ?? Buffer.alloc(0)),
      supplement: ids.statementId.parse(await supplementHere()),
      external: addressHash(world.external.asked.token),
    },
    external: ids.externalTextId.parse(world.external.asked.external),
    supplement: ids.statementId.parse(await supplement()),
    round: ids.roundId.parse(community.round),
    action: ids.agreedActionId.parse(community.action),
    instrument: ids.instrumentId.parse(community.instrument),
    organisation: ids.organisationId.parse(community.organisation),
    ally: ids.organisationId.parse(world.organisations.fund),
    host: ids.organisationId.parse(world.organisations.rede),
    person: ids.personId.parse(community.person),
    invitation: ids.invitationId.parse(community.invitation),
    claim: ids.claimId.parse(await latestClaim()),
    question: ids.clauseQuestionId.parse(community.question),
    partnership: ids.partnershipId.parse(community.partnership),
    decision: ids.decisionId.parse(community.decision),
    version: ids.versionId.parse(community.version),
    login: await loginHere(id),
    recovery: recoveryId(readRecoveryCode(Buffer.from(code)) ?? Buffer.alloc(16)),
    token: tokenHash(Buffer.from(community.token, 'base64url')),
  };
}, 1_200_000);
afterAll(() => copy.at.drop());

const isNothing = (found: unknown): boolean => {
  if (found instanceof Map || found instanceof Set) return found.size === 0;
  if (Array.isArray(found)) return found.length === 0;
  return !found;
};

/** What each question finds for this person, with her own keys: '' where nothing. */
const foundBy = async (kind: Kind): Promise<Set<string>> => {
  const cookie = readCookie(world.people[kind].cookie);
  const { database } = copy.at;
  const session = cookie && (await readSession({ ...world.net.deps, database }, cookie));
  if (!session) throw new Error(`${kind} is not signed in`);
  const found = new Set<string>();
  for (const { reader, method, ask } of questions) {
    const answer = await database.withActor({ kind: 'person', person: session.person.id }, async (tx) =>
      ask?.(tx, session.keyring, at),
    );
    if (!isNothing(answer)) found.add(`${reader}.${method}`);
  }
  return found;
};

test('every reader of every store is asked (C20)', () => {
  const modules = import.meta.glob<Record<string, unknown>>('../../src/**/*tore.ts', { eager: true });
  const readers = Object.values(modules)
    .flatMap((module) => Object.keys(module))
    .filter((name) => name.endsWith('Reader'));
  expect([...new Set(questions.map(({ reader }) => reader))].sort()).toEqual([...new Set(readers)].sort());
});

test('asked with ids of others, no store finds anything, whoever passes them on (C20)', async () => {
  for (const kind of ['outsideAlly', 'neighbour', 'removedBack'] as const) {
    expect([kind, [...(await foundBy(kind))]]).toEqual([kind, []]);
  }
});

test('asked by those whose they are, every question finds something (C20)', async () => {
  const found = new Set<string>();
  for (const kind of ['member', 'steward', 'ally', 'host'] as const)
    for (const name of await foundBy(kind)) found.add(name);
  const asked = questions.flatMap(({ reader, method, ask }) => (ask ? [`${reader}.${method}`] : []));
  // Nobody waits for a key here: Law Clinic is not in yet. And whoever said yes shows somebody already.
  expect(asked.filter((name) => !found.has(name)).sort()).toEqual([
    'EngagementWaitingReader.answered',
    'PartnershipReader.waitingForKey',
  ]);
});

test('an ally that passes on the ids of a nomination, a code or an expert finds nothing of them (C17, C20)', async () => {
  const ofNominees = [
    'ExpertReader.page',
    'ExpertReader.expert',
    'NominationReader.inEngagement',
    'NominationReader.inEngagements',
    'MessageReader.messages',
    'EngagementWaitingReader.questions',
    'NominationReader.nomination',
    'NominationReader.link',
    'NominationReader.epochOf',
    'NominationReader.recordsOf',
    'NomineeReader.who',
    'NomineeReader.terms',
    'NomineeReader.note',
    'NomineeReader.appearance',
  ];
  const steward = await foundBy('steward');
  expect(ofNominees.filter((name) => !steward.has(name))).toEqual([]);
  for (const kind of ['allyMember', 'ally', 'asked', 'left', 'host'] as const) {
    const found = await foundBy(kind);
    expect([kind, ofNominees.filter((name) => found.has(name))]).toEqual([kind, []]);
  }
});
