import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { agreementBetween } from '../../../test/support/agreements.ts';
import { cast } from '../../../test/support/decisions.ts';
import type { Commitment, CommitmentRule } from '../../commitments/commitment.ts';
import { engagementKinds } from '../../kernel/engagementKind.ts';
import { newId, organisationId, versionId } from '../../kernel/ids.ts';
import { decisionAreas, powerLevels } from '../../kernel/power.ts';
import { communityKeys } from '../../language/vocabulary.ts';
import { parseForm, type Typed } from '../../web/forms/parse.ts';
import { translator, wordsReady } from '../../web/words/translate.ts';
import { type Agreement, type Area, areaKey, newSeal } from '../agreement/document.ts';
import { termKeys } from '../agreement/terms.ts';
import { strangersNamed } from './commitments/form.ts';
import { fieldOf, mostOwnAreas, proposalForm, proposalFrom } from './form.ts';
import { startOf, typedAgreement } from './start.ts';
import type { ProposalFormView } from './view.ts';

const t = translator('en');
const harbour = cast('Harbour Collective', 'community');
const fund = cast('Coast Fund', 'ally');
const inForce = agreementBetween([harbour, fund]);

beforeAll(() => wordsReady);

const sent = (typed: Typed): URLSearchParams =>
  new URLSearchParams(
    Object.entries(typed).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  );
const read = (typed: Typed, founding = false) =>
  parseForm(sent(typed), proposalForm(t, { founding }), t, { once: false });
const valuesOf = (typed: Typed, founding = false) => {
  const form = read(typed, founding);
  if (!form.ok) throw new Error(JSON.stringify(form.problems));
  return form.values;
};
const problemsOf = (typed: Typed, founding = false) => {
  const form = read(typed, founding);
  return form.ok ? {} : form.problems;
};

const sending = { windowDays: '10', note: '' };
const filled = (changed: Typed = {}): Typed => ({ ...typedAgreement(inForce), ...sending, ...changed });

const newView: ProposalFormView = {
  action: '/partnerships',
  change: 'founding',
  today: '2026-11-24',
  version: null,
  windowDays: null,
  partnership: null,
  decision: null,
  title: null,
  before: null,
  draft: null,
  parties: [],
  candidates: [],
};

/** What a person can type: no control characters, nothing around it that a form takes off. */
const written = (most: number) =>
  fc.string({ unit: 'grapheme', maxLength: most / 4 }).map((text) => text.replace(/\p{Cc}/gu, ' ').trim());
const paragraphs = fc.array(written(600), { maxLength: 4 }).map((lines) => lines.join('\n').trim());
const something = (most: number) => written(most).filter((text) => text !== '');
const level = fc.constantFrom(...powerLevels);

const powerMap = fc
  .tuple(
    fc.subarray([...decisionAreas]),
    fc.uniqueArray(something(80), {
      maxLength: mostOwnAreas,
      selector: (custom) => areaKey({ custom }),
    }),
  )
  .map(([usual, own]): Area[] => [...usual, ...own.map((custom) => ({ custom }))])
  .chain((areas) =>
    fc.tuple(...areas.map((area) => fc.record({ area: fc.constant(area), today: level, promised: level }))),
  );

const where = {
  kind: fc.constantFrom(null, ...engagementKinds),
  space: written(160),
  topic: written(160),
};
/** Every kind of rule, as the form can write it: communities in the order of the vocabulary. */
const rule: fc.Arbitrary<CommitmentRule> = fc.oneof(
  fc.record({ is: fc.constant('nominations' as const), ...where, organisation: fc.constant(harbour.id) }),
  fc.record({
    is: fc.constant('seats' as const),
    ...where,
    communities: fc.subarray([...communityKeys], { minLength: 1 }),
    atLeast: fc.integer({ min: 1, max: 100 }),
  }),
  fc.record({ is: fc.constant('no-recording' as const), ...where }),
  fc.record({ is: fc.constant('notice' as const), ...where, workingDays: fc.integer({ min: 1, max: 260 }) }),
);
const commitments: fc.Arbitrary<Commitment[]> = fc.uniqueArray(
  fc.record({ sentence: something(500), lesson: paragraphs, rule: fc.option(rule) }),
  { maxLength: 30, selector: ({ sentence }) => sentence },
);

const agreements: fc.Arbitrary<Agreement> = fc
  .record({
    title: something(120),
    terms: fc.record({
      purpose: paragraphs.filter((text) => text !== ''),
      work: paragraphs,
      voice: paragraphs.filter((text) => text !== ''),
      pay: paragraphs,
      credit: paragraphs,
      data: paragraphs,
      decisions: paragraphs,
      problems: paragraphs,
      ending: paragraphs,
    }),
    reviewOn: fc
      .integer({ min: 0, max: 20_000 })
      .map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }).toString()),
    powerMap,
    commitments,
  })
  .map((changed) => ({ ...inForce, ...changed }));

describe('the form and the agreement', () => {
  it('any agreement comes back from its form as the same agreement, word for word', () => {
    fc.assert(
      fc.property(agreements, (agreement) => {
        const values = valuesOf({ ...typedAgreement(agreement), ...sending });
        const { partnership, parties, seal } = agreement;
        const again = proposalFrom(values, {
          change: 'agreement',
          partnership,
          parties,
          seal,
          inForce: null,
        });
        expect(again?.agreement).toEqual(agreement);
      }),
      { numRuns: 100 },
    );
  });

  it('an ending keeps every word of what it ends', () => {
    const version = newId(versionId);
    const values = valuesOf({ kind: 'ending', version, reason: 'Done.', lastDay: '2026-12-31', ...sending });
    const seal = newSeal();
    const { partnership, parties } = inForce;
    const ending = proposalFrom(values, { change: 'ending', partnership, parties, seal, inForce });
    expect(ending?.agreement).toEqual({ ...inForce, seal });
    expect(ending?.ending).toEqual({ reason: 'Done.', lastDay: '2026-12-31' });
    expect(values.version).toBe(version);
  });
  it('an ending of nothing is none', () => {
    const values = valuesOf({ kind: 'ending', reason: 'Done.', lastDay: '2026-12-31', ...sending });
    const { partnership, parties, seal } = inForce;
    expect(proposalFrom(values, { change: 'ending', partnership, parties, seal, inForce: null })).toBeNull();
  });
});

describe('a new agreement', () => {
  it('starts from the suggested wordings, and with nothing said about power', () => {
    const start = startOf(newView, t);
    for (const term of termKeys) expect(start[fieldOf.term(term)]).toBe(t(`terms.${term}.suggested`));
    expect(start.reviewOn).toBe('2027-05-24');
    expect(Object.keys(start).filter((field) => field.startsWith('today-'))).toEqual([]);
  });
  it('is not sent out with blanks of the suggested wording left in it', () => {
    expect(problemsOf(filled({ 'term-data': t('terms.data.suggested') }))).toEqual({
      'term-data': t('problem.blanks'),
    });
  });
  it('other square brackets are the parties’ own', () => {
    expect(problemsOf(filled({ 'term-data': 'See the policy [2024].' }))).toEqual({});
  });
  it('a founding asks somebody', () => {
    expect(problemsOf(filled(), true)).toEqual({ parties: t('problem.chooseSome') });
  });
  it('a change asks nobody new unless it says so', () => {
    expect(valuesOf(filled())).toMatchObject({ parties: [] });
    expect(valuesOf(filled({ parties: [fund.id, fund.id] }))).toMatchObject({ parties: [fund.id] });
  });
});

describe('what is wrong', () => {
  it('is found all at once, each beside its field', () => {
    const wrong = filled({
      title: ' ',
      'term-purpose': '',
      reviewOn: 'soon',
      'today-budget': 'together',
      'own-1': 'Safety',
      'commitment-2': 'Drafts are shared before they are final.',
      windowDays: 'ten',
    });
    expect(Object.keys(problemsOf(wrong))).toEqual([
      'title',
      'term-purpose',
      'reviewOn',
      'promised-budget',
      'ownToday-1',
      'ownPromised-1',
      'commitment-2',
      'windowDays',
    ]);
  });
  it('an area is either on the map with both levels, or left open', () => {
    expect(problemsOf(filled({ 'today-agenda': '', 'promised-agenda': '' }))).toEqual({});
    expect(Object.keys(problemsOf(filled({ 'today-agenda': '' })))).toEqual(['today-agenda']);
  });
  it('an own area has a name, and not one that is there already', () => {
    const levels = { 'ownToday-1': 'together', 'ownPromised-1': 'together' };
    expect(Object.keys(problemsOf(filled(levels)))).toEqual(['own-1']);
    const twice = {
      'own-1': 'Safety',
      'own-2': ' safety ',
      'ownToday-2': 'together',
      'ownPromised-2': 'together',
    };
    expect(Object.keys(problemsOf(filled({ ...levels, ...twice })))).toEqual(['own-2']);
  });
  it('a window has between one and sixty days', () => {
    expect(problemsOf(filled({ windowDays: '61' }))).toEqual({ windowDays: t('problem.window') });
    expect(problemsOf(filled({ windowDays: '0' }))).toEqual({ windowDays: t('problem.number') });
    expect(valuesOf(filled({ windowDays: ' 3 ' }))).toMatchObject({ windowDays: 3 });
  });
  it('a field that nobody asked for breaks the whole form', () => {
    expect(problemsOf(filled({ side: 'community' }))).toEqual({ form: t('problem.form') });
  });
  it('what was typed is kept as it was typed', () => {
    const typed = filled({ title: '', 'term-work': '  two\r\nlines ' });
    expect(read(typed).typed).toEqual(typed);
  });
  it('a commitment written over several lines is one sentence', () => {
    expect(valuesOf(filled({ 'commitment-1': 'Drafts are\r\n  shared early.' }))).toMatchObject({
      commitments: [{ sentence: 'Drafts are shared early.', lesson: '', rule: null }],
    });
  });
});

describe('what is checked of a commitment (P14)', () => {
  const early = { 'commitment-2': 'Invitations go out early.' };
  const second = (more: Typed): Typed => filled({ ...early, ...more });

  it('asks for what the chosen check needs, and for nothing else', () => {
    const problems = (more: Typed) => Object.keys(problemsOf(second(more)));
    expect(problems({ 'checked-2': 'nominations' })).toEqual(['organisation-2']);
    expect(problems({ 'checked-2': 'nominations', 'organisation-2': 'Somebody' })).toEqual([
      'organisation-2',
    ]);
    expect(problems({ 'checked-2': 'seats' })).toEqual(['communities-2', 'seats-2']);
    expect(problems({ 'checked-2': 'notice', 'days-2': 'soon' })).toEqual(['days-2']);
    expect(problems({ 'checked-2': 'no-recording' })).toEqual([]);
    expect(problems({ 'checked-2': 'kindness' })).toEqual(['checked-2']);
    expect(problems({ 'checked-2': 'no-recording', 'kind-2': 'party' })).toEqual(['kind-2']);
  });
  it('counts are whole numbers within reason', () => {
    const seats = (count: string) =>
      problemsOf(second({ 'checked-2': 'seats', 'communities-2': ['sex-workers', ''], 'seats-2': count }));
    expect(seats('2')).toEqual({});
    expect(seats('0')).toEqual({ 'seats-2': t('problem.seatCount') });
    expect(seats('101')).toEqual({ 'seats-2': t('problem.seatCount') });
    expect(seats('1.5')).toEqual({ 'seats-2': t('problem.number') });
    expect(problemsOf(second({ 'checked-2': 'notice', 'days-2': '261' }))).toEqual({
      'days-2': t('problem.noticeDays'),
    });
  });
  it('what another check would need is not read, and comes back as it was typed', () => {
    const typed = second({ 'checked-2': 'notice', 'days-2': '20', 'seats-2': 'many', 'topic-2': 'Rent' });
    const form = read(typed);
    expect(form.ok && form.values).toMatchObject({
      commitments: [{}, { rule: { is: 'notice', workingDays: 20, kind: null, space: '', topic: 'Rent' } }],
    });
    expect(form.typed).toEqual(typed);
    expect(valuesOf(second({ 'seats-2': 'many' }))).toMatchObject({ commitments: [{}, { rule: null }] });
  });
  it('a check or a lesson without a sentence is not left out in silence', () => {
    expect(problemsOf(filled({ 'lesson-4': 'It was recorded.' }))).toEqual({
      'commitment-4': t('problem.needed'),
    });
    expect(problemsOf(filled({ 'checked-4': 'no-recording' }))).toEqual({
      'commitment-4': t('problem.needed'),
    });
  });
  it('nominations are a community organisation’s that is in the agreement, never an ally’s (P6)', () => {
    const by = (organisation: string) =>
      strangersNamed({ 'checked-2': 'nominations', 'organisation-2': organisation }, inForce.parties);
    expect(by(harbour.id)).toEqual([]);
    expect(by(fund.id)).toEqual(['organisation-2']);
    expect(by(newId(organisationId))).toEqual(['organisation-2']);
    expect(strangersNamed({ 'organisation-2': fund.id }, inForce.parties)).toEqual([]);
  });
});
