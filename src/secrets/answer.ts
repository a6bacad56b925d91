import { createHmac } from 'node:crypto';
import { isWithinFields } from '../kernel/formBounds.ts';
import {
  byHandle,
  byWords,
  type Credential,
  handleOf,
  openHandle,
  plainWords,
  sealHandle,
} from '../vault/codes/credential.ts';
import { stretch } from '../vault/codes/passphrase.ts';
import { passphraseProblem } from '../vault/codes/passphraseProblem.ts';
import { readRecoveryCode, recoveryId, recoveryKey } from '../vault/codes/recoveryCode.ts';
import { loginId, normaliseName } from '../vault/codes/signInName.ts';
import { isGeneratedPassphrase } from '../vault/codes/words.ts';
import { type Asks, type Kind, type Said, type SecretField, type Secrets, secretFields } from './ask.ts';

/** What was sent, in the one process in which it may be text. */
class Form {
  readonly #text: string;
  #fields: URLSearchParams | null = null;

  constructor(bytes: Uint8Array) {
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  }

  get isTooMuch(): boolean {
    return !isWithinFields(this.#text);
  }

  get fields(): URLSearchParams {
    this.#fields ??= new URLSearchParams(this.#text);
    return this.#fields;
  }

  /** Empty where it is missing. */
  text(field: SecretField | 'choice'): string {
    return this.fields.get(field) ?? '';
  }
}

const secretNames = new Map<string, SecretField>(secretFields.map((name) => [name, name]));

const bytesOf = (typed: string): Buffer => Buffer.from(typed.normalize('NFKC'), 'utf8');

const signIn = (form: Form): Credential =>
  form.text('own') === ''
    ? byWords(form.text('words'))
    : byHandle(form.text('handle'), bytesOf(form.text('own')));

const chosen = (form: Form): Credential =>
  form.text('choice') === 'words'
    ? byWords(form.text('words'))
    : byHandle(handleOf(form.text('words')), bytesOf(form.text('own')));

const alone = (typed: string): Credential => ({ message: bytesOf(typed), handle: null });

const credentialOf = (form: Form, said: Said): Credential => {
  switch (said.by) {
    case 'signIn':
      return signIn(form);
    case 'before':
      return alone(form.text('own'));
    case 'chosen':
      return chosen(form);
    case 'known': {
      const { as } = said;
      const typed = form.text('passphrase');
      if (as === 'alone') return alone(typed);
      return as === 'words'
        ? byWords(typed)
        : byHandle(openHandle(as.key, as.person, as.sealed), bytesOf(typed));
    }
  }
};

/**
 * Who tries many passphrases with one handle, or many last words after the first four, waits longer each time. Nobody
 * who knows neither makes its owner wait.
 */
const triedAs = (form: Form): string =>
  form.text('own') === ''
    ? `words|${plainWords(form.text('words')).split(' ').slice(0, 4).join(' ')}`
    : `handle|${normaliseName(form.text('handle'))}`;

const inPage = (text: string): Buffer =>
  Buffer.from(
    text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`),
    'utf8',
  );

const problemOf = async (form: Form, telling: readonly string[]): Promise<Asks['problem']['told']> => {
  const words = form.text('words');
  if (!isGeneratedPassphrase(words)) return 'words';
  if (form.text('choice') === 'words') return null;
  return passphraseProblem(form.text('own'), [...telling, ...words.split(' ')]);
};

const codeOf = (form: Form): Asks['code']['told'] => {
  const code = readRecoveryCode(Buffer.from(form.text('code'), 'utf8'));
  return code && { id: recoveryId(code), key: recoveryKey(code) };
};

const readFields = (form: Form): Asks['fields']['told'] => {
  if (form.isTooMuch) return 'tooMany';
  const all = [...form.fields];
  return {
    fields: all.filter(([name]) => !secretNames.has(name)),
    secret: all.flatMap(([name, value]) => {
      const field = secretNames.get(name);
      return field ? [{ field, length: value.length }] : [];
    }),
  };
};

type Answers = {
  [Asked in Kind]: (form: Form, about: Asks[Asked]['about']) => Promise<Asks[Asked]['told']>;
};

const answers: Answers = {
  fields: async (form) => readFields(form),
  tried: async (form, { key }) => createHmac('sha256', key).update(triedAs(form)).digest(),
  formerId: async (form, { pepper }) => loginId(pepper, form.text('handle')),
  stretch: (form, { said, salt, cost }) => stretch(credentialOf(form, said).message, salt, cost),
  sealHandle: async (form, { said, key, person }) => {
    const { handle } = credentialOf(form, said);
    return handle === null ? null : sealHandle(key, person, handle);
  },
  problem: (form, { telling }) => problemOf(form, telling),
  code: async (form) => codeOf(form),
  words: async (form) => {
    const words = form.text('words');
    return isGeneratedPassphrase(words) ? { words: inPage(words), handle: inPage(handleOf(words)) } : null;
  },
  handle: async (form) => inPage(form.text('handle')),
};

/** Answers one ask. What it reads becomes text here, which is why a process runs it that soon ends. */
export const answerHere: Secrets = {
  ask: (kind, about, form) => answers[kind](new Form(form), about),
};
