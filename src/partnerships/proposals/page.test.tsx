import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { commitmentSaying, proposalOf } from '../../../test/support/agreements.ts';
import {
  formView,
  frame,
  fund,
  harbour,
  open,
  river,
  t,
  text,
  wordsIn,
} from '../../../test/support/partnershipViews.ts';
import { newId, versionId } from '../../kernel/ids.ts';
import { refuse } from '../../kernel/outcome.ts';
import type { Problems, Typed } from '../../web/forms/parse.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import { stylesheet } from '../../web/pages/assets.ts';
import { wordsReady } from '../../web/words/translate.ts';
import { ProposalPage } from './page.tsx';

beforeAll(() => wordsReady);

const returnedWith = (typed: Typed, problems: Problems): ReturnedForm => ({
  action: formView().action,
  typed,
  problems,
  refusal: null,
  status: 422,
});

describe('the long form', () => {
  it('an organisation that cannot stand for its community is shown, with the reason, and cannot be ticked', async () => {
    const page = String(await (<ProposalPage frame={frame} view={formView()} />));
    expect(page).toContain(`value="${fund.id}"`);
    expect(page).not.toContain(`value="${river.id}"`);
    expect(page).toContain(t('refusal.notConfirmed', { name: river.name }));
  });
  it('what was typed comes back, with the problem above and beside the field', async () => {
    const returned = returnedWith(
      {
        kind: 'agreement',
        title: '',
        'term-work': 'Our own words',
        parties: fund.id,
        'own-6': 'Safety',
      },
      { title: t('problem.needed'), 'ownToday-6': t('problem.choose') },
    );
    const page = String(await (<ProposalPage frame={frame} view={formView()} returned={returned} />));
    expect(page).toContain('Our own words');
    expect(page).toMatch(new RegExp(`value="${fund.id}" checked`));
    expect(page).toContain('value="Safety"');
    expect(page).toContain('href="#ownToday-6"');
    expect(page).toMatch(/id="title"[^>]*aria-invalid="true"/);
  });
  it('a commitment stands open with what is checked of it, and one blank one is folded', async () => {
    const rule = { is: 'seats', kind: 'panel', space: 'CSW', topic: '', atLeast: 2 } as const;
    const agreed = { ...rule, communities: ['people-in-prison' as const] };
    const commitments = [commitmentSaying('Two seats.', { lesson: 'There was one.', rule: agreed })];
    const view = formView({ change: 'agreement', before: { ...text, commitments } });
    const page = String(await (<ProposalPage frame={frame} view={view} />));
    expect(page).toMatch(/<fieldset[^>]*><legend>Commitment 1<\/legend>/);
    expect(page).toContain('There was one.');
    for (const chosen of ['seats', 'people-in-prison', 'panel'])
      expect(page).toContain(`<option value="${chosen}" selected="">`);
    expect(page).toMatch(/name="seats-1"[^>]*value="2"|value="2"[^>]*name="seats-1"/);
    expect([...page.matchAll(/<summary id="blank-(\d+)"/g)].map(([, place]) => place)).toEqual(['2']);
  });
  it('a blank commitment that was begun comes back open, with its problem named above', async () => {
    const typed = { kind: 'agreement', 'commitment-2': 'They nominate.', 'checked-2': 'nominations' };
    const problems = { 'organisation-2': t('problem.choose') };
    const page = String(
      await (<ProposalPage frame={frame} view={formView()} returned={returnedWith(typed, problems)} />),
    );
    expect(page).toMatch(/<fieldset[^>]*><legend>Commitment 2<\/legend>/);
    expect(wordsIn(page)).toContain('Commitment 2, Who nominates');
    expect(page).toMatch(/id="organisation-2"[^>]*aria-invalid="true"/);
  });
  it('nobody but the community side is offered to nominate', async () => {
    const page = String(await (<ProposalPage frame={frame} view={formView()} />));
    const [, offered] = /<select id="organisation-1"[^>]*>(.*?)<\/select>/s.exec(page) ?? [];
    expect(offered).toContain(harbour.id);
    expect(offered).not.toContain(fund.id);
    expect(offered).not.toContain(river.id);
  });
  it('who may not propose is told before writing a word, and the button says so', async () => {
    const may = refuse('onlySteward');
    const page = String(await (<ProposalPage frame={frame} view={formView()} may={may} />));
    expect(page).toContain(t('refusal.onlySteward'));
    expect(page).not.toContain('class="button primary"');
    expect(page).toContain('aria-disabled="true"');
  });
  it('an amendment starts from the text it amends, and names the version it had before its eyes', async () => {
    const version = newId(versionId);
    const draft = proposalOf('agreement', text);
    const view = formView({ change: 'agreement', version, draft, decision: open.id, candidates: [] });
    const page = String(await (<ProposalPage frame={frame} view={view} />));
    expect(page).toContain(`name="version" value="${version}"`);
    expect(page).toContain('within a week');
    expect(page).not.toContain('name="parties"');
  });
  it('says who can see it, and what a seized server would show', async () => {
    const page = wordsIn(String(await (<ProposalPage frame={frame} view={formView()} />)));
    expect(page).toContain('The members of Harbour Collective, and of every organisation you tick');
    expect(page).toContain(t('partnership.see.seized'));
  });
  it('as long as it is, it arrives with its styles in the first round trip', async () => {
    const page = String(await (<ProposalPage frame={frame} view={formView()} />));
    expect(gzipSync(page).length + gzipSync(stylesheet.body).length).toBeLessThan(14_600);
  });
});
