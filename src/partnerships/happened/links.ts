import { decisionId, engagementId, roundId, statementId } from '../../kernel/ids.ts';
import type { LedgerKind } from '../../kernel/ledgerKinds.ts';
import type { RecordEntry } from '../../ledger/record.ts';
import { routes } from '../../routes.ts';

type About = 'partnership' | 'decision' | 'engagement' | 'statement' | 'round' | 'record';

/** What each kind of entry is about: there whoever reads of it goes on. */
const abouts: Record<LedgerKind, About> = {
  'partnership-proposed': 'partnership',
  'party-asked': 'partnership',
  'party-joined': 'partnership',
  'party-left': 'partnership',
  'decision-proposed': 'decision',
  'decision-amended': 'decision',
  'consent-given': 'decision',
  'objection-raised': 'decision',
  'silence-recorded': 'decision',
  'window-waived': 'decision',
  'decision-took-effect': 'decision',
  'decision-lapsed': 'decision',
  'decision-withdrawn': 'decision',
  'decision-overtaken': 'decision',
  'decision-closed-party-left': 'decision',
  'agreement-in-force': 'partnership',
  'checkpoint-held': 'record',
  'key-rotated': 'record',
  'keys-compared': 'record',
  'partnership-ended': 'partnership',
  'engagement-brought': 'engagement',
  'plan-changed': 'engagement',
  'seats-asked': 'engagement',
  'seats-accepted': 'engagement',
  'changes-asked': 'engagement',
  'seats-declined': 'engagement',
  'seats-unanswered': 'engagement',
  'exception-proposed': 'engagement',
  'exception-signed': 'engagement',
  'engagement-cancelled': 'engagement',
  'nominee-released': 'engagement',
  'release-withdrawn': 'engagement',
  'payment-received': 'engagement',
  'outcome-reported': 'engagement',
  'outcome-retold': 'engagement',
  'statement-begun': 'statement',
  'drafter-asked': 'statement',
  'drafter-joined': 'statement',
  'drafter-declined': 'statement',
  'drafter-unanswered': 'statement',
  'drafter-left': 'statement',
  'days-waived': 'statement',
  'group-listed': 'statement',
  'group-dropped': 'statement',
  'wording-written': 'statement',
  'passage-kept': 'statement',
  'passage-released': 'statement',
  'text-checked': 'statement',
  'rule-silenced': 'statement',
  'rule-heard': 'statement',
  'input-given': 'statement',
  'input-answered': 'statement',
  'text-final': 'statement',
  'text-signed-off': 'statement',
  'signing-unanswered': 'statement',
  'lock-stated': 'statement',
  'stated-signed': 'statement',
  'sign-on-opened': 'statement',
  'sign-on-closed': 'statement',
  'publishing-agreed': 'statement',
  'statement-published': 'statement',
  'objection-made': 'statement',
  'objection-answered': 'statement',
  'objection-unanswered': 'statement',
  'page-words-shown': 'record',
  'page-words-hidden': 'record',
  'page-words-blanked': 'record',
  'page-words-restored': 'record',
  'page-removal-agreed': 'record',
  'page-taken-down': 'record',
  'round-opened': 'round',
  'questions-chosen': 'round',
  'answers-handed-in': 'round',
  'answers-taken-back': 'round',
  'answers-released': 'round',
  'round-shown': 'round',
  'round-ended': 'round',
  'reply-written': 'round',
  'action-proposed': 'round',
  'action-agreed': 'round',
  'action-reported': 'round',
  'result-publishing-agreed': 'round',
  'result-shown-together': 'round',
};

/** What an entry is about is its object, or is named in its text where the object is a part of it. */
const candidates = ({ object, content }: RecordEntry, name: string): unknown[] => [content?.[name], object];

type There = { has: (id: string) => boolean };

/** Where it stands; the record itself, where what it is about is gone or not for this reader. */
export const linkTo = (entry: RecordEntry, there: There): string => {
  const { partnership, kind } = entry;
  const about = abouts[kind];
  const record = routes.record.url({ partnership });
  const found = (schema: { safeParse: (value: unknown) => { data?: string | undefined } }, name: string) =>
    candidates(entry, name)
      .flatMap((value) => schema.safeParse(value).data ?? [])
      .find((id) => there.has(id));
  switch (about) {
    case 'partnership':
      return routes.partnership.url({ partnership });
    case 'record':
      return record;
    case 'decision': {
      const decision = found(decisionId, 'decision');
      return decision ? routes.decision.url({ partnership, decision }) : record;
    }
    case 'engagement': {
      const engagement = found(engagementId, 'engagement');
      return engagement ? routes.engagement.url({ engagement }) : record;
    }
    case 'statement': {
      const statement = found(statementId, 'statement');
      return statement ? routes.statement.url({ statement }) : record;
    }
    case 'round': {
      const round = found(roundId, 'round');
      return round ? routes.round.url({ round }) : record;
    }
  }
};
