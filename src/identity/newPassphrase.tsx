import { z } from 'zod';
import { longestPassphrase, passphraseProblem } from '../vault/passphraseProblem.ts';
import { generatePassphrase, isGeneratedPassphrase } from '../vault/words.ts';
import { PassphraseField, Radios } from '../web/fields.tsx';
import type { Problems, Typed } from '../web/form.ts';
import { choice } from '../web/form.ts';
import type { Frame } from '../web/frame.ts';
import { Code } from '../web/parts.tsx';
import type { Translate } from '../web/words.ts';

/** The fields of a new passphrase: seven words made here, or one's own. */
export const passphraseFields = {
  choice: choice(['words', 'own']),
  words: z.string().max(200),
  own: z
    .string()
    .max(longestPassphrase + 1, { error: 'problem.passphraseLong' })
    .default(''),
};
type Chosen = { choice: 'words' | 'own'; words: string; own: string };

const sentences = {
  short: 'problem.passphraseShort',
  long: 'problem.passphraseLong',
  common: 'problem.passphraseCommon',
} as const;

/** The chosen passphrase as bytes, or the sentence for the field that will not do. */
export const chosenPassphrase = async (
  chosen: Chosen,
  tellingWords: string[],
  t: Translate,
): Promise<{ ok: true; bytes: Buffer } | { ok: false; problems: Problems }> => {
  if (chosen.choice === 'words') {
    return isGeneratedPassphrase(chosen.words)
      ? { ok: true, bytes: Buffer.from(chosen.words, 'utf8') }
      : { ok: false, problems: { choice: t('problem.passphraseWords') } };
  }
  const problem = await passphraseProblem(chosen.own, tellingWords);
  return problem
    ? { ok: false, problems: { own: t(sentences[problem]) } }
    : { ok: true, bytes: Buffer.from(chosen.own.normalize('NFKC'), 'utf8') };
};

/** Shows seven words to write down, and a field for those who bring their own. */
export const NewPassphrase = ({
  frame,
  typed,
  problems,
}: {
  frame: Frame;
  typed: Typed;
  problems: Problems;
}) => {
  const { t } = frame;
  const kept = typeof typed.words === 'string' && isGeneratedPassphrase(typed.words) ? typed.words : null;
  const words = kept ?? generatePassphrase();
  return (
    <>
      <Code
        label={t('identity.passphrase.words')}
        value={words}
        kind="words"
        note={t('identity.passphrase.wordsNote')}
      />
      <input type="hidden" name="words" value={words} />
      <Radios
        frame={frame}
        name="choice"
        label={t('identity.passphrase.choice')}
        error={problems.choice}
        value={typed.choice === 'own' ? 'own' : 'words'}
        options={[
          { value: 'words', label: t('identity.passphrase.takeWords') },
          { value: 'own', label: t('identity.passphrase.takeOwn') },
        ]}
      />
      <PassphraseField
        frame={frame}
        name="own"
        label={t('identity.passphrase.own')}
        hint={t('identity.passphrase.ownHint')}
        error={problems.own}
        autocomplete="new-password"
        optional
      />
    </>
  );
};
