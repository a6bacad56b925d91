import type { Span } from './spans.ts';

/** A line of speech, as French, Spanish and Russian print it: a dash, and a sentence. */
const line = /^[\t\p{Zs}]*[—–―][\t\p{Zs}]*[¿¡«“"]?\p{Lu}[^\n]*/gmu;
/** Who says it: "— …, dit le maire", «— …, — сказал мэр», "—… —dijo el alcalde". */
const says =
  /[,!?…—–]\s*(?:(?:a-t-(?:elle|il)|avait|ha) )?(?:dit|dis-je|disait|disent|répond\p{L}*|répliqu\p{L}*|lanc[eé]\p{L}*|ajout[ea]\p{L}*|expliqu\p{L}*|s[’']exclam\p{L}*|s[’']écri\p{L}*|demand[ea]\p{L}*|cri[ea]\p{L}*|affirm[ea]\p{L}*|déclar[ea]\p{L}*|dij[oe]\p{L}*|dice\p{L}*|decía\p{L}*|respond\p{L}*|contest[óa]\p{L}*|pregunt\p{L}*|añad\p{L}*|exclam\p{L}*|grit[óa]\p{L}*|explic\p{L}*|сказал\p{L}*|говор\p{L}*|ответил\p{L}*|отвеча\p{L}*|спросил\p{L}*|спрашива\p{L}*|добавил\p{L}*|воскликнул\p{L}*|крикнул\p{L}*|заявил\p{L}*|сообщил\p{L}*|пояснил\p{L}*|возразил\p{L}*)(?!\p{L})/iu;
/** A dialogue is announced: "The mayor said:" in the three languages. */
const announced =
  /(?:dit|répond\p{L}*|déclar\p{L}*|demand\p{L}*|dijo|dijeron|respond\p{L}*|preguntó|сказал\p{L}*|ответил\p{L}*|спросил\p{L}*|заявил\p{L}*)[^.\n]{0,60}:\s*$/iu;

/** Lines of speech that begin with a dash. A dash that begins the item of a list has nobody who says it. */
export const speechIn = (text: string, { from, to }: Span): Span[] => {
  if (!/[—–―]/.test(text.slice(from, to))) return [];
  const spans: Span[] = [];
  line.lastIndex = from;
  for (let next = line.exec(text); next && next.index < to; next = line.exec(text)) {
    const [words] = next;
    const before = text.slice(Math.max(0, next.index - 120), next.index);
    const isSaid =
      says.test(words.slice(2)) || announced.test(before) || (spans.at(-1)?.to ?? -1) >= next.index - 2;
    if (isSaid) spans.push({ from: next.index, to: next.index + words.length });
  }
  return spans;
};
