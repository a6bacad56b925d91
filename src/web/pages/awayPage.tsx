import { FileField, PassphraseField } from '../forms/fields.tsx';
import { Submit } from '../forms/form.tsx';
import { secretsIn } from '../forms/returned.ts';
import type { Body } from '../forms/upload.ts';
import type { Frame } from '../frame.ts';
import { Onward } from '../parts/cards.tsx';
import { Page } from './layout.tsx';

/** A form that was not acknowledged: what it sent, and where to. */
export type Unsent = { action: string; body: Body };

/** A long sentence is shown to whoever wrote it; what is shorter goes along unseen. */
const worthShowing = 100;
const isText = (value: string): boolean => value.length >= worthShowing || value.includes('\n');

/** The form's own token and act: sent again it is the same form, and acts once (C48). */
const Kept = ({ frame, fields }: { frame: Frame; fields: [string, string][] }) => {
  const texts = fields.filter(([, value]) => isText(value));
  return (
    <>
      {fields
        .filter(([, value]) => !isText(value))
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
      {texts.map(([name, value], place) => (
        <div class="field">
          <label for={`kept-${place}`}>
            {frame.t('web.over.label', { number: place + 1, count: texts.length })}
          </label>
          <textarea id={`kept-${place}`} name={name} rows={6} spellcheck={false}>
            {`\n${value}`}
          </textarea>
        </div>
      ))}
    </>
  );
};

const Again = ({ frame, action, body }: Unsent & { frame: Frame }) => {
  const { t } = frame;
  const secret = secretsIn(body.fields);
  const fields = [...body.fields];
  const typedAgain = new Set([
    ...fields.map(([name]) => name).filter((name) => secret.has(name)),
    ...Object.keys(body.secrets ?? {}),
  ]);
  const files = [...body.files.keys()];
  return (
    <form
      class="form"
      method="post"
      action={action}
      enctype={files.length > 0 ? 'multipart/form-data' : undefined}
      novalidate
      autocomplete="off"
    >
      <Kept frame={frame} fields={fields.filter(([name]) => !secret.has(name))} />
      {[...typedAgain].map((name) => (
        <PassphraseField
          frame={frame}
          name={name}
          label={t('web.away.secret')}
          autocomplete="current-password"
        />
      ))}
      {files.map((name) => (
        <FileField frame={frame} name={name} label={t('web.away.file')} accept="" />
      ))}
      <Submit label={t('web.away.again')} />
    </form>
  );
};

/**
 * The database does not answer, is changing places, or only reads for now. It comes back by itself, and says so; what
 * was sent is given back to be sent again.
 */
export const awayPage = (frame: Frame, path: string, unsent: Unsent | null) => {
  const { t } = frame;
  return (
    <Page frame={frame} title={t('web.away.title')} lead={t('web.away.lead')}>
      <p>{t(unsent ? 'web.away.sent' : 'web.away.asked')}</p>
      {unsent ? (
        <Again frame={frame} {...unsent} />
      ) : (
        <p>
          <Onward href={path}>{t('web.away.retry')}</Onward>
        </p>
      )}
    </Page>
  );
};
