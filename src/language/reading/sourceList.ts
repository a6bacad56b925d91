import type { Span } from './spans.ts';

/** A heading that begins the list of sources, in the five languages. Some of these words head other parts, too. */
const words = [
  'references(?: and notes)?|reference list|selected references|bibliographical references|bibliography|works (?:cited|consulted)',
  'literature(?: cited)?|sources(?: and (?:notes|references))?|(?:foot|end)?notes(?: and (?:references|sources))?|further reading',
  'références(?: bibliographiques)?(?: et notes)?|bibliographie|sources(?: et références)?|notes(?: et références| de bas de page| de fin)?|ouvrages cités|littérature(?: citée)?|pour aller plus loin',
  'referencias(?: bibliográficas)?(?: y notas)?|bibliografía(?: citada)?|fuentes(?: consultadas| y referencias)?|notas(?: y referencias| al pie| finales)?|obras citadas|literatura citada|para saber más',
  '(?:список )?(?:использованной |использованных |цитируемой )?(?:литературы|источников)(?: и литературы)?|(?:использованная |цитируемая )?литература|(?:использованные )?источники(?: и литература)?|примечания|сноски|ссылки|библиография|библиографический список',
  '(?:参考|參考|引用|主要参考)(?:文献|文獻|资料|資料|书目|書目)|[注註][释釋]|附注|附註|[脚腳尾][注註]|资料来源|資料來源|书目|書目|延伸阅读|延伸閱讀',
].join('|');
export const sourcesHeading = new RegExp(
  `^(?:#+\\s*|\\*\\*)?(?:\\d+\\.?\\s*|[一二三四五六七八九十]{1,3}、\\s*)?(?:${words})(?:\\s*\\*\\*)?(?:\\s*[:：])?$`,
  'iu',
);
/** A line of more signs than this is no heading. */
const longestHeading = 200;
/** What a block says in its first signs tells what it is. */
const looksAt = 600;
const heading = /^[\t\p{Zs}]*#{1,6}\s/u;
const bareMarker = /^\s*(?:\[\^?\d+\]:?|\d{1,3}[.)、]|[-*•–—])/u;
const address = /https?:|\bwww\.|\bdoi\b|\b10\.\d{4}/iu;
/** A year as works bear it: in brackets or between stops, not "in 2021 we met". */
const year =
  /[([（]\s?(?:19|20)\d{2}|(?<!(?:^|\s)(?:in|en|since|depuis|desde|в|с)\s)\b(?:19|20)\d{2}[a-z]?\s?(?:[.,;:)\]。，；：]|$)/imu;

const isReference = (block: string): boolean =>
  bareMarker.test(block) || address.test(block) || year.test(block);

/** From the end of one line to the end of the next that has something on it. */
const nextLine = (text: string, from: number): Span | null => {
  for (let at = from; at < text.length; ) {
    const next = text.indexOf('\n', at);
    const end = next === -1 ? text.length : next;
    if (text.slice(at, end).trim() !== '') return { from: at, to: end };
    at = end + 1;
  }
  return null;
};

/** A list goes on as long as its blocks look like works: "Annex" and a sentence end it, and so does a heading. */
const listAfter = (text: string, from: number): Span | null => {
  let end = from;
  let isWithin = false;
  for (let line = nextLine(text, from); line; line = nextLine(text, line.to + 1)) {
    const isNewBlock = end === from || /\n[^\S\n]*\n/u.test(text.slice(end, line.from));
    if (isNewBlock && isWithin && heading.test(text.slice(line.from, line.from + 40))) break;
    const [block = ''] = text.slice(line.from, line.from + looksAt).split(/\n[^\S\n]*\n/u);
    if (heading.test(block)) break;
    if (isNewBlock && !isReference(block)) break;
    isWithin = true;
    end = line.to;
  }
  return isWithin ? { from, to: end } : null;
};

/** Line by line, from the last one up: a pattern over the whole text would begin again at each of its blanks (C55). */
export const sourceListIn = (text: string): Span | null => {
  for (let end = text.length; end >= 0; ) {
    const from = end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1;
    if (end - from <= longestHeading && sourcesHeading.test(text.slice(from, end).trim())) {
      const list = listAfter(text, end);
      if (list) return list;
    }
    end = from - 1;
  }
  return null;
};

/** The works of a list, each with the lines that it is broken over: those that are set in, or begin in mid-sentence. */
export const worksIn = (text: string, list: Span, most: number): Span[] => {
  const works: Span[] = [];
  let isMarked = false;
  let before = list.from;
  for (let line = nextLine(text, list.from); line && line.to <= list.to; line = nextLine(text, line.to + 1)) {
    const said = text.slice(line.from, line.to);
    const last = works.at(-1);
    const hasMarker = bareMarker.test(said);
    const isNewBlock = /\n[^\S\n]*\n/u.test(text.slice(before, line.from + 1));
    const goesOn =
      last !== undefined &&
      !hasMarker &&
      !isNewBlock &&
      (isMarked || /^(?:\s{2}|\t|\s*\p{Ll}|\s*(?:https?:|www\.|doi))/u.test(said));
    if (goesOn) last.to = line.to;
    else {
      if (works.length >= most) break;
      works.push({ from: line.from, to: line.to });
      isMarked = hasMarker;
    }
    before = line.to;
  }
  return works;
};
