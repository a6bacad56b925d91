import type { Day } from '../kernel/clock.ts';
import type { OrganisationId, StatedId, StatementId, WordingId } from '../kernel/ids.ts';
import type { Problems, Typed } from '../web/form.ts';
import type { FinalFacts } from './facts.ts';
import type { Lock } from './locks.ts';
import type { Ruling } from './ruling.ts';
import type { StatementScene } from './scene.ts';
import type { StageView } from './stage.ts';

/** A form that came back: which one, what was typed, and why. */
export type Sent = { form: string; typed: Typed; problems: Problems };

/** What every page of a statement shows of it, to somebody on its draft or asked onto it. */
export type StatementView = StatementScene & {
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
    maySign: Ruling;
  }[];
  may: {
    write: Ruling;
    answer: Ruling;
    lead: Ruling;
    waive: Ruling;
    leave: Ruling;
    contribute: Ruling;
    freeze: Ruling;
    open: Ruling;
  };
  /** What this one makes good, here or elsewhere; without a title where she cannot read it as one on its draft. */
  makesGood: { title: string; publisher: string | null; url: string } | 'unread' | null;
  today: Day;
};

export type StatementItem = {
  id: StatementId;
  title: string | null;
  state: 'asked' | 'begun' | 'drafted' | 'open' | 'published';
  begunOn: Day;
  answerBy: Day;
  /** It makes good what a published statement left out. */
  supplements: boolean;
};
export type StatementList = { items: StatementItem[]; next: string | null; mayBegin: boolean };
