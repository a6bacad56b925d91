import { type Instrument, type Item, mostDomains, mostItems, textIn } from '../instrument/facts.ts';

/**
 * Questions as people write them: a line with `#` begins a domain, a line is a question, a line with `>` below it is the
 * ally's wording. `!` marks a red line; `[A1]` keeps a question's name over its versions.
 */
export const writeQuestions = (
  { domains, items }: Pick<Instrument, 'domains' | 'items'>,
  language: string,
): string =>
  domains
    .map(({ key, title }) =>
      [
        `# [${key}] ${textIn(title, language)}`,
        ...items
          .filter(({ domain }) => domain === key)
          .flatMap((item) => [
            `[${item.key}] ${item.redLine ? '! ' : ''}${textIn(item.community, language)}`,
            `> ${textIn(item.ally, language)}`,
          ]),
      ].join('\n'),
    )
    .join('\n\n');

export type QuestionsProblem = 'noDomain' | 'noQuestion' | 'twice' | 'tooLong' | 'whole';
type Read = Pick<Instrument, 'domains' | 'items'>;
export type ReadQuestions = ({ ok: true } & Read) | { ok: false; problem: QuestionsProblem; line: number };

const named = /^\[([A-Za-z0-9][A-Za-z0-9-]{0,59})\]/;
const nameIn = (text: string): { key: string | null; rest: string } => {
  const [name = '', key = null] = named.exec(text) ?? [];
  return { key, rest: text.slice(name.length).trim() };
};

/** The first name with this letter that is not taken. */
const fresh = (letter: string, taken: ReadonlySet<string>): string => {
  let number = 1;
  while (taken.has(`${letter}${number}`)) number += 1;
  return `${letter}${number}`;
};

/** The words in one language laid over what there was in the others. */
export const readQuestions = (text: string, language: string, before: Read | null): ReadQuestions => {
  const domains: Instrument['domains'] = [];
  const items: Item[] = [];
  const taken = new Set<string>();
  const problem = (of: QuestionsProblem, line: number): ReadQuestions => ({ ok: false, problem: of, line });
  for (const [place, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    const number = place + 1;
    if (line === '') continue;
    if (line.length > 380) return problem('tooLong', number);
    // Names are looked for among those that are taken: there are never many (C55).
    if (items.length > mostItems || domains.length > mostDomains) return problem('whole', number);
    if (line.startsWith('#')) {
      const { key, rest } = nameIn(line.replace(/^#+\s*/, ''));
      const name = key ?? fresh('d', taken);
      if (taken.has(name)) return problem('twice', number);
      taken.add(name);
      const earlier = before?.domains.find((one) => one.key === name)?.title ?? {};
      domains.push({ key: name, title: { ...earlier, [language]: (rest || name).slice(0, 120) } });
      continue;
    }
    const domain = domains.at(-1);
    if (!domain) return problem('noDomain', number);
    if (line.startsWith('>')) {
      const last = items.at(-1);
      if (last) last.ally = { ...last.ally, [language]: line.slice(1).trim().slice(0, 300) || '–' };
      continue;
    }
    const { key, rest } = nameIn(line);
    const name = key ?? fresh('q', taken);
    if (taken.has(name) || name.startsWith('level-')) return problem('twice', number);
    taken.add(name);
    const redLine = rest.startsWith('!');
    const words = (redLine ? rest.slice(1) : rest).trim().slice(0, 300);
    if (words === '') return problem('noQuestion', number);
    const earlier = before?.items.find((one) => one.key === name);
    items.push({
      key: name,
      domain: domain.key,
      redLine,
      basis: earlier?.basis ?? [],
      community: { ...earlier?.community, [language]: words },
      ally: { ...earlier?.ally, [language]: earlier?.ally[language] ?? words },
    });
  }
  if (items.length === 0) return problem('noQuestion', 1);
  // Domains without questions are left out.
  return {
    ok: true,
    domains: domains.filter(({ key }) => items.some(({ domain }) => domain === key)),
    items,
  };
};
