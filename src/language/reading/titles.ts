import { hasClause } from '../lists/items.ts';
import { type Grammar, hasAdjectiveEnding, wordsIn } from './grammar.ts';
import type { Span } from './spans.ts';

/** Of languages that write the title of a law small: what a law is called, what may stand after that, and what opens its title. */
type Small = { law: RegExp; between: RegExp; opens: RegExp };
const dates = String.raw`n|n[°º.]\S*|№|\d[\p{L}\d.,/-]*`;
const small: Partial<Record<Grammar['lang'], Small>> = {
  fr: {
    law: /^(?:lois?|décrets?|arrêtés?|ordonnances?|directives?|règlements?|conventions?|protocoles?|résolutions?|chartes?|déclarations?|pactes?|manifestes?|codes?)$/u,
    between: new RegExp(
      `^(?:${dates}|du|de|des|d|la|le|l|er|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|lutte|répression|protection|politique)$`,
      'u',
    ),
    opens: /^(?:visant|relati(?:f|ve)s?|portant|sur|contre|pour|tendant|concernant|modifiant|instituant)$/u,
  },
  es: {
    law: /^(?:ley|leyes|decretos?|directivas?|reglamentos?|convenios?|convención|protocolos?|resolución|carta|declaración|pacto|manifiesto|código)$/u,
    between: new RegExp(
      `^(?:${dates}|º|del?|la|las|los|el|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|lucha|represión|protección|prevención|medidas)$`,
      'u',
    ),
    opens: /^(?:sobre|contra|para|por|relativ[oa]s?)$/u,
  },
  ru: {
    law: /^(?:закон(?:а|у|ом|е|ы|ов)?|харти\p{L}*|деклараци\p{L}*|конвенци\p{L}*|резолюци\p{L}*|указ(?:а|у|ом|е)?|постановлени\p{L}*|пакт\p{L}*|манифест\p{L}*|протокол\p{L}*)$/u,
    between: new RegExp(
      `^(?:${dates}|от|года|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)$`,
      'u',
    ),
    opens: /^(?:о|об|по|против|прав|за)$/u,
  },
};

/** Put together of dates and small words: one for each language. */
export const wordsWithinTitles: readonly RegExp[] = Object.values(small).map(({ between }) => between);

const reach = 160;
const capital = /^\p{Lu}/u;
const parts = /[\p{L}\p{M}\p{N}№°º]+(?:[-./][\p{L}\p{M}\p{N}]+)*/gu;

/** "la loi du 13 avril 2016 visant à …", "Политическая декларация по …": one that has a date, a number or a capital. */
const isInSmallTitle = (text: string, span: Span, grammar: Grammar): boolean => {
  const { [grammar.lang]: of } = small;
  if (!of) return false;
  const clause = text.slice(Math.max(0, span.from - reach), span.from).split(/[.!?](?=\s)|[;:,\n«»“”]/u);
  const words = (clause.at(-1) ?? '').match(parts) ?? [];
  const law = words.findLastIndex((word) => of.law.test(word.toLowerCase()));
  if (law === -1) return false;
  const after = words.slice(law + 1).map((word) => word.toLowerCase());
  const opens = after.findIndex((word) => of.opens.test(word));
  if (opens === -1) return false;
  const between = after.slice(0, opens);
  if (!between.every((word) => of.between.test(word) || hasAdjectiveEnding(word, grammar.lang))) return false;
  const next = /^[^.;:,\n]{0,20}/u.exec(text.slice(span.to, span.to + 20))?.[0] ?? '';
  const isCapital = [words[law], words[law - 1]].some((word) => word !== undefined && capital.test(word));
  // "por la que se regula": the title of a law is a clause in Spanish.
  const inClause = after[opens] === 'por' && after.slice(opens, opens + 3).join(' ') === 'por la que';
  return (
    (isCapital || /\d/u.test(between.join(' ')) || /\d{4}/u.test(next)) &&
    (inClause || !hasClause(wordsIn(after.slice(opens + 1).join(' ')), grammar))
  );
};

const hanLaw =
  /^((?:(?!们|們|这|這|那|该|該|此|的时|了|在|没|不|还)\p{sc=Han}){0,6}?)(?:宪章|憲章|宣言|公约|公約|条例|條例|决定|決定|规定|規定|通知|办法|辦法|法案)/u;

/** 世界妓女权利宪章, 关于取缔卖淫的条例: in Chinese the law is named at the end. */
const isInHanTitle = (text: string, { to }: Span, { inHan }: Grammar): boolean => {
  const [, between] = hanLaw.exec(text.slice(to, to + 12)) ?? [];
  return between !== undefined && !(inHan?.verbs.test(between) ?? false);
};

/** In the title of a law or a declaration that no capitals show. */
export const isInLawTitle = (text: string, span: Span, grammar: Grammar): boolean =>
  grammar.inHan ? isInHanTitle(text, span, grammar) : isInSmallTitle(text, span, grammar);
