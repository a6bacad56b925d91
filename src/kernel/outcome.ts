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

/** Why a rule says no: a key under `refusal` in `locales/`, the values its sentence needs, and the principle. */
export type Refusal<Key extends string = string> = {
  ok: false;
  refusal: Key;
  values?: Record<string, string | number>;
  principle?: PrincipleId;
};

export type Allowed<Facts> = { ok: true } & Facts;
export type Outcome<Facts = unknown, Key extends string = string> = Allowed<Facts> | Refusal<Key>;

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
