import type { Refusal } from '../kernel/outcome.ts';
import type { Problems, Typed } from '../web/form.ts';
import { DisabledAction } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Notice, PrincipleLink } from '../web/parts.tsx';
import type { Translate } from '../web/words.ts';
import type { RefusalKey, Ruling } from './rules.ts';

/** A form as it came back: what was typed, what is wrong with it, and why a rule said no. */
export type CameBack = { typed: Typed; problems: Problems; refusal?: Refusal<RefusalKey> };
export const fresh: CameBack = { typed: {}, problems: {} };

export const text = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

export const refusalSentence = (t: Translate, { refusal, values }: Refusal<RefusalKey>): string =>
  t(`organisations.refusal.${refusal}`, values);

/** Refusals that one field can mend stand beside that field. */
const fields: Partial<Record<RefusalKey, string>> = {
  needsCommunity: 'communities',
  statementNeeded: 'statement',
  reasonNeeded: 'reason',
  noWorkingDay: 'rest',
  daysOffOrder: 'last',
  daysOffLong: 'last',
  daysOffGone: 'last',
};

export const cameBack = (t: Translate, typed: Typed, refusal: Refusal<RefusalKey>): CameBack => {
  const field = fields[refusal.refusal];
  return field
    ? { typed, problems: { [field]: refusalSentence(t, refusal) } }
    : { typed, problems: {}, refusal };
};

const amended = new Set<RefusalKey>([
  'sameAnswer',
  'alreadyAsked',
  'olderClaim',
  'claimTooOld',
  'lastSteward',
  'communitiesFirst',
  'daysOffMany',
]);

/** 422: another answer would do. 403: not by her. */
export const statusOf = ({ refusal }: Refusal<RefusalKey>): 403 | 422 =>
  fields[refusal] || amended.has(refusal) ? 422 : 403;

/** Above the page: what was tried, why not, and by which principle. */
export const RefusalNotice = ({
  frame,
  refusal,
}: {
  frame: Frame;
  refusal: Refusal<RefusalKey> | undefined;
}) =>
  refusal ? (
    <Notice tone="stop" title={frame.t('organisations.refused')}>
      <p>
        {refusalSentence(frame.t, refusal)}{' '}
        {refusal.principle && <PrincipleLink frame={frame} id={refusal.principle} />}
      </p>
    </Notice>
  ) : null;

/** The act where the rule allows it; else the same words with the reason, never nothing. */
export const IfAllowed = ({
  frame,
  ruling,
  label,
  children,
}: {
  frame: Frame;
  ruling: Ruling;
  label: string;
  children: unknown;
}) =>
  ruling.ok ? (
    <>{children}</>
  ) : (
    <DisabledAction
      frame={frame}
      label={label}
      reason={refusalSentence(frame.t, ruling)}
      principle={ruling.principle}
    />
  );
