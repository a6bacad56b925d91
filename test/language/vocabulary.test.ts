import { expect, test } from 'vitest';
import { lexicon } from '../../src/language/lexicon/lexicon.ts';
import { textLanguages } from '../../src/language/lexicon/schema.ts';
import { variantsOf } from '../../src/language/matcher/forms.ts';
import { checkText, readText } from '../../src/language/readText.ts';
import { communityKeys } from '../../src/language/vocabulary.ts';

const { names, terms, phrases, populations } = lexicon().vocabulary;
type Name = (typeof names)[number];

/** A form as somebody might write it. */
const written = (form: string): string[] =>
  variantsOf(form).map((one) => one.replaceAll('*', '').replaceAll(' … ', ' '));
const namingForms = (name: Name): string[] => [
  ...name.considerate,
  ...(name.recognise ?? []),
  ...(name.abbreviations ?? []),
  ...(name.narrower ?? []).map(({ form }) => form),
];
const languageFindings = (text: string, lang: Name['lang']): string[] =>
  checkText(text, { language: lang })
    .findings.filter(({ rule }) => rule === 'language')
    .map(({ entry, words }) => `${lang} “${text}”: ${entry} says no to “${words}”`);

test('no name is offered for people that another entry asks to leave', () => {
  const refused = names.flatMap(({ lang, prefer, considerate }) =>
    [prefer, ...considerate.flatMap(written)].flatMap((form) => languageFindings(form, lang)),
  );
  expect([...new Set(refused)]).toEqual([]);
});

test('nothing is offered instead of a word that another entry asks to leave', () => {
  const refused = [...terms, ...phrases].flatMap(({ lang, considerate = [] }) =>
    considerate.flatMap((form) => languageFindings(form, lang)),
  );
  expect(refused).toEqual([]);
});

test('“prostitute” is offered by no entry, in no language', () => {
  const offered = [...terms, ...phrases, ...names].flatMap(({ considerate = [] }) => considerate);
  expect(offered.filter((form) => /prostitu|проститу|妓|卖淫|meretri/iu.test(form))).toEqual([]);
});

test('a named group is never answered with “people” alone', () => {
  const offered = terms.flatMap(({ considerate }) => considerate);
  expect(offered.filter((form) => /^(?:people|persons?|personnes?|personas?|люди|人)$/iu.test(form))).toEqual(
    [],
  );
});

test('every form of a name names its group', () => {
  const lost = names.flatMap((name) =>
    namingForms(name)
      .flatMap(written)
      .filter((form) =>
        readText(form, name.lang).mentions.every(({ names: all }) => !all.includes(name.population)),
      )
      .map((form) => `${name.lang} ${name.population}: ${form}`),
  );
  expect(lost).toEqual([]);
});

test('every word to leave, and every phrase, is found where it is written', () => {
  const lost = [
    ...terms.flatMap((term, at) =>
      term.inconsiderate
        .flatMap(written)
        .filter((form) => readText(form, term.lang).matches.term.every((one) => one.form.entry !== at))
        .map((form) => `${term.lang} ${term.id}: ${form}`),
    ),
    ...phrases.flatMap((phrase, at) =>
      phrase.forms
        .flatMap(written)
        .filter((form) => readText(form, phrase.lang).matches.phrase.every((one) => one.form.entry !== at))
        .map((form) => `${phrase.lang} ${phrase.id}: ${form}`),
    ),
  ];
  expect(lost).toEqual([]);
});

test('one form means one group', () => {
  const meant = new Map<string, Set<string>>();
  for (const name of names)
    for (const form of namingForms(name).flatMap(variantsOf)) {
      const key = `${name.lang} ${name.match === 'folded' ? form.toLowerCase() : form}`;
      meant.set(key, (meant.get(key) ?? new Set()).add(name.population));
    }
  expect([...meant].filter(([, groups]) => groups.size > 1)).toEqual([]);
});

test('every group and every ground has a name in each of the five languages', () => {
  const named = new Set(names.map(({ lang, population }) => `${lang} ${population}`));
  const expected = populations.flatMap(({ key }) => textLanguages.map((lang) => `${lang} ${key}`));
  expect(expected.filter((one) => !named.has(one))).toEqual([]);
});

test('the communities that organisations chose are groups of the taxonomy', () => {
  const asked = populations.filter(({ kind, community }) => kind === 'population' && community);
  expect(asked.map(({ key }) => key).sort()).toEqual([...communityKeys].sort());
});

test('women is not the name of women who use drugs; people who use drugs is', () => {
  const group = populations.find(({ key }) => key === 'women-who-use-drugs');
  expect(group?.coveredBy).toEqual(['people-who-use-drugs']);
});

test('there are more than two thousand ways of naming people, and several hundred in each language', () => {
  const counted = textLanguages.map((lang) => {
    const spoken = names.filter((name) => name.lang === lang);
    return {
      language: lang,
      'names as written': spoken.flatMap(namingForms).length,
      'names with their variants': new Set(spoken.flatMap(namingForms).flatMap(variantsOf)).size,
      'words to leave': terms.filter((one) => one.lang === lang).flatMap((one) => one.inconsiderate).length,
      phrases: phrases.filter((one) => one.lang === lang).flatMap((one) => one.forms).length,
    };
  });
  console.table(counted);
  const total = counted.reduce((sum, one) => sum + one['names as written'], 0);
  expect(total).toBeGreaterThan(2000);
  for (const one of counted) expect(one['names as written']).toBeGreaterThan(350);
});
