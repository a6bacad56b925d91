import { beforeAll, describe, expect, it } from 'vitest';
import {
  before,
  formView,
  frame,
  harbour,
  open,
  stated,
  t,
  wordsIn,
} from '../../../test/support/partnershipViews.ts';
import { refuse } from '../../kernel/outcome.ts';
import { wordsReady } from '../../web/words/translate.ts';
import { DecisionPage } from '../decisions/page.tsx';
import { LeavingPage } from '../leaving/page.tsx';
import { PowerPage } from '../powerMap/page.tsx';
import type { PowerView } from '../powerMap/view.ts';
import { ProposalPage } from '../proposals/page.tsx';
import { RecordPage } from '../record/page.tsx';
import type { RecordView } from '../record/view.ts';
import { PartnershipsPage } from './listPage.tsx';
import type { PartnershipList } from './view.ts';

beforeAll(() => wordsReady);

const record = (more: Partial<RecordView> = {}): RecordView => ({
  partnership: before.partnership,
  title: before.title,
  entries: {
    items: [
      {
        sequence: 2,
        kind: 'objection-raised',
        day: '2026-11-24',
        organisationName: harbour.name,
        content: null,
        objectName: null,
        hash: 'c'.repeat(64),
        own: null,
      },
    ],
    next: null,
  },
  checkpoint: { note: 'a note', size: 2, head: 'c'.repeat(64), code: 'AAAA BBBB' },
  held: { items: [], next: null },
  troubles: [],
  seen: null,
  serverKey: { key: 'a key', fingerprint: 'aaaa-bbbb' },
  compared: null,
  check: null,
  ownFormer: false,
  mayHold: { ok: true },
  ...more,
});

describe('the record', () => {
  it('a history that was rewritten is told before anything else on the page', async () => {
    const page = String(
      await (
        <RecordPage
          frame={frame}
          view={record({ troubles: [{ kind: 'cut', size: 9, now: 2, seenOn: '2026-11-23', name: null }] })}
        />
      ),
    );
    expect(page.indexOf(t('partnership.record.broken.title'))).toBeGreaterThan(0);
    expect(page.indexOf(t('partnership.record.broken.title'))).toBeLessThan(page.indexOf('<h2'));
    expect(page).toContain('Now it ends with entry 2');
  });
  it('one that fits says nothing of the kind', async () => {
    const page = String(await (<RecordPage frame={frame} view={record()} />));
    expect(page).not.toContain(t('partnership.record.broken.title'));
  });
  it('names the first entry that does not fit', async () => {
    const check = { ok: false, sequence: 7, problem: 'previous' } as const;
    const page = String(await (<RecordPage frame={frame} view={record({ check })} />));
    expect(page).toContain('Entry 7 is the first that does not fit.');
  });
  it('an entry whose text is gone still says what was done', async () => {
    const page = wordsIn(String(await (<RecordPage frame={frame} view={record()} />)));
    expect(page).toContain('Harbour Collective objected to a proposal.');
    expect(page).toContain(t('partnership.record.textGone'));
  });
  it('what is held, and what happened, go on where the page ends', async () => {
    const held = { items: [], next: `7-${harbour.id}` };
    const view = record({ held, entries: { items: [], next: '51' } });
    const page = String(await (<RecordPage frame={frame} view={view} />));
    expect(page).toContain(`/record?held=7-${harbour.id}"`);
    expect(page).toContain('/record?after=51"');
  });
  it('to hold a checkpoint names exactly the one that was shown', async () => {
    const page = String(await (<RecordPage frame={frame} view={record()} />));
    expect(page).toContain(`name="head" value="${'c'.repeat(64)}"`);
    expect(page).toContain('name="size" value="2"');
  });
});

const power: PowerView = {
  partnership: before.partnership,
  title: before.title,
  today: '2026-11-24',
  reviewOn: '2027-03-01',
  latestShown: null,
  areas: [
    {
      area: 'agenda',
      held: [
        { level: 'ally-alone', day: '2025-03-01' },
        { level: 'together', day: '2026-03-01' },
      ],
      promised: { level: 'community-alone', day: '2027-03-01' },
      current: 'together',
    },
    {
      area: { custom: 'Safety' },
      held: [{ level: 'together', day: '2025-03-01' }],
      promised: null,
      current: null,
    },
  ],
};

describe('the power map', () => {
  it('tells the shift in one sentence, and what is promised', async () => {
    const page = wordsIn(String(await (<PowerPage frame={frame} view={power} />)));
    expect(page).toContain(
      'Since 1 March 2025 the community side came to decide more in one area, and less in none.',
    );
    expect(page).toContain('By the review on 1 March 2027 it is promised to decide more in one area.');
    expect(page).toContain('Not on the map any more: Safety.');
  });
  it('a promise that was not reached by its review is said, not passed over', async () => {
    const page = wordsIn(
      String(await (<PowerPage frame={frame} view={{ ...power, today: '2027-03-02' }} />)),
    );
    expect(page).toContain('In one area the promise is not reached yet.');
  });
  it('says so when it draws only some of the agreements', async () => {
    const page = wordsIn(String(await (<PowerPage frame={frame} view={{ ...power, latestShown: 24 }} />)));
    expect(page).toContain('Shown are the first agreement and the latest 24.');
  });
  it('an empty map says how one comes about', async () => {
    const page = String(await (<PowerPage frame={frame} view={{ ...power, areas: [], reviewOn: null }} />));
    expect(page).toContain(t('partnership.power.empty.title'));
  });
});

const list: PartnershipList = {
  items: [],
  next: null,
  side: 'ally',
  mayPropose: refuse('letInByNobody', 'P6'),
};

describe('the list', () => {
  it('an ally that nobody let in learns who opens the door, and cannot propose', async () => {
    const page = String(await (<PartnershipsPage frame={frame} view={list} />));
    expect(page).toContain(t('partnership.list.empty.ally'));
    expect(page).toContain(t('refusal.letInByNobody'));
    expect(page).not.toContain('href="/partnerships/new"');
  });
  it('a community-led organisation learns how to begin, and can', async () => {
    const view = { ...list, side: 'community', mayPropose: { ok: true } } as const;
    const page = String(await (<PartnershipsPage frame={frame} view={view} />));
    expect(page).toContain(t('partnership.list.empty.community'));
    expect(page).toContain('href="/partnerships/new"');
  });
});

it('no title in the window names a partnership or an organisation', async () => {
  const leaving = {
    id: before.partnership,
    title: before.title,
    closes: 1,
    ends: false,
    may: { ok: true },
  } as const;
  const pages = [
    <DecisionPage frame={frame} view={stated(open, harbour)} />,
    <ProposalPage
      frame={frame}
      view={formView({ partnership: before.partnership, title: before.title, before })}
    />,
    <RecordPage frame={frame} view={record()} />,
    <PowerPage frame={frame} view={power} />,
    <LeavingPage frame={frame} view={leaving} />,
    <PartnershipsPage frame={frame} view={list} />,
  ];
  for (const page of pages) {
    const title = /<title>([^<]*)<\/title>/.exec(String(await page))?.[1];
    expect(title).not.toMatch(/Secret title|Harbour|River|Coast/);
  }
});
