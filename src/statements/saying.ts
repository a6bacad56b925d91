import type {
  ContributionId,
  FinalTextId,
  ObjectionId,
  OrganisationId,
  PassageId,
  SilencedRuleId,
  StatedId,
  StatementId,
} from '../kernel/ids.ts';
import type { CommunityKey } from '../language/vocabulary.ts';
import type { Said } from '../ledger/sitting.ts';
import type {
  ContributionAnswer,
  FinalFacts,
  ObjectionAnswer,
  SignOffAnswer,
  SilencedFacts,
  WordingFacts,
} from './facts.ts';

const signed = ({ id, number, wordings }: FinalFacts) => ({
  final: id,
  number,
  texts: wordings.map(({ language, sha256Hex }) => ({ language, sha256: sha256Hex })),
});

/** What each act on a statement says in the record: ids, hashes and counts. Never a person, never a text. */
export const says = {
  begun: (statement: StatementId, asked: number): Said => ({
    kind: 'statement-begun',
    object: statement,
    content: { asked },
  }),
  asked: (statement: StatementId, organisation: OrganisationId, answerBy: string): Said => ({
    kind: 'drafter-asked',
    object: statement,
    content: { organisation, answerBy },
  }),
  answeredAsk: (
    statement: StatementId,
    organisation: OrganisationId,
    answer: 'joined' | 'declined' | 'unanswered' | 'left',
  ): Said => ({ kind: `drafter-${answer}`, object: statement, content: { organisation } }),
  waived: (statement: StatementId): Said => ({ kind: 'days-waived', object: statement, content: {} }),
  listed: (statement: StatementId, group: CommunityKey): Said => ({
    kind: 'group-listed',
    object: statement,
    content: { group },
  }),
  dropped: (statement: StatementId, group: CommunityKey): Said => ({
    kind: 'group-dropped',
    object: statement,
    content: { group },
  }),
  written: (
    statement: StatementId,
    { id, language, number, sha256Hex }: WordingFacts,
    voided: readonly OrganisationId[],
  ): Said => ({
    kind: 'wording-written',
    object: statement,
    content: { wording: id, language, number, sha256: sha256Hex, voided: [...voided] },
  }),
  kept: (passage: PassageId): Said => ({ kind: 'passage-kept', object: passage, content: {} }),
  released: (passage: PassageId): Said => ({ kind: 'passage-released', object: passage, content: {} }),
  checked: (statement: StatementId, { id, language, sha256Hex }: WordingFacts): Said => ({
    kind: 'text-checked',
    object: statement,
    content: { wording: id, language, sha256: sha256Hex },
  }),
  silenced: ({ id, language, rule }: SilencedFacts): Said => ({
    kind: 'rule-silenced',
    object: id,
    content: { language, rule },
  }),
  heard: (silenced: SilencedRuleId): Said => ({ kind: 'rule-heard', object: silenced, content: {} }),
  contributed: (contribution: ContributionId): Said => ({
    kind: 'input-given',
    object: contribution,
    content: {},
  }),
  answeredContribution: (contribution: ContributionId, answer: ContributionAnswer): Said => ({
    kind: 'input-answered',
    object: contribution,
    content: { answer },
  }),
  final: (statement: StatementId, final: FinalFacts): Said => ({
    kind: 'text-final',
    object: statement,
    content: signed(final),
  }),
  signedOff: (statement: StatementId, final: FinalFacts, answer: SignOffAnswer): Said => ({
    kind: 'text-signed-off',
    object: statement,
    content: { answer, ...signed(final) },
  }),
  unsigned: (statement: StatementId, final: FinalTextId, organisation: OrganisationId): Said => ({
    kind: 'signing-unanswered',
    object: statement,
    content: { organisation, final },
  }),
  stated: (stated: StatedId, lock: string, subject: string): Said => ({
    kind: 'lock-stated',
    object: stated,
    content: { lock, subject },
  }),
  signedStated: (stated: StatedId): Said => ({ kind: 'stated-signed', object: stated, content: {} }),
  opened: (statement: StatementId, final: FinalFacts): Said => ({
    kind: 'sign-on-opened',
    object: statement,
    content: signed(final),
  }),
  closed: (statement: StatementId, final: FinalTextId): Said => ({
    kind: 'sign-on-closed',
    object: statement,
    content: { final },
  }),
  agreed: (statement: StatementId, final: FinalFacts): Said => ({
    kind: 'publishing-agreed',
    object: statement,
    content: signed(final),
  }),
  published: (statement: StatementId, final: FinalFacts): Said => ({
    kind: 'statement-published',
    object: statement,
    content: signed(final),
  }),
  objected: (objection: ObjectionId, statement: StatementId): Said => ({
    kind: 'objection-made',
    object: objection,
    content: { statement },
  }),
  answeredObjection: (objection: ObjectionId, answer: ObjectionAnswer): Said => ({
    kind: 'objection-answered',
    object: objection,
    content: { answer },
  }),
  unansweredObjection: (objection: ObjectionId, statement: StatementId): Said => ({
    kind: 'objection-unanswered',
    object: objection,
    content: { statement },
  }),
};
