/** The sign, drawn large: one sets out, one comes alongside. Decoration, so it is not read aloud. */
export const Sign = () => (
  <svg class="sign" viewBox="0 0 120 420" width="120" height="420" aria-hidden="true">
    <path d="M40 8v320" />
    <path class="ours" d="M80 92v320" />
  </svg>
);
