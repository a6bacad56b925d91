import { exemptionAt } from '../reading/exempt.ts';
import { grammarOf } from '../reading/grammar.ts';
import { found, nameOf, type ReadText, type Said } from './found.ts';
import type { TextFinding } from './textFinding.ts';

type Term = ReadText['lexicon']['vocabulary']['terms'][number];

const saidOf = ({ severity, principle, id, population, considerate, note, source, mark }: Term): Said => ({
  ...{ severity, principle, entry: id, population, prefer: considerate, note, source, mark },
});

/** Words that others use about people, where the author uses them herself: not in a quotation, a law or a name. P6 */
export const wording = (
  read: ReadText,
  {
    severity,
    most,
    authors,
  }: { severity?: TextFinding['severity']; most: number; authors: ReadonlySet<string> },
): TextFinding[] => {
  const { ground, lexicon, matches, language } = read;
  const places: { to: number; lang: string; entry: number }[] = [];
  const findings: TextFinding[] = [];
  for (const match of matches.term) {
    if (findings.length >= most) break;
    const term = lexicon.vocabulary.terms[match.form.entry];
    if (!term) continue;
    const exempt = exemptionAt(ground, match, matches.organisation, grammarOf(lexicon, term.lang));
    if (exempt === 'quotation' && (ground.isSource(match.from) || ground.isAddress(match.from))) continue;
    if (exempt && term.exempt.includes(exempt)) continue;
    // People may call themselves what they choose: their own organisation's text is theirs.
    if (authors.has(term.population ?? '') && term.exempt.includes('self-description')) continue;
    const { lang } = term;
    // Two languages may know one word: it is found once, in the language of the text.
    const before = places.at(-1);
    // "The most vulnerable communities" is one word to mend, however many forms it has.
    if (before && before.to > match.from && before.entry === match.form.entry) continue;
    if (before && before.to > match.from && before.lang !== lang) {
      if (lang !== language) continue;
      findings.pop();
    }
    places.push({ to: match.to, lang, entry: match.form.entry });
    findings.push(
      found('language', { ground }, match, { ...saidOf(term), severity: severity ?? term.severity }),
    );
  }
  return findings;
};

/** A name that covers less than the group it stands for, where the whole group is not named beside it. P12 */
export const narrowerNames = (read: ReadText, most: number): TextFinding[] => {
  const { ground, lexicon, mentions, language } = read;
  const whole = new Set(mentions.filter(({ narrower }) => !narrower).map(({ population }) => population));
  return mentions
    .filter(({ narrower }) => narrower)
    .flatMap((mention) => {
      const name = lexicon.vocabulary.names[mention.found.form.entry];
      return name && name.population !== mention.population && !whole.has(name.population)
        ? [{ mention, name }]
        : [];
    })
    .slice(0, most)
    .map(({ mention, name }) =>
      found('narrower-name', { ground }, mention, {
        severity: 'warn',
        population: name.population,
        prefer: [nameOf(lexicon, name.population, language)],
        source: name.source,
        mark: name.mark,
        values: { population: name.population, covers: mention.population },
      }),
    );
};
