import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { communitiesIn } from './suggest.ts';
import { changeBetween, lostInTranslation } from './versionChange.ts';

const before =
  'Everyone counts, migrants too.\n\nWe name women, migrants and people who use drugs.\n\nWe sign.';

describe('a redline names whom the change names or leaves out', () => {
  it('who was put in and who was taken out', () => {
    const after = before.replace('people who use drugs', 'sex workers');
    expect(changeBetween(before, after, communitiesIn)).toMatchObject({
      added: ['sex-workers'],
      removed: ['people-who-use-drugs'],
      thinned: [],
    });
  });

  it('who left a list, though another sentence still names them', () => {
    const after = before.replace('women, migrants and', 'women and');
    expect(changeBetween(before, after, communitiesIn)).toMatchObject({ removed: [], thinned: ['migrants'] });
  });

  it('nobody, where the words around them changed', () => {
    const after = before.replace('We sign.', 'We sign today.').replace('We name', 'We also name');
    const change = changeBetween(before, after, communitiesIn);
    expect([change.added, change.removed, change.thinned]).toEqual([[], [], []]);
    expect(change.parts.some(({ kind }) => kind === 'added')).toBe(true);
  });

  it('forwards and backwards, what is added one way is removed the other way', () => {
    const list = fc.subarray([
      'sex workers',
      'women',
      'migrants',
      'people in prison',
      'people living with HIV',
    ]);
    const text = fc
      .array(list.map((groups) => `We name ${groups.join(', ')}.`))
      .map((all) => all.join('\n\n'));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const there = changeBetween(one, other, communitiesIn);
        const back = changeBetween(other, one, communitiesIn);
        expect([there.added.toSorted(), there.removed.toSorted()]).toEqual([
          back.removed.toSorted(),
          back.added.toSorted(),
        ]);
        for (const gone of there.removed) expect(communitiesIn(other)).not.toContain(gone);
        for (const thinned of there.thinned) expect(communitiesIn(other)).toContain(thinned);
      }),
    );
  });
});

describe('groups lost in translation', () => {
  const english = { language: 'en', text: 'For sex workers and people who use drugs.' } as const;

  it('are named for each language that leaves out whom another one names', () => {
    const french = { language: 'fr', text: 'Pour les travailleuses du sexe.' } as const;
    const chinese = { language: 'zh', text: '为女性工作者和使用毒品者。' } as const;
    expect(lostInTranslation([english, french, chinese], communitiesIn)).toEqual([
      { language: 'en', missing: ['women-and-girls'] },
      { language: 'fr', missing: ['people-who-use-drugs', 'women-and-girls'] },
      { language: 'zh', missing: ['sex-workers'] },
    ]);
  });

  it('are none where every language names the same', () => {
    const russian = { language: 'ru', text: 'Для секс-работниц и людей, употребляющих наркотики.' } as const;
    expect(lostInTranslation([english, russian], communitiesIn)).toEqual([]);
    expect(lostInTranslation([english], communitiesIn)).toEqual([]);
  });
});
