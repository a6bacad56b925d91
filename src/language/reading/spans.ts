/** A piece of a text, by UTF-16 offsets; `to` is the place after it. */
export type Span = { from: number; to: number };

/** Does one of these spans, sorted and apart from one another, cover all of it? */
export const spansOver = (spans: readonly Span[], from: number, to: number): boolean => {
  let [low, high] = [0, spans.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (!span) return false;
    if (span.to < to) low = middle + 1;
    else if (span.from > from) high = middle - 1;
    else return true;
  }
  return false;
};

/** Those of sorted spans that touch a piece of the text. */
export const spansTouching = <One extends Span>(spans: readonly One[], { from, to }: Span): One[] => {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.to ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const touching: One[] = [];
  for (let at = low; at < spans.length && (spans[at]?.from ?? to) < to; at += 1) {
    const one = spans[at];
    if (one) touching.push(one);
  }
  return touching;
};
