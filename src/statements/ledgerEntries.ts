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
import type { NewLedgerEntry } from '../ledger/partnershipContext.ts';
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

const entry = (
  kind: NewLedgerEntry['kind'],
  object: string,
  content: NewLedgerEntry['content'] = {},
): NewLedgerEntry => ({ kind, object, content });

/** What each act on a statement says in the record: ids, hashes and counts. Never a person, never a text. */
export const ledgerEntries = {
  begun: (statement: StatementId, asked: number) => entry('statement-begun', statement, { asked }),
  asked: (statement: StatementId, organisation: OrganisationId, answerBy: string) =>
    entry('drafter-asked', statement, { organisation, answerBy }),
  answeredAsk: (
    statement: StatementId,
    organisation: OrganisationId,
    answer: 'joined' | 'declined' | 'unanswered' | 'left',
  ) => entry(`drafter-${answer}`, statement, { organisation }),
  waived: (statement: StatementId) => entry('days-waived', statement),
  listed: (statement: StatementId, group: CommunityKey) => entry('group-listed', statement, { group }),
  dropped: (statement: StatementId, group: CommunityKey) => entry('group-dropped', statement, { group }),
  written: (
    statement: StatementId,
    { id, language, number, sha256Hex }: WordingFacts,
    voided: readonly OrganisationId[],
  ) =>
    entry('wording-written', statement, {
      wording: id,
      language,
      number,
      sha256: sha256Hex,
      voided: [...voided],
    }),
  kept: (passage: PassageId) => entry('passage-kept', passage),
  released: (passage: PassageId) => entry('passage-released', passage),
  checked: (statement: StatementId, { id, language, sha256Hex }: WordingFacts) =>
    entry('text-checked', statement, { wording: id, language, sha256: sha256Hex }),
  silenced: ({ id, language, rule }: SilencedFacts) => entry('rule-silenced', id, { language, rule }),
  heard: (silenced: SilencedRuleId) => entry('rule-heard', silenced),
  contributed: (contribution: ContributionId) => entry('input-given', contribution),
  answeredContribution: (contribution: ContributionId, answer: ContributionAnswer) =>
    entry('input-answered', contribution, { answer }),
  final: (statement: StatementId, final: FinalFacts) => entry('text-final', statement, signed(final)),
  signedOff: (statement: StatementId, final: FinalFacts, answer: SignOffAnswer) =>
    entry('text-signed-off', statement, { answer, ...signed(final) }),
  unsigned: (statement: StatementId, final: FinalTextId, organisation: OrganisationId) =>
    entry('signing-unanswered', statement, { organisation, final }),
  stated: (stated: StatedId, lock: string, subject: string) =>
    entry('lock-stated', stated, { lock, subject }),
  signedStated: (stated: StatedId) => entry('stated-signed', stated),
  opened: (statement: StatementId, final: FinalFacts) => entry('sign-on-opened', statement, signed(final)),
  closed: (statement: StatementId, final: FinalTextId) => entry('sign-on-closed', statement, { final }),
  agreed: (statement: StatementId, final: FinalFacts) => entry('publishing-agreed', statement, signed(final)),
  published: (statement: StatementId, final: FinalFacts) =>
    entry('statement-published', statement, signed(final)),
  objected: (objection: ObjectionId, statement: StatementId) =>
    entry('objection-made', objection, { statement }),
  answeredObjection: (objection: ObjectionId, answer: ObjectionAnswer) =>
    entry('objection-answered', objection, { answer }),
  unansweredObjection: (objection: ObjectionId, statement: StatementId) =>
    entry('objection-unanswered', objection, { statement }),
};
