import { type PowerArea, type PowerPoint, PowerShift, PowerTable } from './charts.tsx';
import { DecisionCard } from './decisionCard.tsx';
import { ActionButton } from './forms.tsx';
import type { Frame } from './frame.ts';
import { Facts, Pager, Steps } from './parts.tsx';
import { PowerHistory } from './powerHistory.tsx';
import { Redline, SideBySide } from './redlineView.tsx';
import { StatusSeal } from './statusSeal.tsx';
import { Part } from './styleGround.tsx';
import { DataTable } from './tables.tsx';
import { Timeline } from './timeline.tsx';

type Looking = { frame: Frame };

export const Listing = ({ frame }: Looking) => {
  const t = frame.t;
  return (
    <Part frame={frame} name="facts">
      <Steps
        frame={frame}
        items={[
          { label: t('style.facts.step1'), state: 'done' },
          { label: t('style.facts.step2'), state: 'now' },
          { label: t('style.facts.step3'), state: 'ahead' },
        ]}
      />
      <Facts
        items={[
          { term: t('style.facts.kind'), fact: t('style.facts.kindFact') },
          { term: t('style.facts.since'), fact: t('style.facts.sinceFact') },
          { term: t('style.facts.review'), fact: t('style.facts.reviewFact') },
        ]}
      />
      <DataTable
        caption={t('style.facts.table')}
        head={[
          t('style.facts.role'),
          t('style.facts.community'),
          t('style.facts.ally'),
          t('style.facts.hours'),
        ]}
        numbers={[1, 2, 3]}
        rows={[
          [t('style.facts.role1'), t('style.facts.fee1'), t('style.facts.fee1'), '6'],
          [t('style.facts.role2'), t('style.facts.fee2'), t('style.facts.fee2'), '12'],
        ]}
      />
      <Pager frame={frame} first="#main" next="#main" />
    </Part>
  );
};

const states = ['confirmed', 'claimed', 'questioned', 'expired'] as const;

export const Standing = ({ frame }: Looking) => (
  <Part frame={frame} name="status">
    {states.map((state) => (
      <StatusSeal frame={frame} state={state}>
        <p>{frame.t(`style.status.${state}`)}</p>
      </StatusSeal>
    ))}
  </Part>
);

const changeKeys = [
  'same1',
  'removed1',
  'added1',
  'same2',
  'added2',
  'same3',
  'removed2',
  'added3',
  'same4',
] as const;
const kindOf = (key: string) =>
  key.startsWith('same') ? 'same' : key.startsWith('added') ? 'added' : 'removed';
const hash = '9f2c4b7d01ae83c65d7e90b1f24a6c8833e05b9d47fa12c6e8d09b57a4c3f1e2';

export const Deciding = ({ frame }: Looking) => {
  const t = frame.t;
  return (
    <Part frame={frame} name="decision">
      <p>{t('style.decision.text')}</p>
      <DecisionCard
        frame={frame}
        level={3}
        title={t('style.decision.name')}
        href="#decision-part"
        status={{ text: t('style.decision.status'), tone: 'warn' }}
        by={t('style.decision.by')}
        change={
          <Redline
            frame={frame}
            parts={changeKeys.map((key) => ({ kind: kindOf(key), text: t(`style.decision.${key}`) }))}
          />
        }
        window={{ text: t('style.decision.window'), total: 10, left: 6 }}
        answers={[
          { party: t('style.decision.fund'), side: 'ally', answer: 'silence' },
          {
            party: t('style.decision.harbour'),
            side: 'community',
            answer: 'consent',
            when: t('style.decision.on4'),
          },
          {
            party: t('style.decision.coast'),
            side: 'ally',
            answer: 'objection',
            when: t('style.decision.on7'),
            reason: t('style.decision.reason'),
          },
          { party: t('style.decision.river'), side: 'community', answer: 'waiting', you: true },
        ]}
        hash={hash}
      >
        <ActionButton frame={frame} action="#main" label={t('style.acts.primary')} variant="primary" />
        <ActionButton frame={frame} action="#main" label={t('style.form.answer2')} />
      </DecisionCard>
      <SideBySide
        first={{ title: t('style.beside.first'), content: <p>{t('style.beside.firstText')}</p> }}
        second={{ title: t('style.beside.second'), content: <p>{t('style.beside.secondText')}</p> }}
      />
    </Part>
  );
};

export const Recording = ({ frame }: Looking) => {
  const t = frame.t;
  return (
    <Part frame={frame} name="record">
      <Timeline
        items={[
          { day: '2026-05-09', when: t('style.record.day4'), text: t('style.record.text4'), tone: 'warn' },
          { day: '2026-05-07', when: t('style.record.day3'), text: t('style.record.text3'), tone: 'stop' },
          { day: '2026-05-04', when: t('style.record.day2'), text: t('style.record.text2'), tone: 'good' },
          { day: '2026-05-02', when: t('style.record.day1'), text: t('style.record.text1') },
        ]}
      />
    </Part>
  );
};

const stepNames = (frame: Frame) =>
  (['step1', 'step2', 'step3', 'step4', 'step5', 'step6'] as const).map((key) =>
    frame.t(`style.power.${key}`),
  );

const areasOf = (frame: Frame): PowerArea[] => {
  const t = frame.t;
  const at = (step: number, key: 'd1' | 'd2' | 'd3' | 'd4'): PowerPoint => ({
    step,
    day: { d1: '2022-03-01', d2: '2024-03-01', d3: '2026-03-01', d4: '2027-03-01' }[key],
    when: t(`style.power.${key}`),
  });
  return [
    { area: t('style.power.agenda'), held: [at(1, 'd1'), at(2, 'd2'), at(3, 'd3')], promised: at(4, 'd4') },
    { area: t('style.power.budget'), held: [at(0, 'd1'), at(1, 'd3')], promised: at(3, 'd4') },
    { area: t('style.power.research'), held: [at(2, 'd1'), at(3, 'd2')], promised: at(3, 'd4') },
    { area: t('style.power.representation'), held: [at(3, 'd1'), at(5, 'd2')] },
  ];
};

export const Power = ({ frame }: Looking) => {
  const shared = { frame, steps: stepNames(frame), areas: areasOf(frame) };
  return (
    <Part frame={frame} name="power">
      <p>{frame.t('style.power.text')}</p>
      <PowerShift {...shared} caption={frame.t('style.power.shift')} />
      <PowerHistory {...shared} caption={frame.t('style.power.history')} />
      <PowerTable {...shared} caption={frame.t('style.power.table')} />
    </Part>
  );
};
