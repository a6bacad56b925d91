import { kind, kinds } from '../matcher/letters.ts';

/** Particles and conjunctions that ICU sometimes glues to a word: a form may begin or end beside them. */
const glue = new Set('的和与與及或是在对對被为為向给給们們等者之跟同也都让讓把从從由将將');
const windowSize = 400;
/** A stop, a bracket, a line’s end: the next run is cut along with this one. */
const mostOthers = 4;

let made: Intl.Segmenter | undefined;
/** Slow to make, and most texts need none. */
const segmenter = (): Intl.Segmenter => {
  made ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return made;
};

/**
 * Where words of Chinese begin and end, as `Intl` cuts them: 性工作者 within 女性工作者 begins in the middle of one.
 * Only the run of characters around a match is cut, and remembered, so a long text costs its length once.
 */
export class HanWords {
  private readonly text: string;
  private from = 0;
  private to = 0;
  private cuts = new Set<number>();

  constructor(text: string) {
    this.text = text;
  }

  private isHan(at: number): boolean {
    return kinds[this.text.charCodeAt(at)] === kind.han;
  }

  /** A window begins where a run does, or far enough before that the cuts around `at` have settled. */
  private cutAround(at: number): void {
    if (at >= this.from && at < this.to) return;
    let from = at;
    while (from > 0 && at - from < windowSize / 4 && this.isHan(from - 1)) from -= 1;
    let to = at;
    for (let others = 0; to < this.text.length && to - from < windowSize && others < mostOthers; to += 1)
      others = this.isHan(to) ? 0 : others + 1;
    this.cuts = new Set([to]);
    for (const { index } of segmenter().segment(this.text.slice(from, to))) this.cuts.add(from + index);
    // Within a run that goes on, the last cuts have not settled.
    const settled = this.isHan(to) ? to - windowSize / 8 : to;
    [this.from, this.to] = [from, Math.max(at + 1, settled)];
  }

  isCut(at: number): boolean {
    if (at <= 0 || at >= this.text.length || !this.isHan(at) || !this.isHan(at - 1)) return true;
    this.cutAround(at);
    return this.cuts.has(at);
  }

  begins(at: number): boolean {
    return this.isCut(at) || glue.has(this.text.charAt(at - 1));
  }

  ends(at: number): boolean {
    return this.isCut(at) || glue.has(this.text.charAt(at));
  }
}
