import { beforeAll, describe, expect, it } from 'vitest';
import { commitmentSaying, proposalOf } from '../../../test/support/agreements.ts';
import { after, type Cast, memberOf } from '../../../test/support/decisions.ts';
import {
  before,
  frame,
  fund,
  harbour,
  mayOf,
  now,
  open,
  river,
  stated,
  t,
  text,
  wordsIn,
} from '../../../test/support/partnershipViews.ts';
import type { DecisionFacts } from '../../kernel/decision/facts.ts';
import { consent, object } from '../../kernel/decision/rules.ts';
import { amend } from '../../kernel/decision/version/rules.ts';
import { newId, versionId } from '../../kernel/ids.ts';
import { wordsReady } from '../../web/words/translate.ts';
import { describeChange } from '../agreement/difference.ts';
import { redlineOf } from '../agreement/redline.ts';
import { DecisionPage } from './page.tsx';
import type { DecisionView } from './view.ts';

const decisionPage = async (facts: DecisionFacts, who: Cast, more: Partial<DecisionView> = {}) =>
  String(await (<DecisionPage frame={frame} view={stated(facts, who, more)} />));
const consentForm = /<form[^>]*action="[^"]*\/consent"/;

beforeAll(() => wordsReady);

describe('a decision', () => {
  it('an ally sees that it cannot consent before the community side, why, and by which principle', async () => {
    const page = await decisionPage(open, fund);
    expect(page).not.toMatch(consentForm);
    expect(page).toContain(t('refusal.communityFirst'));
    expect(page).toMatch(/principles#P7/);
  });
  it('a community party can consent, to exactly the version it read', async () => {
    const page = await decisionPage(open, harbour);
    expect(page).toMatch(consentForm);
    expect(page).toContain(`name="version" value="${open.versions[0]?.id}"`);
  });
  it('a community party reads whom the text is shown to if it consents', async () => {
    const page = wordsIn(await decisionPage(open, harbour));
    expect(page).not.toContain('it is shown to');
    const parties = open.parties.map((party) => ({ ...party, shown: party.organisation !== fund.id }));
    const unseen = wordsIn(await decisionPage({ ...open, parties }, harbour));
    expect(unseen).toContain(`it is shown to ${fund.name} as well, with the names of everyone in it.`);
    expect(unseen).toContain('Not shown this yet.');
  });
  it('a member who is no steward reads everything and finds every act refused for one reason', async () => {
    const may = mayOf(open, memberOf(harbour, 'member'));
    const page = await decisionPage(open, harbour, { may });
    expect(page.split(t('refusal.onlySteward'))).toHaveLength(2);
    expect(page).not.toMatch(consentForm);
    expect(wordsIn(page)).toContain('within a week');
  });
  it('names the community side first, whoever proposed', async () => {
    const page = wordsIn(await decisionPage(open, fund));
    const order = [harbour, river, fund].map(({ name }) =>
      page.indexOf(`${name} `, page.indexOf('Where each')),
    );
    expect(order).toEqual([...order].sort((one, other) => one - other));
  });
  it('says every change in a sentence, and the words themselves', async () => {
    const page = wordsIn(await decisionPage(open, harbour));
    expect(page).toContain('The words of “Pay and expenses” change.');
    expect(page).toContain('The review moves from 15 January 2027 to 1 March 2027.');
    expect(page).toContain('within a week');
  });
  it('says what is checked of a commitment, where it holds and what was learnt (P14)', async () => {
    const rule = {
      is: 'nominations',
      kind: null,
      space: 'CSW',
      topic: '',
      organisation: harbour.id,
    } as const;
    const nominating = commitmentSaying('Harbour nominates.', { lesson: 'One was not asked.', rule });
    const checked = { ...text, commitments: [...text.commitments, nominating] };
    const proposed = { proposal: proposalOf('agreement', checked), redline: redlineOf(before, checked) };
    const page = wordsIn(
      await decisionPage(open, river, { ...proposed, changes: describeChange(before, checked) }),
    );
    expect(page).toContain('A standing commitment is added: “Harbour nominates.”');
    expect(page).toContain(
      'Seats of the communities that lead Harbour Collective are asked of it, and it nominates. It holds where all of this fits: at “CSW”.',
    );
    expect(page).toContain('One was not asked.');
    const whole = wordsIn(await decisionPage(open, river, { ...proposed, before: null, redline: null }));
    expect(whole).toContain('The lesson: One was not asked.');
    expect(whole).toContain('The software checks: Seats of the communities that lead Harbour Collective');
  });
  it('a change of nothing but what is checked is told, and never called the same (P1)', async () => {
    const rule = { is: 'notice', kind: null, space: '', topic: '', workingDays: 20 } as const;
    const checked = { ...before, commitments: before.commitments.map((one) => ({ ...one, rule })) };
    const page = wordsIn(
      await decisionPage(open, river, {
        proposal: proposalOf('agreement', checked),
        redline: redlineOf(before, checked),
        changes: describeChange(before, checked),
      }),
    );
    expect(page).toContain('At least 20 working days between being told and the first day.');
    expect(page).not.toMatch(/and Standing commitments|Standing commitments,/);
  });
  it('shows the whole hash, and how to check it oneself', async () => {
    const page = await decisionPage(open, harbour);
    const [first] = open.versions;
    expect(page).toContain(`>${first?.sha256Hex}<`);
    expect(page).toContain(`sha256sum ${first?.sha256Hex.slice(0, 12)}.json`);
  });
  it('an objection stands with its reason', async () => {
    const on = { by: memberOf(harbour), version: stated(open, harbour).version };
    const objected = after(open, (facts) => object(facts, { ...on, reason: 'Too late.' }, now));
    const page = await decisionPage(objected, river, { reasons: new Map([[harbour.id, 'Too late.']]) });
    expect(wordsIn(page)).toContain('Too late.');
  });
  it('what an amendment voided stays to be read, and nobody is counted for it', async () => {
    const first = stated(open, harbour).version;
    const agreed = after(open, (facts) => consent(facts, { by: memberOf(harbour), version: first }, now));
    const wording = { version: newId(versionId), sha256Hex: 'b'.repeat(64), windowDays: 10 };
    const amended = after(agreed, (facts) =>
      amend(facts, { by: memberOf(fund), version: first, wording }, now),
    );
    const answers = [{ organisation: harbour.id, answer: 'consent', answeredOn: '2026-11-24' }] as const;
    const earlier = [{ number: 1, by: fund.id, openedOn: '2026-11-20', version: first, answers }];
    const page = wordsIn(await decisionPage(amended, river, { earlier }));
    expect(page).toContain('Version 2 voided one answer. Harbour Collective had consented.');
    expect(page).not.toContain('Consented');
  });
  it('a text that a reader holds no key to is said to be closed, and not shown', async () => {
    const page = wordsIn(
      await decisionPage(open, harbour, { proposal: null, before: null, redline: null, changes: [] }),
    );
    expect(page).toContain(t('partnership.decision.sealedAway'));
    expect(page).not.toContain('The same for the same work');
  });
});
