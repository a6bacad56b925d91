import type { Found } from '../reading/matches.ts';
import type { Mention } from '../reading/mentions.ts';
import { sentenceAround } from '../reading/sentence.ts';
import { type Span, spansTouching } from '../reading/spans.ts';
import { objectAfter } from '../stance/object.ts';
import { isNotSaid } from '../stance/stance.ts';
import { Stances } from '../stance/words.ts';
import { found, type ReadText } from './found.ts';
import type { TextFinding } from './textFinding.ts';

type Phrase = ReadText['lexicon']['vocabulary']['phrases'][number];
type Kind = Exclude<Phrase['kind'], 'negation'>;

/** How far from "on behalf of" the people may be named for it to be about them. */
const reach = 90;

type Context = {
  read: ReadText;
  phrase: Found;
  sentence: Span;
  authors: ReadonlySet<string>;
  /** The lists that leave somebody out. */
  left: readonly Span[];
};

const named = ({ read, sentence }: Context): Mention[] => spansTouching(read.mentions, sentence);

/** The people near the phrase, unless the authors are those people's own organisations. */
const others = (context: Context): Mention[] => {
  const { read, phrase, authors, sentence } = context;
  const near = {
    from: Math.max(sentence.from, phrase.from - reach),
    to: Math.min(sentence.to, phrase.to + reach),
  };
  return spansTouching(read.mentions, near).filter(({ names }) => !names.some((name) => authors.has(name)));
};

/** What is denied, forbidden or told of others is no finding: "allies must never speak on behalf of sex workers". */
const isDenied = ({ read, phrase, sentence }: Context, { kind, shape, lang }: Phrase): boolean =>
  isNotSaid({
    ...{ vocabulary: read.lexicon.vocabulary, lang, text: read.ground.text, phrase, sentence },
    shape: shape ?? 'other',
    isLoose: phrase.form.loose && kind !== 'hollow-inclusion',
    isDeniedByNot: kind !== 'hollow-inclusion',
  });

/**
 * Whom the phrase governs: people who are named there or only pointed at ("everyone by the river"). An organisation, an
 * aim or three minutes are nobody, and an organisation may be spoken for by whoever is in it.
 */
const isOfPeople = (context: Context, lang: Phrase['lang']): boolean => {
  const { read, phrase, sentence, authors } = context;
  const { text } = read.ground;
  const to = Math.min(sentence.to, phrase.to + reach);
  const words = new Stances(read.lexicon.vocabulary, lang);
  const governed = objectAfter(words, text.slice(phrase.to, to));
  if (
    governed.isOrganisation ||
    spansTouching(read.matches.organisation, { from: phrase.to, to: phrase.to + 12 }).length > 0
  )
    return false;
  const near = { from: phrase.from, to: phrase.to + governed.length };
  if (others({ ...context, sentence: near }).some((one) => one.to > phrase.from)) return true;
  return authors.size === 0 && governed.isPeople;
};

/** A list that leaves people out says no better who they are than no list does. */
const isIncomplete = ({ left, sentence }: Context): boolean => spansTouching(left, sentence).length > 0;

/** "Women, migrants and many others": whoever is not named stands right after those who are. */
const closesRow = ({ read, phrase: { from } }: Context): boolean =>
  spansTouching(read.mentions, { from: Math.max(0, from - 3), to: from }).length > 0;

/** "We are committed to inclusion": of nobody, of no sum, and by no day. */
const isVague = (context: Context): boolean =>
  named(context).length === 0 &&
  !/[\p{N}%]/u.test(context.read.ground.text.slice(context.sentence.from, context.sentence.to));

/** When a phrase of each kind is a finding: the words alone are often innocent. */
const applies: Record<Kind, (context: Context, entry: Phrase) => boolean> = {
  'hollow-inclusion': (context, { about }) => {
    if (about === 'within') return closesRow(context);
    return about === 'alone' ? isVague(context) : context.left.length > 0 || named(context).length < 2;
  },
  'centre-without-who': (context) => named(context).length === 0 || isIncomplete(context),
  'speaking-for': (context, { about, lang }) => {
    if (about === 'within') return context.authors.size === 0;
    return about === 'after' ? isOfPeople(context, lang) : others(context).length > 0;
  },
  'stand-in': (context, { about, lang }) =>
    context.authors.size === 0 && (about !== 'after' || isOfPeople(context, lang)),
  conflation: () => true,
  consulted: (context) => others(context).length > 0,
  'giving-voice': () => true,
};

/** Phrases that name nobody, speak for people, or make two things one. `left`: lists that leave people out. P7, P9 */
export const phrasing = (
  read: ReadText,
  { authors, left, most }: { authors: ReadonlySet<string>; left: readonly Span[]; most: number },
): TextFinding[] => {
  const { ground, lexicon, matches } = read;
  const findings: TextFinding[] = [];
  for (const phrase of matches.phrase) {
    if (findings.length >= most) break;
    const entry = lexicon.vocabulary.phrases[phrase.form.entry];
    if (!entry || entry.kind === 'negation') continue;
    if (ground.isNotTheAuthors(phrase.from, phrase.to)) continue;
    const last = findings.at(-1);
    if (last && last.rule === entry.kind && last.to >= phrase.to) continue;
    const sentence = sentenceAround(ground.text, phrase);
    const context = { read, phrase, sentence, authors, left };
    if (!applies[entry.kind](context, entry) || isDenied(context, entry)) continue;
    findings.push(
      found(entry.kind, { ground }, phrase, {
        severity: entry.severity,
        principle: entry.principle,
        entry: entry.id,
        prefer: entry.considerate,
        note: entry.note,
        source: entry.source,
        mark: entry.mark,
      }),
    );
  }
  return findings;
};
