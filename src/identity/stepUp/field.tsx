import { PassphraseField } from '../../web/forms/fields.tsx';
import type { Frame } from '../../web/frame.ts';

type StepUpProps = {
  frame: Frame;
  id: string;
  error: string | undefined;
  /** Where something else than the usual reason needs saying. */
  why?: string | undefined;
};

/** The passphrase once more, and why it is asked for again. */
export const StepUpField = ({ frame, id, error, why }: StepUpProps) => (
  <PassphraseField
    frame={frame}
    id={id}
    name="passphrase"
    label={frame.t('identity.stepUp.label')}
    hint={why ?? frame.t('identity.stepUp.why')}
    error={error}
    autocomplete="current-password"
  />
);
