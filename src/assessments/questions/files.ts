import { csvOf } from '../../kernel/csv.ts';
import type { Instrument } from '../instrument/facts.ts';

export const questionsJson = (body: Instrument): string => `${JSON.stringify(body, null, 2)}\n`;

/** A line per question, a column per language and side. */
export const questionsCsv = ({ items, languages }: Instrument): string =>
  csvOf([
    [
      ...['question', 'domain', 'red_line'],
      ...languages.flatMap((language) => [`community_${language}`, `ally_${language}`]),
    ],
    ...items.map((item) => [
      ...[item.key, item.domain, item.redLine ? 'yes' : 'no'],
      ...languages.flatMap((language) => [item.community[language] ?? '', item.ally[language] ?? '']),
    ]),
  ]);
