import i18next, { type FormatterModule } from 'i18next';
import en from '../../../locales/en.json' with { type: 'json' };
import fr from '../../../locales/fr.json' with { type: 'json' };
import { oncePer } from '../../kernel/oncePer.ts';

export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];
/** Has a community-led organisation read all of it? English is the original. Every page says where none has. */
export const reviewed: Record<Language, boolean> = { en: true, fr: false };

type WithoutPlural<Key extends string> =
  Key extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Base : Key;
type Leaves<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? WithoutPlural<Key> : `${Key}.${Leaves<Node[Key]>}`;
}[keyof Node & string];

/** A sentence's place in `locales/en.json`: `decision.consent.button`. A key that is not there does not compile. */
export type WordKey = Leaves<typeof en>;
export type Values = Record<string, string | number>;
export type Translate = (key: WordKey, values?: Values) => string;

const counts = oncePer((language: string | undefined) => new Intl.NumberFormat(language));

/** A count is an amount. Any other number (a port, a version, an entry's place) is a name, and stays as it is. */
const amounts: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value, _format, language, options) =>
    options?.interpolationkey === 'count' && typeof value === 'number'
      ? counts(language).format(value)
      : value,
};

const words = i18next.createInstance().use(amounts);
const ready = words.init({
  resources: { en: { translation: en }, fr: { translation: fr } },
  fallbackLng: 'en',
  supportedLngs: [...languages],
  interpolation: { escapeValue: false, alwaysFormat: true },
  returnNull: false,
});

/** A sentence without values is the same every time. */
const fixedSentences = oncePer((language: Language) => {
  const fixed = words.getFixedT(language);
  const said = new Map<WordKey, string>();
  return (key: WordKey): string => {
    const known = said.get(key);
    if (known !== undefined) return known;
    const sentence = fixed(key);
    said.set(key, sentence);
    return sentence;
  };
});

/** The sentences in one language; call once `wordsReady` has resolved. */
export const translator = (language: Language): Translate => {
  const fixed = words.getFixedT(language);
  const say = fixedSentences(language);
  return (key, values) => (values ? fixed(key, values) : say(key));
};
export const wordsReady: Promise<unknown> = ready;
