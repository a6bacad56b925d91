import type { PropsWithChildren } from 'hono/jsx';
import type { Outcome } from '../kernel/outcome.ts';
import { RefusedAction } from '../web/forms/refusalNotice.tsx';
import type { Frame } from '../web/frame.ts';

type Props = PropsWithChildren<{ frame: Frame; outcome: Outcome; label: string }>;

/** The act where the rule allows it; else the same words with the reason, never nothing. */
export const IfAllowed = ({ frame, outcome, label, children }: Props) =>
  outcome.ok ? <>{children}</> : <RefusedAction frame={frame} label={label} refusal={outcome} />;
