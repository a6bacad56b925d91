/** Scripts that none of the five languages is written in, and the language that each is most often. */
const unreadScripts: readonly (readonly [script: RegExp, language: string])[] = [
  [/\p{sc=Arab}/gu, 'ar'],
  [/\p{sc=Deva}/gu, 'hi'],
  [/\p{sc=Beng}/gu, 'bn'],
  [/\p{sc=Hang}/gu, 'ko'],
  [/\p{sc=Thai}/gu, 'th'],
  [/\p{sc=Hebr}/gu, 'he'],
  [/\p{sc=Grek}/gu, 'el'],
  [/\p{sc=Ethi}/gu, 'am'],
  [/\p{sc=Taml}/gu, 'ta'],
  [/\p{sc=Telu}/gu, 'te'],
  [/\p{sc=Gujr}/gu, 'gu'],
  [/\p{sc=Guru}/gu, 'pa'],
  [/\p{sc=Knda}/gu, 'kn'],
  [/\p{sc=Mlym}/gu, 'ml'],
  [/\p{sc=Sinh}/gu, 'si'],
  [/\p{sc=Mymr}/gu, 'my'],
  [/\p{sc=Khmr}/gu, 'km'],
  [/\p{sc=Laoo}/gu, 'lo'],
  [/\p{sc=Geor}/gu, 'ka'],
  [/\p{sc=Armn}/gu, 'hy'],
  [/\p{sc=Tibt}/gu, 'bo'],
];
const anyUnread =
  /[\p{sc=Arab}\p{sc=Deva}\p{sc=Beng}\p{sc=Hang}\p{sc=Thai}\p{sc=Hebr}\p{sc=Grek}\p{sc=Ethi}\p{sc=Taml}\p{sc=Telu}\p{sc=Gujr}\p{sc=Guru}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Mymr}\p{sc=Khmr}\p{sc=Laoo}\p{sc=Geor}\p{sc=Armn}\p{sc=Tibt}]/u;
const letters = /\p{L}/gu;
const kana = /[\p{sc=Hira}\p{sc=Kana}]/gu;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Letters by which those who write in Cyrillic and not in Russian are known. */
const cyrillic: readonly (readonly [letters: RegExp, language: string])[] = [
  [/ў/giu, 'be'],
  [/[љњћђ]/giu, 'sr'],
  [/[ѓќѕ]/giu, 'mk'],
  [/ј/giu, 'sr'],
  [/[ҳҷӣӯ]/giu, 'tg'],
  [/[әғқұһ]/giu, 'kk'],
  [/[ңөү]/giu, 'ky'],
  [/[їєґ]/giu, 'uk'],
  [/і/giu, 'uk'],
];
const bulgarian =
  /(?<!\p{L})(?:да|се|са|от|към|през|който|която|които|това|тази|нищо|хората|жените|трябва|е|и|без)(?!\p{L})/giu;
const ukrainian = /(?<!\p{L})(?:це|та|що|як|або|від|але|ми|є|про|людей|жінки|робота|права|без)(?!\p{L})/giu;
const russian =
  /(?<!\p{L})(?:это|что|как|для|или|мы|они|от|не|все|быть|люди|людей|которые|ничего|работа|и|про|без|права)(?!\p{L})/giu;
/** One letter in so many is no foreign name any more. */
const rare = 60;

/** The language of a text in Cyrillic, where it is not Russian. */
const ofCyrillic = (text: string, total: number): string | null => {
  for (const [sign, language] of cyrillic) {
    const found = count(text, sign);
    if (found > 0 && found * rare >= total) return language;
  }
  if (/[ыэё]/iu.test(text)) return null;
  const [uk, bg, ru] = [ukrainian, bulgarian, russian].map((those) => count(text, those));
  if ((uk ?? 0) > Math.max(ru ?? 0, bg ?? 0)) return 'uk';
  return (bg ?? 0) > (ru ?? 0) ? 'bg' : null;
};

/** By script: how many letters of each language that is told by its letters alone. */
export const lettersIn = (text: string): Map<string, number> => {
  const found = new Map<string, number>();
  const cyrl = count(text, /\p{sc=Cyrl}/gu);
  if (cyrl > 0) found.set(ofCyrillic(text, cyrl) ?? 'ru', cyrl);
  const han = count(text, /\p{sc=Han}/gu);
  const syllables = count(text, kana);
  // Chinese quotes a Japanese word now and then; Japanese has kana in every sentence.
  if (syllables > 0 && syllables * 3 >= han) found.set('ja', han + syllables);
  else if (han > 0) found.set('zh', han);
  if (anyUnread.test(text))
    for (const [script, language] of unreadScripts) {
      const those = count(text, script);
      if (those > 0) found.set(language, those);
    }
  const others = [...found.values()].reduce((sum, one) => sum + one, 0);
  found.set('Latn', Math.max(0, count(text, letters) - others));
  return found;
};
