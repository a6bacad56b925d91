import { describe, expect, test } from 'vitest';
import { checkText, type ReadingOptions } from '../readText.ts';

const found = (text: string, options: ReadingOptions = {}): string[] =>
  checkText(text, { language: 'en', ...options }).findings.map(
    ({ rule, severity, population }) => `${severity} ${rule}${population ? ` ${population}` : ''}`,
  );
const relief = { scopes: ['pandemic-relief'] };

/** Our own words for the list in the note's second example, and what mends it. */
const list = 'Relief must reach women, older people, people with disabilities, migrants and refugees.';

describe('who is left out (P9)', () => {
  test('a list that leaves out somebody whom the text affects is stopped (P9)', () => {
    const left = found(list, relief);
    expect(left).toContain('block omission sex-workers');
    expect(left).toContain('block omission women-who-use-drugs');
  });

  test('a list that names them is not', () => {
    const whole = list.replace('and refugees', 'refugees, sex workers and women who use drugs');
    const left = found(whole, relief);
    expect(left).not.toContain('block omission sex-workers');
    expect(left).not.toContain('block omission women-who-use-drugs');
  });

  test('naming women is not naming women who use drugs; naming people who use drugs is', () => {
    const missing = (text: string): boolean =>
      found(text, relief).includes('block omission women-who-use-drugs');
    expect(missing('Relief for women, migrants and refugees.')).toBe(true);
    expect(missing('Relief for women, migrants and people who use drugs.')).toBe(false);
  });

  test('without a scope nobody is missed, and the text’s own words suggest one', () => {
    expect(found(list)).toEqual([]);
    expect(checkText(`After COVID-19. ${list}`).suggested).toContain('pandemic-relief');
  });

  test('general words are advice, not a stop', () => {
    expect(found('Everyone needs relief.', relief)).toEqual(['info nobody-listed']);
  });

  test('people mentioned as left out have not been named', () => {
    const { named } = checkText('Relief came without sex workers, and for migrants.', { language: 'en' });
    expect(named).toContain('migrants');
    expect(named).not.toContain('sex-workers');
  });
});

describe('whose words and whose voice', () => {
  test('a text that speaks on behalf of a community is stopped (P7)', () => {
    expect(found('We speak on behalf of sex workers.')).toContain('block speaking-for');
  });

  test('a community’s own organisation speaks for itself', () => {
    expect(found('We speak on behalf of sex workers.', { authors: ['sex-workers'] })).toEqual([]);
  });

  test.each([
    ['They wrote “prostitutes are fined”.', 'a quotation'],
    ['The Convention for the Suppression of the Exploitation of the Prostitution of Others is old.', 'a law'],
    ['We met the English Collective of Prostitutes.', 'an organisation’s own name'],
    ['See https://example.org/prostitutes for more.', 'an address'],
    ['We met.\n\n## References\n\nAster. On prostitutes. 2001.', 'a list of sources'],
  ])('%s: %s is not the author’s word', (text) => {
    expect(found(text).filter((one) => one.includes('language'))).toEqual([]);
  });

  test('the author’s own word is', () => {
    expect(found('The law punishes prostitutes.')).toEqual(['block language sex-workers']);
  });

  test('a community’s own organisation chooses its own words', () => {
    expect(found('Prostitutes of the harbour, organise.', { authors: ['sex-workers'] })).toEqual([]);
    expect(found('Prostitutes of the harbour, organise.', { authors: ['migrants'] })).toEqual([
      'block language sex-workers',
    ]);
  });

  test('what a community may say of itself is an ally’s word once an ally signs too (P6, P7)', () => {
    const text = 'Prostitutes of the harbour, organise. We speak on behalf of sex workers.';
    const own = (options: ReadingOptions) =>
      checkText(text, { language: 'en', ...options }).own.findings.map(
        ({ rule, words }) => `${rule} ${words}`,
      );
    const said = ['language Prostitutes', 'speaking-for speak on behalf of'];
    const authors = ['sex-workers'];
    expect([found(text, { authors }), own({ authors })]).toEqual([[], said]);
    expect([found(text, { authors, withAlly: true }), own({ authors, withAlly: true })]).toEqual([
      found(text),
      said,
    ]);
    // Whoever is led by others has no leave to lose.
    expect(own({ authors: ['migrants'] })).toEqual([]);
    expect(own({})).toEqual([]);
    expect(own({ authors, off: [{ rule: 'language', reason: 'ours' }] })).toEqual(said.slice(1));
  });

  test('a name that covers less than the group is found (P12)', () => {
    expect(found('We support female sex workers.')).toEqual(['warn narrower-name sex-workers']);
    expect(found('We support sex workers, most of all female sex workers.')).toEqual([]);
  });
});

describe('whose evidence (P8)', () => {
  const sources = (...lines: string[]): string =>
    `We looked at it.\n\n## References\n\n${lines.join('\n')}\n`;
  const led = 'NSWP. The impact of laws. 2018. https://www.nswp.org/impact';

  test('a source about a community is not one by it (P8)', () => {
    const about = 'Aster, B. What NSWP members want. Journal of Harbours, 2019. doi:10.1016/x';
    const result = checkText(sources(about), { language: 'en' });
    expect(result.sources.map(({ origin }) => origin)).toEqual(['academic']);
    expect(result.findings.map(({ rule }) => rule)).toEqual(['no-community-source']);
  });

  test('one by it is', () => {
    expect(checkText(sources(led), { language: 'en' }).sources[0]?.origin).toBe('community-led');
    expect(found(sources(led))).toEqual([]);
  });

  test('whoever knows better corrects it', () => {
    const unknown = 'Aster, B. A letter. 2019.';
    expect(found(sources(unknown))).toEqual(['warn no-community-source']);
    const origins = [{ source: `1. ${unknown.toUpperCase()}`, origin: 'community-led' as const }];
    expect(found(sources(unknown), { origins })).toEqual([]);
    expect(checkText(sources(led, unknown), { origins }).sources.map((one) => one.corrected)).toEqual([
      false,
      true,
    ]);
  });
});

describe('from one version to the next (P9)', () => {
  const before = 'We name sex workers and migrants. Sex work is work.';

  test('people who were named and no longer are stop it', () => {
    expect(found('We name migrants.', { before })).toContain('block population-removed sex-workers');
  });

  test('people who are named now are told of', () => {
    const now = 'We name sex workers, migrants and refugees. Sex work is work.';
    expect(found(now, { before })).toContain('info population-added refugees');
  });

  const passage = 'We stand with the sex workers’ rights movement.';
  const fate = (text: string, ...passages: string[]): string[] => found(text, { passages });

  test('a protected passage stands as it was agreed, or it is said what became of it', () => {
    expect(fate(`Dear all. ${passage}`, passage)).toEqual([]);
    expect(fate(passage.replace('the sex', 'the\nsex'), passage)).toEqual([]);
    expect(fate('We stand with the rights movement of all.', passage)).toEqual(['block passage-softened']);
    expect(fate('Something else.', passage)).toEqual(['block passage-gone']);
  });

  test('a frame around a protected sentence changes what it says', () => {
    expect(fate(`Nobody says that ${passage}`, passage)).toEqual(['block passage-softened']);
  });

  test('of words that are no sentence, the words are protected', () => {
    expect(fate(`Nobody says that ${passage}`, 'sex workers’ rights movement')).toEqual([]);
  });

  test('of a longer passage, the sentence that is gone is named, and nothing else', () => {
    const two = `${passage} We ask for cash support.`;
    const { findings } = checkText(passage, { language: 'en', passages: [two] });
    expect(findings.map(({ rule, values }) => `${rule}: ${values.passage}`)).toEqual([
      'passage-gone: We ask for cash support.',
    ]);
    expect(fate(`${passage} Where possible. We ask for cash support.`, two)).toEqual([
      'block passage-softened',
    ]);
  });
});

describe('what somebody chose not to hear', () => {
  const text = 'The law punishes prostitutes.';

  test('a rule that is switched off says nothing, and the reason stays with the result', () => {
    const result = checkText(text, {
      language: 'en',
      off: [{ rule: 'language', reason: 'the word of the law' }],
    });
    expect(result.findings).toEqual([]);
    expect(result.off).toEqual([{ rule: 'language', reason: 'the word of the law', count: 1 }]);
  });

  test('where a word could endanger somebody, words are advice only', () => {
    expect(found(text, { localSafety: 'a letter to an office' })).toEqual(['info language sex-workers']);
  });
});
