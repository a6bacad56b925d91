import type en from '../../locales/en.json';

/** The fifteen principles of the note; `src/principles.ts` says where each is enforced. */
export const principleIds = [
  'P1',
  'P2',
  'P3',
  'P4',
  'P5',
  'P6',
  'P7',
  'P8',
  'P9',
  'P10',
  'P11',
  'P12',
  'P13',
  'P14',
  'P15',
] as const;
export type PrincipleId = (typeof principleIds)[number];

/** Why a rule says no: each has its sentence under `refusal` in `locales/`. One list for every capability. */
export type RefusalKey = WithoutPlural<keyof (typeof en)['refusal']>;

type WithoutPlural<Key> = Key extends `${infer Bare}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}`
  ? Bare
  : Key;

/** What a rule answers when it says no: which sentence, the values that it needs, and the principle. */
export type Refusal<Key extends string = RefusalKey> = {
  ok: false;
  refusal: Key;
  values?: Record<string, string | number>;
  principle?: PrincipleId;
};

export type Allowed<Facts> = { ok: true } & Facts;
/** What a rule answers: what it proved, or why not. */
export type Outcome<Facts = unknown, Key extends string = RefusalKey> = Allowed<Facts> | Refusal<Key>;

export const refuse = <Key extends string>(
  refusal: Key,
  principle?: PrincipleId,
  values?: Record<string, string | number>,
): Refusal<Key> => ({
  ok: false,
  refusal,
  ...(principle ? { principle } : {}),
  ...(values ? { values } : {}),
});
