import en from '../../../locales/en.json' with { type: 'json' };
import type { Translate } from '../words/translate.ts';

export type DoneKey = keyof typeof en.done;
const isDoneKey = (key: string): key is DoneKey => Object.hasOwn(en.done, key);

export const doneNotice = (key: string | undefined, t: Translate): string | null =>
  key !== undefined && isDoneKey(key) ? t(`done.${key}`) : null;

/** Where to go after an act, and what to say there. */
export const withDone = (location: string, key: DoneKey): string =>
  `${location}${location.includes('?') ? '&' : '?'}done=${key}`;
