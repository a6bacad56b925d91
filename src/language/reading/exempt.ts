import type { z } from 'zod';
import type { exemption } from '../lexicon/schema.ts';
import type { Grammar } from './grammar.ts';
import type { Ground } from './ground.ts';
import { type Span, spansOver } from './spans.ts';
import { isInLawTitle } from './titles.ts';

export type Exemption = z.infer<typeof exemption>;

const law =
  /\b(?:Convention|Protocol|Act|Code(?! Red\b)|Bill|Law|Directive|Regulation|Ordinance|Treaty|Recommendation|Resolution|Charter|Declaration|Covenant|Constitution|Manifesto|Protocole|Loi|Règlement|Décret|Charte|Déclaration|Pacte|Manifeste|Convenio|Convención|Protocolo|Ley|Código|Reglamento|Decreto|Carta|Declaración|Pacto|Manifiesto)\b|(?:Закон|Конвенци|Кодекс|Протокол|Постановлени|Харти|Деклараци|Манифест)/u;
const body =
  /\b(?:Collective|Network|Association|Union|Alliance|Coalition|Organi[sz]ation|Committee|Federation|Foundation|Project|Projects|Movement|Society|Institute|Centre|Center|Ministry|Collectif|Réseau|Syndicat|Fédération|Colectivo|Colectiva|Red(?= (?:de|del|por|para|Nacional|Regional|Latin\p{L}+|Mundial)\b)|Asociación|Sindicato|Federación|Movimiento)\b|(?:Сеть|Ассоциаци|Союз|Фонд|Движени|Коллектив)/u;

/** Words that may stand small within a title. */
const small =
  /^(?:of|the|and|for|in|on|to|by|with|de|des|du|la|le|les|et|pour|en|sur|d|l|el|los|las|y|para|contra|von|и|о|в|с|по|для|об|за)$/iu;
const word = /[\p{L}\p{N}’'.-]+/gu;
const reach = 160;

const isCapital = (text: string): boolean => /^[\p{Lu}\p{N}]/u.test(text);

/** The run of capitalised words, with small ones between, that a match stands in; null where it is not capitalised. */
const titleAround = (text: string, { from, to }: Span): string | null => {
  if (!isCapital(text.charAt(from))) return null;
  const before = [...text.slice(Math.max(0, from - reach), from).matchAll(word)]
    .map(([one]) => one)
    .reverse();
  const after = [...text.slice(to, to + reach).matchAll(word)].map(([one]) => one);
  const inTitle = (one: string): boolean => isCapital(one) || small.test(one);
  const stop = (words: readonly string[]): number => {
    const end = words.findIndex((one) => !inTitle(one));
    return end === -1 ? words.length : end;
  };
  const left = text.slice(Math.max(0, from - reach), from);
  const right = text.slice(to, to + reach);
  const leftWords = /[.;:!?\n]\s*$/.test(left) ? [] : before.slice(0, stop(before)).reverse();
  const rightWords = /^\s*[.;:!?\n]/.test(right) ? [] : after.slice(0, stop(after));
  return [...leftWords, text.slice(from, to), ...rightWords].join(' ');
};

const self =
  /(?:\b(?:we are|we, (?:the )?|us,? (?:the )?|i am an?|i[’']m an?|we[’']re|call (?:ourselves|themselves|myself)|identify as|as an? |nous sommes(?: des| les)?|nous,? (?:les )?|je suis une?|nous nous appelons|somos(?: las| los)?|nosotr[ao]s,? (?:las |los )?|soy(?: una?)?|nos llamamos)|(?:мы|я)\s?(?:—|-|,)|我们是|我们|我是)\s*(?:\p{L}+\s)?$/iu;

const describesSelf = (text: string, { from }: Span): boolean =>
  self.test(text.slice(Math.max(0, from - 40), from));

/** Why words may stand as they are here, if they may: somebody else’s words, a law, a name, or one’s own choice. */
export const exemptionAt = (
  ground: Ground,
  span: Span,
  organisations: readonly Span[],
  grammar: Grammar,
): Exemption | null => {
  const { text } = ground;
  if (ground.isNotTheAuthors(span.from, span.to)) return 'quotation';
  if (spansOver(organisations, span.from, span.to)) return 'own-name';
  const title = titleAround(text, span);
  if (title && law.test(title)) return 'legal-title';
  if (title && body.test(title)) return 'own-name';
  if (isInLawTitle(text, span, grammar)) return 'legal-title';
  return describesSelf(text, span) ? 'self-description' : null;
};
