import { describe, expect, test } from 'vitest';
import { unreadTexts } from '../../../test/support/unreadTexts.ts';
import type { CommunityKey, LanguageCode } from '../../language/vocabulary.ts';
import { statementFindings } from './checks.ts';

const found = (
  body: string,
  groups: readonly CommunityKey[] = [],
  language: LanguageCode = 'en',
  references = '',
): string[] =>
  statementFindings({
    texts: [{ language, text: { title: 'Relief', body, references } }],
    groups,
    scopes: [],
  }).map(({ rule, subject }) => `${rule} ${subject}`);

describe('whom a text names and the statement does not list (P9)', () => {
  test('is found, wherever in a sentence it is named, and not once it is listed', () => {
    const text = 'Police raids also drive migrants and sex workers out of their homes.';
    expect(found(text)).toEqual(['named-unlisted en migrants', 'named-unlisted en sex-workers']);
    expect(found(text, ['sex-workers'])).toEqual(['named-unlisted en migrants']);
    expect(found(text, ['sex-workers', 'migrants'])).toEqual([]);
  });

  test.each([
    ['fr', 'La police chasse aussi les personnes migrantes.'],
    ['es', 'La policía también expulsa a las personas migrantes.'],
    ['ru', 'Полиция выгоняет и мигрантов.'],
    ['zh', '警察也驱赶移民。'],
  ] as const)('in every language that is read: %s', (language, text) => {
    expect(found(text, [], language)).toEqual([`named-unlisted ${language} migrants`]);
    expect(found(text, ['migrants'], language)).toEqual([]);
  });

  test('a part of a group stands for the group that can be asked, and a broader name that is enough is enough', () => {
    expect(found('Migrant sex workers are fined.')).toEqual(['named-unlisted en sex-workers']);
    expect(found('Migrant sex workers are fined.', ['sex-workers'])).toEqual([]);
    expect(found('Trans women are turned away.', ['lgbtiq-people'])).not.toContain(
      'named-unlisted en trans-and-gender-diverse-people',
    );
    // Women is not enough for women who use drugs.
    expect(found('Women who use drugs are turned away.', ['women-and-girls'])).toContain(
      'named-unlisted en people-who-use-drugs',
    );
  });

  test('people whom no organisation here is led by cannot be asked, so they stand in nothing’s way', () => {
    expect(found('Relief reaches children, carers and clients of sex workers.')).toEqual([]);
  });

  test.each([
    ['a quotation', 'They wrote: “Migrants are to blame.”'],
    [
      'an organisation’s name',
      'We met the International Organization for Migration and Refugees International.',
    ],
    ['a law', 'The Convention on the Rights of Persons with Disabilities says so.'],
    ['people told of as left out', 'The fund was made without migrants.'],
    ['a ground', 'Nobody is turned away regardless of age, disability or faith.'],
  ])('%s names nobody', (_, text) => expect(found(text)).toEqual([]));

  test('neither does a source', () =>
    expect(found('Relief is late.', [], 'en', 'Aster, B. Older people and migrants. 2019.')).toEqual([]));
});

describe('a text in a language that is not read', () => {
  test.each(unreadTexts)(
    'leaves nobody out and blocks nothing, as itself and as another language: %s',
    (language, _, text) => {
      for (const said of [language, 'en', 'fr', 'zh', 'ru'] as const) {
        const findings = statementFindings({
          texts: [{ language: said, text: { title: '', body: text, references: '' } }],
          groups: ['sex-workers', 'older-people'],
          scopes: ['pandemic-relief'],
        });
        expect(findings.filter(({ severity }) => severity === 'block')).toEqual([]);
      }
    },
  );
});
