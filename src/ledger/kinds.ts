/** Everything a partnership's record can say. Each has a sentence under `ledger` in `locales/`. */
export const ledgerKinds = [
  'partnership-proposed',
  'party-asked',
  'party-joined',
  'party-left',
  'decision-proposed',
  'decision-amended',
  'consent-given',
  'objection-raised',
  'silence-recorded',
  'window-waived',
  'decision-took-effect',
  'decision-lapsed',
  'decision-withdrawn',
  'decision-overtaken',
  'decision-closed-party-left',
  'agreement-in-force',
  'checkpoint-held',
  'key-rotated',
  'partnership-ended',
] as const;
export type LedgerKind = (typeof ledgerKinds)[number];
