import type { Day } from '../kernel/clock.ts';
import type { OrganisationId, StatedId, WordingId } from '../kernel/ids.ts';
import type { Outcome } from '../kernel/outcome.ts';
import type { FinalFacts } from './facts.ts';
import type { Lock } from './locks.ts';
import type { StageView } from './stage.ts';
import type { VisibleStatement } from './visible.ts';

/** What every page of a statement shows of it, to somebody on its draft or asked onto it. */
export type StatementView = VisibleStatement & {
  me: { organisation: OrganisationId; owner: boolean; steward: boolean };
  stages: readonly StageView[];
  /** What still stands in the way of the next gate. */
  locks: readonly Lock[];
  final: FinalFacts | null;
  open: boolean;
  published: FinalFacts | null;
  notes: ReadonlyMap<WordingId, string>;
  /** Why something stays, in the words of whoever said it. */
  stated: readonly {
    id: StatedId;
    lock: string;
    subject: string;
    sentence: string;
    signed: boolean;
    signedBy: string[];
    missing: string[];
    maySign: Outcome;
  }[];
  may: {
    write: Outcome;
    answer: Outcome;
    lead: Outcome;
    waive: Outcome;
    leave: Outcome;
    contribute: Outcome;
    freeze: Outcome;
    open: Outcome;
    sign: Outcome;
    agree: Outcome;
    link: Outcome;
  };
  /** What this one makes good, here or elsewhere; without a title where she cannot read it as one on its draft. */
  makesGood: { title: string; publisher: string | null; url: string } | 'unread' | null;
  today: Day;
};
