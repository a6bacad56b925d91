/**
 * What a column is to whoever seizes the disk. `public`: meant for everybody. `internal`: in clear, shown to those it
 * concerns. `sealed`: an envelope that only their keys open. `secret`: lets its holder in, so only a hash or salt of it
 * is kept.
 */
export const columnClasses = ['public', 'internal', 'sealed', 'secret'] as const;
export type ColumnClass = (typeof columnClasses)[number];

/** When it goes: by itself where a job takes it (`test/claims/retention.test.ts`), by somebody's act otherwise, or never. */
export const retentions = [
  'always',
  'record',
  'public',
  'own',
  'account',
  'member',
  'sealed',
  'signature',
  'minute',
  'session',
  'form',
  'upkeep',
  'link',
  'unsent',
  'appearance',
  'note',
  'sheet',
] as const;
export type Retention = (typeof retentions)[number];

export const heldGroups = [
  'host',
  'organisations',
  'accounts',
  'sessions',
  'memberships',
  'invitations',
  'keys',
  'known',
  'led',
  'clauses',
  'partnerships',
  'decisions',
  'record',
  'engagements',
  'seats',
  'nominations',
  'notes',
  'payments',
  'experts',
  'feedback',
  'calendars',
  'statements',
  'drafts',
  'signing',
  'signatures',
  'published',
  'looks',
  'elsewhere',
  'questions',
  'rounds',
  'sheets',
  'followUp',
  'results',
  'upkeep',
] as const;
export type HeldGroup = (typeof heldGroups)[number];

/** Columns by name, with a blank between. `person`: those by which a row is about one person. */
export type HeldTable = { group: HeldGroup; keeps: Retention; person?: string } & Partial<
  Record<ColumnClass, string>
>;
