import type { ShownWords } from '../../secrets/ask.ts';
import type { HeldForm } from '../../secrets/heldForm.ts';
import { type Proof, saidIn } from '../../secrets/proof.ts';
import { optionalSecret, secretText } from '../../secrets/secretText.ts';
import { longestPassphrase } from '../../vault/codes/passphraseProblem.ts';
import { newWords } from '../../vault/codes/words.ts';
import { PassphraseField, Radios } from '../../web/forms/fields.tsx';
import { choice, type Problems, type Typed } from '../../web/forms/parse.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Code } from '../../web/parts/cards.tsx';
import type { Request } from '../../web/request.ts';

/** The fields of a new way to sign in: seven words made here, or four of them and a passphrase of one's own. */
export const passphraseFields = {
  choice: choice(['words', 'own']),
  words: secretText(200, 'problem.unreadable'),
  own: optionalSecret(longestPassphrase + 1, 'problem.passphraseLong'),
};

const sentences = {
  short: 'problem.passphraseShort',
  long: 'problem.passphraseLong',
  common: 'problem.passphraseCommon',
} as const;

/** What she signs in with from now on, or the sentence for the field that will not do. */
export const chosenProof = async (
  { t, held }: { t: Request['t']; held: HeldForm },
  telling: string[],
): Promise<{ ok: true; proof: Proof } | { ok: false; problems: Problems }> => {
  const problem = await held.ask('problem', { telling });
  if (problem === null) return { ok: true, proof: saidIn(held, { by: 'chosen' }) };
  if (problem === 'words') return { ok: false, problems: { choice: t('problem.passphraseWords') } };
  return { ok: false, problems: { own: t(sentences[problem]) } };
};

/** The words come back that she has perhaps written down already, with what else she typed. */
export const withWordsAgain = async (request: Request, typed: Typed): Promise<Typed> => {
  const shown = await (await request.held()).ask('words', null);
  if (!shown) return typed;
  return { ...typed, words: request.placed(shown.words), handle: request.placed(shown.handle) };
};

const placedIn = ({ placed }: Frame, { words, handle }: ShownWords) => ({
  words: placed(words),
  handle: placed(handle),
});

/** New words, where none came back. What a browser sent never stands here: it is read elsewhere. */
const wordsOf = (frame: Frame, returned: ReturnedForm | undefined): { words: string; handle: string } => {
  const { words, handle } = returned?.typed ?? {};
  return typeof words === 'string' && typeof handle === 'string'
    ? { words, handle }
    : placedIn(frame, newWords());
};

type Props = { frame: Frame; returned: ReturnedForm | undefined };

/** Shows seven words to write down, and a field for those who bring their own. */
export const NewPassphrase = ({ frame, returned }: Props) => {
  const { t } = frame;
  const { words, handle } = wordsOf(frame, returned);
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
        error={returned?.problems['choice']}
        value={returned?.typed['choice'] === 'own' ? 'own' : 'words'}
        options={[
          { value: 'words', label: t('identity.passphrase.takeWords') },
          { value: 'own', label: t('identity.passphrase.takeOwn') },
        ]}
      />
      <PassphraseField
        frame={frame}
        name="own"
        label={t('identity.passphrase.own')}
        hint={t('identity.passphrase.ownHint', { handle })}
        error={returned?.problems['own']}
        autocomplete="new-password"
        optional
      />
    </>
  );
};
