import { type PowerArea, type PowerPoint, PowerShift, PowerTable } from '../charts/power.tsx';
import { PowerHistory } from '../charts/powerHistory.tsx';
import { ActionButton } from '../forms/form.tsx';
import type { Frame } from '../frame.ts';
import { Facts, Pager, Steps } from '../parts/cards.tsx';
import { DecisionCard, type PartyAnswer } from '../parts/decisionCard.tsx';
import { Redline, SideBySide } from '../parts/redline.tsx';
import { StatusSeal } from '../parts/statusSeal.tsx';
import { DataTable } from '../parts/tables.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { Part } from './ground.tsx';
import { sampleChange, words } from './words.ts';

type Props = { frame: Frame };

export const Listing = ({ frame }: Props) => {
  return (
    <Part name="facts">
      <Steps
        frame={frame}
        items={[
          { label: words.facts.step1, state: 'done' },
          { label: words.facts.step2, state: 'now' },
          { label: words.facts.step3, state: 'ahead' },
        ]}
      />
      <Facts
        items={[
          { term: words.facts.kind, fact: words.facts.kindFact },
          { term: words.facts.since, fact: words.facts.sinceFact },
          { term: words.facts.review, fact: words.facts.reviewFact },
        ]}
      />
      <DataTable
        caption={words.facts.table}
        head={[words.facts.role, words.facts.community, words.facts.ally, words.facts.hours]}
        numbers={[1, 2, 3]}
        rows={[
          [words.facts.role1, words.facts.fee1, words.facts.fee1, '6'],
          [words.facts.role2, words.facts.fee2, words.facts.fee2, '12'],
        ]}
      />
      <Pager frame={frame} first="#main" next="#main" />
    </Part>
  );
};

const states = ['confirmed', 'claimed', 'questioned', 'expired'] as const;

export const Statuses = ({ frame }: Props) => (
  <Part name="status">
    {states.map((state) => (
      <StatusSeal frame={frame} state={state}>
        <p>{words.status[state]}</p>
      </StatusSeal>
    ))}
  </Part>
);

const hash = '9f2c4b7d01ae83c65d7e90b1f24a6c8833e05b9d47fa12c6e8d09b57a4c3f1e2';

const answers: readonly PartyAnswer[] = [
  { party: words.decision.fund, side: 'ally', answer: 'silence' },
  {
    party: words.decision.harbour,
    side: 'community',
    answer: 'consent',
    when: words.decision.on4,
  },
  {
    party: words.decision.coast,
    side: 'ally',
    answer: 'objection',
    when: words.decision.on7,
    reason: words.decision.reason,
  },
  { party: words.decision.river, side: 'community', answer: 'waiting', you: true },
];

export const Deciding = ({ frame }: Props) => {
  return (
    <Part name="decision">
      <p>{words.decision.text}</p>
      <DecisionCard
        frame={frame}
        level={3}
        title={words.decision.name}
        href="#decision-part"
        status={{ text: words.decision.status, tone: 'warn' }}
        by={words.decision.by}
        change={<Redline frame={frame} parts={sampleChange} />}
        window={{ text: words.decision.window, total: 10, left: 6 }}
        answers={answers}
        hash={hash}
      >
        <ActionButton frame={frame} action="#main" label={words.acts.primary} variant="primary" />
        <ActionButton frame={frame} action="#main" label={words.form.answer2} />
      </DecisionCard>
      <SideBySide
        first={{ title: words.beside.first, content: <p>{words.beside.firstText}</p> }}
        second={{ title: words.beside.second, content: <p>{words.beside.secondText}</p> }}
      />
    </Part>
  );
};

export const Recording = () => {
  return (
    <Part name="record">
      <Timeline
        items={[
          { day: '2026-05-09', when: words.record.day4, text: words.record.text4, tone: 'warn' },
          { day: '2026-05-07', when: words.record.day3, text: words.record.text3, tone: 'stop' },
          { day: '2026-05-04', when: words.record.day2, text: words.record.text2, tone: 'good' },
          { day: '2026-05-02', when: words.record.day1, text: words.record.text1 },
        ]}
      />
    </Part>
  );
};

const areas = (): PowerArea[] => {
  const at = (step: number, key: 'd1' | 'd2' | 'd3' | 'd4'): PowerPoint => ({
    step,
    day: { d1: '2022-03-01', d2: '2024-03-01', d3: '2026-03-01', d4: '2027-03-01' }[key],
    when: words.power[key],
  });
  return [
    { area: words.power.agenda, held: [at(1, 'd1'), at(2, 'd2'), at(3, 'd3')], promised: at(4, 'd4') },
    { area: words.power.budget, held: [at(0, 'd1'), at(1, 'd3')], promised: at(3, 'd4') },
    { area: words.power.research, held: [at(2, 'd1'), at(3, 'd2')], promised: at(3, 'd4') },
    { area: words.power.representation, held: [at(3, 'd1'), at(5, 'd2')] },
  ];
};

export const Power = ({ frame }: Props) => {
  const shared = { frame, steps: words.power.steps, areas: areas() };
  return (
    <Part name="power">
      <p>{words.power.text}</p>
      <PowerShift {...shared} caption={words.power.shift} />
      <PowerHistory {...shared} caption={words.power.history} />
      <PowerTable {...shared} caption={words.power.table} />
    </Part>
  );
};
