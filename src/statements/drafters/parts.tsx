import { Tag, type Tone } from '../../web/parts/cards.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import type { DrafterFacts } from '../facts.ts';
import { invitationIsOver } from '../locks.ts';
import type { StatementProps } from '../parts.tsx';
import { sayDay, sayGroup, sayList, sayOrganisation } from '../words.ts';

type State = 'joined' | 'declined' | 'silence' | 'open' | 'over' | 'left';
const tones: Record<State, Tone> = {
  joined: 'good',
  declined: 'plain',
  silence: 'warn',
  open: 'plain',
  over: 'warn',
  left: 'plain',
};
const stateOf = ({ answer, leftOn }: DrafterFacts, over: boolean): State => {
  if (leftOn !== null) return 'left';
  return answer ?? (over ? 'over' : 'open');
};

export const Drafters = ({ frame, view, now }: StatementProps & { now: Temporal.Instant }) => {
  const { t } = frame;
  return (
    <DataTable
      caption={t('statement.page.drafters')}
      head={[
        t('statement.page.organisation'),
        t('statement.page.asksFor'),
        t('statement.page.invitedOn'),
        t('statement.page.answer'),
      ]}
      rows={view.facts.drafters.map((drafter) => {
        const state = stateOf(drafter, invitationIsOver(drafter, now));
        return [
          sayOrganisation(frame, view, drafter.organisation),
          drafter.asksFor.length > 0
            ? sayList(
                frame,
                drafter.asksFor.map((key) => sayGroup(frame, key)),
              )
            : t(`statement.side.${drafter.side}`),
          sayDay(frame, drafter.invitedOn),
          <>
            <Tag tone={tones[state]}>{t(`statement.answer.${state}`)}</Tag>
            {drafter.answeredOn && <span class="muted"> {sayDay(frame, drafter.answeredOn)}</span>}
          </>,
        ];
      })}
    />
  );
};
