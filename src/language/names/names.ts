import { oncePer } from '../../kernel/oncePer.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { hasClause } from '../lists/items.ts';
import { type Grammar, grammarOf, hasAdjectiveEnding } from '../reading/grammar.ts';
import { type Span, spansOver } from '../reading/spans.ts';
import { signaturesIn } from './signatures.ts';

/** How far a name reaches to either side of the people in it. */
const reach = 120;
const capital = /^[\p{Lu}\p{Lt}]/u;
/** Words that may stand small within a name. */
const small =
  /^(?:of|the|and|for|in|on|to|by|with|against|who|from|living|other|de|des|du|la|le|les|et|pour|en|sur|d|l|el|los|las|y|para|contra|и|о|в|с|по|для|за|об|против)$/u;
const joins = /^(?:and|et|y|e|и|&)$/u;
const articles = /^(?:the|les|le|la|los|las|el)$/u;
const parts = /[\p{L}\p{M}\p{N}&]+(?:[-‐‑][\p{L}\p{M}\p{N}]+)*/gu;
/** Where a name ends, whatever it is. */
const stops = new Set([...'.;:!?()|"“”«»\n—–'].map((one) => one.charCodeAt(0)));
const stop = /[.;:!?()|"“”«»\n]|[—–]/u;

/** What stands before, as far back as a name may begin. */
const before = (text: string, to: number): string => {
  const least = Math.max(0, to - reach);
  let from = to;
  while (from > least && !stops.has(text.charCodeAt(from - 1))) from -= 1;
  return text.slice(from, to);
};

const partsOf = (text: string): string[] => text.match(parts) ?? [];

const isHead = (word: string, { bodies, laws, works }: Grammar): boolean => {
  const small = word.toLowerCase();
  return bodies.has(small) || laws.has(small) || works.has(small);
};

/** "Women who Use Drugs", "LGBT": every longer word has a capital. */
const isTitle = (written: string): boolean =>
  capital.test(written) &&
  partsOf(written).every((one) => capital.test(one) || one.length < 4 || small.test(one));

/** The words before, nearest last, as far as they are of one name. */
const leftOf = (text: string): string[] => {
  const words = partsOf(text.slice(text.lastIndexOf(',') + 1));
  const first = words.findLastIndex((one) => !capital.test(one) && !small.test(one));
  return words.slice(first + 1);
};

const rightOf = (text: string): string[] => {
  const near = (text.split(stop)[0] ?? '').split(',')[0] ?? '';
  const words = partsOf(near.replace(/^['’]s?(?=\s)/u, ''));
  const end = words.findIndex(
    (one, at) =>
      (!capital.test(one) && !small.test(one)) || (joins.test(one) && articles.test(words[at + 1] ?? '')),
  );
  return end === -1 ? words : words.slice(0, end);
};

/** "Network of Women and Migrants", but not "the Harbour Network and Migrants". */
const reachesRight = (words: readonly string[], head: number, { prepositions }: Grammar): boolean => {
  const after = words.slice(head + 1);
  const joined = after.findIndex((one) => joins.test(one));
  return joined === -1 || after.slice(0, joined).some((one) => prepositions.has(one.toLowerCase()));
};

/** English, and every language where it writes a name in capitals. */
const isInTitle = (text: string, span: Span, grammar: Grammar): boolean => {
  const left = leftOf(before(text, span.from));
  const head = left.findLastIndex((one) => capital.test(one) && isHead(one, grammar));
  if (head !== -1 && reachesRight(left, head, grammar)) return true;
  const right = rightOf(text.slice(span.to, span.to + reach));
  const begins = !left.some((one) => capital.test(one)) && left.length === 0;
  // "Women of the Harbour Union say": a sentence begins with a capital, too.
  if (
    begins &&
    !capital.test(right[0] ?? '') &&
    !/^(?:and|for|against|et|pour|y|para|и|за)$/u.test(right[0] ?? '')
  )
    return false;
  return right.some((one) => capital.test(one) && isHead(one, grammar));
};

/** "Ministry of Women, Children and Older Persons": one name, with commas in it. */
const isInOffice = (text: string, span: Span, grammar: Grammar): boolean => {
  const near = before(text, span.from);
  const words = partsOf(near);
  const first = words.findLastIndex((one) => !capital.test(one) && !small.test(one));
  const name = words.slice(first + 1);
  const head = name.findIndex((one) => capital.test(one) && grammar.openers.has(one.toLowerCase()));
  const after = name[head + 1];
  return head !== -1 && after !== undefined && grammar.prepositions.has(after.toLowerCase());
};

/** French, Spanish and Russian write small what follows the first word: "Réseau des travailleuses du sexe". */
const isAfterHead = (text: string, span: Span, grammar: Grammar): boolean => {
  if (grammar.lang === 'en') return false;
  const clause = before(text, span.from);
  const near = clause.slice(clause.lastIndexOf(',') + 1);
  if (!/\p{Lu}/u.test(near) && !grammar.lowerLaws?.test(near)) return false;
  const words = partsOf(near);
  const head = words.findLastIndex((one) => capital.test(one) && isHead(one, grammar));
  if (head === -1) return isAfterLaw(near, words, grammar);
  return belongs(words.slice(head + 1), grammar) || isAfterLaw(near, words, grammar);
};

const mostWords = 8;
const isOf = (word: string, { lang, prepositions }: Grammar): boolean =>
  prepositions.has(word) &&
  !/^(?:à|aux|au|a|al|у|к)$/u.test(word) &&
  (lang !== 'ru' || /^(?:за|по|для|против|о|об)$/u.test(word));

/** From the head to the people: adjectives, "of", and others joined to them by "and of". */
const belongs = (written: readonly string[], grammar: Grammar): boolean => {
  const words = written.map((one) => one.toLowerCase());
  if (words.length > mostWords || hasClause(words, grammar)) return false;
  const of = words.findIndex((word) => isOf(word, grammar));
  const own = of === -1 ? words : words.slice(0, of);
  const areAdjectives = own.every(
    (word, at) => capital.test(written[at] ?? '') || hasAdjectiveEnding(word, grammar.lang),
  );
  if (!areAdjectives || (of === -1 && grammar.lang !== 'ru')) return false;
  return words.every((word, at) => {
    if (!joins.test(word)) return true;
    const next = words[at + 1];
    return next === undefined ? grammar.lang === 'ru' : isOf(next, grammar) || !articles.test(next);
  });
};

/** "la convention relative aux droits des …": a law that is written small. */
const isAfterLaw = (near: string, words: readonly string[], grammar: Grammar): boolean => {
  if (!grammar.lowerLaws?.test(near)) return false;
  const law = words.findLastIndex((one) => grammar.laws.has(one.toLowerCase()));
  return law !== -1 && words.length - law <= mostWords + 2 && !hasClause(words.slice(law + 1), grammar);
};

/** They begin other words: 法律, 法院. */
const otherWord = /^法(?=[律院官庭制国國])/u;

const headsOf = oncePer(({ bodies, laws, works }: Grammar['words']) => [...bodies, ...laws, ...works]);

/** Chinese has the head at the end: 残疾人权利公约. */
const isBeforeHead = (text: string, { to }: Span, { inHan, words }: Grammar): boolean => {
  const [run = ''] =
    /^(?:(?![的是在和与與及或了将將应應给給写寫向同被去到来來问問])\p{sc=Han}){1,14}/u.exec(
      text.slice(to, to + 16),
    ) ?? [];
  return headsOf(words).some((head) => {
    const at = run.indexOf(head);
    if (at === -1 || otherWord.test(run.slice(at))) return false;
    return !(inHan?.verbs.test(run.slice(0, at)) ?? false);
  });
};

const degree = /^\s?\p{Lu}\p{L}{1,4}$/u;
const ofStudy = /^\s(?:degrees?|students?|graduates?|programmes?|programs?|candidates?)(?!\p{L})/u;
const noName = /^(?:In|At|On|For|From|Of|With|Across|The|Among|To)$/u;

/** "Ana Ruiz, MSW, will moderate": letters after somebody's name are a degree or an office, and no group. */
const isDegree = (text: string, { from, to }: Span): boolean => {
  if (!/^\p{Lu}{2,4}$/u.test(text.slice(from, to))) return false;
  const after = text.slice(to, to + 12);
  if (ofStudy.test(after)) return true;
  const pieces = text.slice(Math.max(0, from - reach), from).split(',');
  if (pieces.pop()?.trim() !== '' || /^\s(?:and|or)\s/u.test(after)) return false;
  while (degree.test(pieces.at(-1) ?? '')) pieces.pop();
  const [said = ''] = (pieces.at(-1) ?? '').split(/\s\(/u).slice(-2);
  const words = (said.split(/[.;:!?\n]/u).at(-1) ?? '').trim().split(/\s+/u);
  const name = words.slice(words.findLastIndex((one) => !capital.test(one)) + 1);
  const introduced = words.at(-name.length - 1);
  return (
    name.length > 1 &&
    name.length < 5 &&
    !noName.test(name[0] ?? '') &&
    (introduced === undefined || /^(?:by|with|from|is|and)$/u.test(introduced))
  );
};

/** Whoever stands only in a name was not named: an organisation, a law, an event, a signature. */
export class Names {
  private readonly text: string;
  private readonly lexicon: Lexicon;
  private signed: readonly Span[] | null = null;

  constructor(text: string, lexicon: Lexicon) {
    this.text = text;
    this.lexicon = lexicon;
  }

  private get signatures(): readonly Span[] {
    this.signed ??= signaturesIn(this.text, this.lexicon);
    return this.signed;
  }

  /** A form may be of two languages, as `migrantes` is: the text's own counts beside the form's. */
  has(span: Span, lang: Grammar['lang'], main: Grammar['lang']): boolean {
    if (spansOver(this.signatures, span.from, span.to) || isDegree(this.text, span)) return true;
    return (
      this.isIn(span, lang) || (lang !== main && main !== 'zh' && lang !== 'zh' && this.isIn(span, main))
    );
  }

  private isIn(span: Span, lang: Grammar['lang']): boolean {
    const { text } = this;
    const grammar = grammarOf(this.lexicon, lang);
    if (grammar.inHan) return isBeforeHead(text, span, grammar);
    const isTitled = capital.test(text.charAt(span.from)) && isTitle(text.slice(span.from, span.to));
    return (
      (isTitled && (isInTitle(text, span, grammar) || isInOffice(text, span, grammar))) ||
      isAfterHead(text, span, grammar)
    );
  }
}
