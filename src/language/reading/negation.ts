import type { Span } from './spans.ts';

/** How far "without", "excluding", "not for" reach. */
export const negatedReach = 30;

/** Words at which a negation is over: "not for banks but for …", "without police and with …". */
const turn =
  /(?<!\p{L})(?:but|yet|while|whereas|though|however|and (?:with|for|by|to|not|now|then|the|we|they)|mais|tandis|alors que|et (?:avec|pour|par|nous)|pero|sino|mientras|y (?:con|para|por)|но|а|однако|и (?:с|для|при))(?!\p{L})|而是|但|而且|却/iu;
/** From one who is left out to the next, in one breath: "without sex workers and migrants". */
const joined =
  /^\s*(?:(?:and|or|nor|et|ou|ni|y|e|o|u|и|или|ни)(?!\p{L})|和|与|及|或|、)\s*(?:(?:the|all|any|for|les|des|aux|las|los|a|de)(?!\p{L})\s*){0,2}$/iu;

export const isTurned = (between: string): boolean => turn.test(between);
export const isJoined = (between: string): boolean => joined.test(between);

/** A clause ends, or somebody begins to speak: what is denied before does not reach past it. */
const clauseEnd =
  /[,;:—–，；：]|(?<!\p{L})(?:but|and|we|mais|et|nous|pero|sino|y|nosotr[ao]s|но|и|мы)(?!\p{L})|但|而是|并|我们/giu;
const denial =
  /(?<!\p{L})(?:not(?! (?:only|just))|never|cannot|nobody|no[ -]one|none|nor|neither|without|jamais|pas(?! seulement)|aucune?|personne ne|sans|ni|nunca|jamás|no(?! sol[oa])|nadie|ningún|ninguna?|sin|не(?! только)|нельзя|никогда|никто|без|ни)(?!\p{L})|n[’']t(?!\p{L})|不(?!仅)|勿|从未|无人|没有/iu;
/** Two of them undo each other: "never stop speaking for". */
const ending =
  /(?<!\p{L})(?:stop(?:s|ped|ping)?|ceas(?:e|es|ing)|refrain(?:s|ing)?|avoid(?:s|ing)?|instead of|rather than|cess(?:e|er|ons|ent)|arrêt(?:er|ons|ent)|évit(?:er|ez|ons)|abstenir|au lieu|plutôt que|dej(?:ar|a|an|amos) de|evit(?:ar|an|amos)|abstenerse|en (?:vez|lugar) de|прекрат\p{L}+|переста\p{L}+|избега\p{L}+|воздерж\p{L}+|вместо)(?!\p{L})|停止|避免|而不是/giu;
/** "Speaking on behalf of them is wrong": what a sentence begins with, and then condemns. */
const condemned =
  /^[^.;!?。；！？]{0,80}?(?:(?<!\p{L})(?:is|are) (?:wrong|not|never|no)(?!\p{L})|(?<!\p{L})must (?:stop|end)(?!\p{L})|n[’']est pas|est (?:une erreur|inacceptable)|no es|es (?:un error|inaceptable)|недопустимо|неприемлемо|不对|是错)/iu;
const longestClause = 80;

/** Is it denied or forbidden here? "Must never speak on behalf of", "stop speaking for", but not "never stop". */
export const isForbidden = (text: string, phrase: Span, sentence: Span): boolean => {
  const from = Math.max(sentence.from, phrase.from - longestClause);
  const before = text.slice(from, phrase.from);
  const clause = before.slice(
    [...before.matchAll(clauseEnd)].map(({ index, 0: end }) => index + end.length).at(-1) ?? 0,
  );
  const denied = denial.test(clause) ? 1 : 0;
  const ended = clause.match(ending)?.length ?? 0;
  if ((denied + ended) % 2 === 1) return true;
  return phrase.from === sentence.from && condemned.test(text.slice(phrase.to, sentence.to));
};
