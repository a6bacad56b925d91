import type { Finding } from '../../kernel/finding.ts';
import type { PrincipleId } from '../../kernel/outcome.ts';
import type { Mark } from '../../kernel/provenance.ts';
import type { Place } from '../reading/ground.ts';

/** Every rule that a text is read by, and the principle it comes from. */
export const textRules = {
  omission: 'P9',
  'nobody-listed': 'P9',
  'hollow-inclusion': 'P9',
  'centre-without-who': 'P12',
  language: 'P6',
  'narrower-name': 'P12',
  'speaking-for': 'P7',
  conflation: 'P6',
  'stand-in': 'P12',
  consulted: 'P9',
  'giving-voice': 'P7',
  'population-removed': 'P9',
  'population-added': 'P9',
  'passage-gone': 'P9',
  'passage-softened': 'P9',
  'no-community-source': 'P8',
  'few-community-sources': 'P8',
  'space-words': 'P10',
  'space-acronym': 'P10',
  'space-footnotes': 'P10',
  'space-numbering': 'P10',
  'space-cover-page': 'P10',
} as const satisfies Record<string, PrincipleId>;
export type TextRule = keyof typeof textRules;
export const textRuleNames = Object.keys(textRules).filter((name): name is TextRule => name in textRules);

/** What is found in a text. `subject` is where: `line:column`. Offsets are UTF-16 units, `to` the place after. */
export type TextFinding = Finding<TextRule> &
  Place & {
    from: number;
    to: number;
    /** As they stand in the text, and the sentence around them. */
    words: string;
    sentence: string;
    /** The entry of the vocabulary, where one says so. */
    entry: string | null;
    population?: string;
    prefer?: readonly string[];
    /** Why, in the vocabulary's own words, in the language of the text. */
    note?: string;
    /** An id in the vocabulary's list of sources, and how sure we are of it. */
    source: string;
    mark: Mark;
  };
