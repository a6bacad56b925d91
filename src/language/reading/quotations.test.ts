import { describe, expect, test } from 'vitest';
import { openDocument } from '../../documents/document.ts';
import { type TextLanguage, textLanguages } from '../lexicon/schema.ts';
import { checkText } from '../readText.ts';

const words = (text: string, language: TextLanguage): string[] =>
  checkText(text, { language })
    .findings.filter(({ rule }) => rule === 'language')
    .map((finding) => finding.words);

const quoted: Readonly<Record<TextLanguage, readonly string[]>> = {
  en: [
    'The call uses the terms ‘prostitute’ and ‘prostituted women’, and we object to both.',
    "He wrote 'prostitutes must go' on the wall.",
    "They said: 'The workers' street is full of prostitutes.' We object.",
    '‘The workers’ union knows the prostitutes,’ he said.',
    'He wrote "prostitutes must go" on the wall.',
    'He wrote “prostitutes must go” on the wall.',
    '“He said ‘prostitutes’ twice,” she wrote.',
    '‘He said “prostitutes” twice,’ she wrote.',
    'He wrote “prostitutes must go" on the wall.',
    '(“prostitutes”) is what the file says.',
    '‘Prostitutes’: who says so?',
    'The mayor said: “The prostitutes must go.\n\n“The prostitutes know it.” We object.',
    'The mayor said: “We are tired.\n\n“The prostitutes know it.\n\n“The prostitutes must go.” We object.',
    'The mayor said: “We are tired.\n\nThe prostitutes must go.” We object.',
    '> The prostitutes must go.\n\nWe object.',
    '> We are tired.\n>\n> The prostitutes must go.\n\nWe object.',
    "He said 'prostitutes'.",
    'It says ‹prostitutes›.',
  ],
  fr: [
    'Le maire a dit : « Les prostituées doivent partir. »',
    'Le maire a dit : «Les prostituées doivent partir.»',
    'Le maire a dit : “Les prostituées doivent partir.”',
    'Le mot ‘prostituées’ n’est pas le nôtre.',
    "Le mot 'prostituées' n'est pas le nôtre, et l'on n'en veut pas.",
    'Le mot ‹ prostituées › n’est pas le nôtre.',
    '— Les prostituées doivent partir, dit le maire.',
    '— Où sont les prostituées ? demanda-t-il.\n— Les prostituées sont parties.',
    'Le maire a dit :\n— Les prostituées doivent partir.',
    '« Nous sommes las. Les prostituées doivent partir.\n\n« Les prostituées le savent. » Nous refusons.',
    '« Nous sommes las.\n\n» Les prostituées le savent. » Nous refusons.',
    '« Il a dit « prostituées » et il est parti », écrit-elle.',
    'Le mot "prostituées" n’est pas le nôtre.',
    '> Les prostituées doivent partir.\n\nNous refusons.',
  ],
  es: [
    'El alcalde dijo: «Las prostitutas deben irse».',
    'El alcalde dijo: “Las prostitutas deben irse”.',
    'La palabra ‘prostitutas’ no es nuestra.',
    "La palabra 'prostitutas' no es nuestra.",
    'La palabra ‹prostitutas› no es nuestra.',
    '—Las prostitutas deben irse —dijo el alcalde.',
    '—¿Dónde están las prostitutas? —preguntó.\n—Las prostitutas se fueron.',
    'El alcalde respondió:\n—Las prostitutas deben irse.',
    '«Estamos cansados. Las prostitutas deben irse.\n\n«Las prostitutas lo saben». Nos oponemos.',
    '«Estamos cansados.\n\n»Las prostitutas lo saben». Nos oponemos.',
    'El cartel dice "prostitutas, fuera".',
    '> Las prostitutas deben irse.\n\nNos oponemos.',
  ],
  ru: [
    'Мэр сказал: «Проститутки должны уйти».',
    'Мэр сказал: „Проститутки должны уйти“.',
    'Мэр сказал: „Проститутки должны уйти”.',
    'Мэр сказал: “Проститутки должны уйти”.',
    'Слово ‘проститутки’ не наше.',
    "Слово 'проститутки' не наше.",
    '— Проститутки должны уйти, — сказал мэр.',
    '— Где проститутки? — спросил он.\n— Проститутки ушли.',
    'Мэр ответил:\n— Проститутки должны уйти.',
    '«Мы устали. Проститутки должны уйти.\n\n«Проститутки это знают». Мы против.',
    '«Он сказал „проститутки“ и ушёл», — пишет она.',
    '> Проститутки должны уйти.\n\nМы против.',
  ],
  zh: [
    '市长说：“妓女必须离开。”我们反对。',
    '市长说：「妓女必须离开。」我们反对。',
    '市长说：『妓女必须离开。』我们反对。',
    '市长说：「有人说『妓女』必须离开。」我们反对。',
    '报纸用的词是‘妓女’，我们反对。',
    '报纸用的词是"妓女"，我们反对。',
    '报纸用的词是＂妓女＂，我们反对。',
    '报纸用的词是«妓女»，我们反对。',
    '市长说：“我们累了。\n\n“妓女必须离开。”我们反对。',
    '市長說：「我們累了。\n\n「妓女必須離開。」我們反對。',
    '书名是《妓女的历史》。',
    '> 妓女必须离开。\n\n我们反对。',
  ],
};

describe.each(textLanguages)('%s: what somebody else says is not the author’s word', (lang) => {
  test.each(quoted[lang])('%s', (text) => {
    expect(words(text, lang)).toEqual([]);
  });
});

/** The author's own word, whatever marks stand about it. */
const own: Readonly<Record<TextLanguage, readonly string[]>> = {
  en: [
    'The workers’ union and the prostitutes’ friends met.',
    "The workers' union and the prostitutes' friends met.",
    'The police don’t like prostitutes and can’t say why.',
    "It's the prostitutes that they don't like.",
    'We don’t trust ‘experts’ who write of prostitutes, do we?',
    'In the ’90s prostitutes were fined, and it wasn’t better in the ’80s.',
    '‘Tis the season, and prostitutes pay the workers’ fines.',
    'An unclosed “mark stands here, and prostitutes are the author’s own.\n\nSo are these: prostitutes.',
    'An unclosed ‘mark stands here, and prostitutes are the author’s own.',
    'The mayor said: “We are tired.\n\nWe met prostitutes. She said “no” to it.',
    'He said “yes” to prostitutes and “no” to us.',
    '“Hello” and ‘goodbye’ to prostitutes.',
    'A 5" pipe for prostitutes.',
    'As I said, 3 > 2 for prostitutes.',
    '- prostitutes\n- migrants\n- women',
    'rock ’n’ roll for prostitutes, and that’s all.',
  ],
  fr: [
    'L’État et les prostituées : l’une d’elles n’a rien dit.',
    "L'État et les prostituées : l'une d'elles n'a rien dit.",
    '« Un mot jamais fermé, et les prostituées sont de l’auteur.\n\nDe même ici : prostituées.',
    '« Oui » aux prostituées et « non » à nous.',
    'Nous demandons :\n— un logement pour les prostituées\n— un revenu pour les femmes',
    'Les prostituées — dit la loi — paient.',
    'Il y a l’une — prostituées — et l’autre.',
    'D’après la loi, les prostituées n’ont qu’à payer.',
    '‹ Un mot jamais fermé, et les prostituées.',
    '» Les prostituées paient.',
    'La mairie a dit « non ». Les prostituées paient.',
    '“Bonjour” aux prostituées.',
  ],
  es: [
    'Las prostitutas pagan, dijo la ley.',
    '«Una palabra sin cerrar, y las prostitutas.\n\nTambién aquí: prostitutas.',
    '«Sí» a las prostitutas y «no» a nosotras.',
    'Pedimos:\n— vivienda para las prostitutas\n— ingresos para las mujeres',
    '“Sin cerrar y las prostitutas pagan.',
    '‘Sin cerrar y las prostitutas pagan.',
    'La ley dice “no”. Las prostitutas pagan.',
    'Las prostitutas —las del puerto— pagan.',
    '» Las prostitutas pagan.',
    'Dijo «basta».\n\nLas prostitutas pagan.',
    "O'Brien y las prostitutas de D'Angelo.",
    '"Sin cerrar y las prostitutas pagan.',
  ],
  ru: [
    'Проститутки — это слово закона.',
    '«Без конца, и проститутки.\n\nИ здесь: проститутки.',
    '«Да» проституткам и «нет» нам.',
    'Мы просим:\n— жильё для женщин\n— деньги: проститутки их не видят',
    '„Без конца, и проститутки платят.',
    '‘Без конца, и проститутки платят.',
    'Закон говорит «нет». Проститутки платят.',
    'Проститутки – так пишет закон – платят.',
    '» Проститутки платят.',
    'Он сказал «хватит».\n\nПроститутки платят.',
    'Проститутки (слово «закона») платят.',
    '"Без конца, и проститутки платят.',
  ],
  zh: [
    '“没有结束，妓女付钱。\n\n这里也是：妓女。',
    '「没有结束，妓女付钱。\n\n这里也是：妓女。',
    '他说“好”，妓女付钱，又说“不”。',
    '他說「好」，妓女付錢，又說「不」。',
    '妓女（“法律”的词）付钱。',
    '‘没有结束，妓女付钱。',
    '」妓女付钱。',
    '”妓女付钱。',
    '《没有结束，妓女付钱。',
    '『没有结束，妓女付钱。',
    '法律说“不”。妓女付钱。',
    '他说“够了”。\n\n妓女付钱。',
  ],
};

describe.each(textLanguages)('%s: marks that do not match swallow nothing', (lang) => {
  test.each(own[lang])('%s', (text) => {
    expect(words(text, lang)).not.toEqual([]);
  });
});

test('all that follows an unclosed mark is read', () => {
  const text = 'He said “we are tired.\n\nProstitutes pay.\n\n“Prostitutes” is in marks.\n\nProstitutes pay.';
  expect(words(text, 'en')).toEqual(['Prostitutes', 'Prostitutes']);
});

const page = (html: string): string[] => {
  const opened = openDocument(new TextEncoder().encode(html), 'page.html');
  return opened.ok ? words(opened.document.text, 'en') : ['not opened'];
};

test.each([
  '<blockquote><p>We are tired of the prostitutes, the mayor said.</p></blockquote><p>We object.</p>',
  '<blockquote>We are tired\nof the prostitutes.</blockquote>',
  '<blockquote><p>Tired.</p><p>The prostitutes must go.</p><ul><li>prostitutes</li><li><p>prostitutes</p></li></ul></blockquote>',
  '<blockquote><h2>Tired</h2>of prostitutes<br>and prostitutes<div>prostitutes</div>prostitutes</blockquote>',
  '<blockquote><table><tr><td>prostitutes</td></tr><tr><td>prostitutes</td></tr></table></blockquote>',
  '<blockquote><blockquote><p>The prostitutes</p></blockquote><p>must go, prostitutes.</p></blockquote>',
  '<p>The mayor said <q>the prostitutes must go</q>.</p>',
])('a quoted block of a page is quoted whatever stands in it: %s', (html) => {
  expect(page(html)).toEqual([]);
});

test.each([
  '<blockquote><p>Tired.</p></blockquote><p>The prostitutes must go.</p>',
  '<blockquote>Tired.</blockquote>The prostitutes must go.',
  '<p>The prostitutes</p><blockquote><p>must go.</p></blockquote>',
])('what stands beside it is the author’s: %s', (html) => {
  expect(page(html)).toHaveLength(1);
});
