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
