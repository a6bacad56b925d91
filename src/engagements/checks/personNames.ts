import { oncePer } from '../../kernel/oncePer.ts';
import { type Plan, zones } from '../plan/document.ts';
import type { Check } from './facts.ts';
import { found } from './ruleTable.ts';

/** Who somebody is said to be, beside a name, by language: in the singular, since several are nobody's name. */
const roles = [
  ...[
    'sex worker',
    'activist',
    'advocate',
    'campaigner',
    'organi[sz]er',
    'survivor',
    '(?:co-)?founder',
    'escort',
  ],
  ...['dancer', 'peer educator', 'outreach worker', 'drug user', 'trans(?:gender)? (?:wo)?man', 'researcher'],
  ...['lawyer', 'nurse', 'journalist', 'artist', 'writer', 'refugee', 'migrant', 'person who uses drugs'],
  ...[
    'travailleu(?:r|se)s? du sexe',
    'militante?',
    'activiste',
    '(?:co-?)?fondat(?:eur|rice)',
    'survivante?',
  ],
  ...[
    'chercheu(?:r|se)',
    'avocate?',
    'infirmi(?:er|ère)',
    'artiste',
    'femme trans',
    'homme trans',
    'réfugiée?',
  ],
  ...['trabajadora? sexual', 'activista', 'fundadora?', 'sobreviviente', 'superviviente', 'defensora?'],
  ...[
    'investigadora?',
    'abogad[oa]',
    'enfermer[oa]',
    'periodista',
    'mujer trans',
    'hombre trans',
    'refugiad[oa]',
  ],
  ...['секс-работни(?:ца|к)', 'активист(?:ка)?', '(?:право)?защитни(?:ца|к)', 'основатель(?:ница)?'],
  ...[
    'исследователь(?:ница)?',
    'юрист(?:ка)?',
    'медсестра',
    'журналист(?:ка)?',
    'художни(?:ца|к)',
    'транс-женщина',
  ],
]
  // Without articles, who somebody is may begin a sentence.
  .map((role) => role.replace(/^[а-я]/u, (first) => `[${first.toUpperCase()}${first}]`))
  .join('|');
const honorifics = [
  ...[
    'Ms',
    'Mr',
    'Mrs',
    'Mx',
    'Miss',
    'Mme',
    'Mlle',
    'Sra',
    'Sr',
    'Srta',
    'Doña',
    'Don',
    'Dr',
    'Dra',
    'Prof',
  ],
  ...['г-жа', 'г-н', 'госпожа', 'господин'],
].join('|');
const article = "(?:an?|the|une?|la|le|l['’]|el|una?|our|notre|nuestr[ao]) ?";
const adjectives = '(?:(?:former|fellow|retired|local|ancienne?|ex-?|antigua|бывш(?:ая|ий)) ?)?';

const word = String.raw`\p{Lu}[\p{L}\p{M}'’-]+`;
const name = String.raw`${word}(?:(?: (?:de|da|del|dos|la|van|von|bin|al|el|ben)){0,2} (?:${word}|\p{Lu}\.|…)){0,5}(?: ?…)?`;
const boundary = String.raw`(?=$|[.,;:)!?\n]| (?:and|et|y|e|и|who|from|at|in|of|with|de|du|des|d|из|с|qui|que)(?![\p{L}]))`;

/** "Maria …, sex worker and activist", "Maria (activist)": a name, and who she is. */
const nameThenRole = String.raw`(?<![\p{L}])(?<name>${name})(?:, | \(| – | — )${adjectives}(?:${article})?${adjectives}(?:${roles})${boundary}`;
/** "the activist Maria Lopez". */
const roleThenName = String.raw`(?<![\p{L}])(?:${roles})(?:(?: and | et | y | и |, )(?:${roles}))*,? (?<name>${word}(?: (?:de|da|del|dos|la|van|von|bin|al|el|ben)){0,2} ${name})`;
/** "Ms Maria Lopez". */
const honoured = String.raw`(?<![\p{L}])(?:${honorifics})\.? (?<name>${name})`;

const hanRoles = '性工作者|活动家|活動家|倡导者|倡導者|创始人|創始人|幸存者|研究员|律师|护士|记者|志愿者';
/** Signs that stand beside a name more often than in one. */
const hanPart = String.raw`(?:(?![的和与及在是将会来主参致])\p{sc=Han})`;
const hanName = String.raw`${hanPart}{2,8}(?:·${hanPart}{1,8})+|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文][\p{sc=Han}]{1,2}`;
const han = [
  `(?<name>${hanName})(?:女士|先生|小姐)`,
  `(?<name>${hanName})(?:，|（|,)(?:一名|一位)?(?:${hanRoles})`,
  `(?:${hanRoles})(?:和|、|兼)?(?:${hanRoles})?(?<name>${hanPart}{1,8}(?:·${hanPart}{1,8})+)`,
];
const patterns = [nameThenRole, roleThenName, honoured, ...han].map((source) => new RegExp(source, 'gu'));

/** Who acts for a state or a body is named as that: before the name, or after it. */
const official =
  /minist|ambassad|embajador|rapporteu|relator|president|président|secretary|secrétaire|secretari[oa]|commission|comisionad|mayor\b|maire\b|alcald|senator|sénat|senador|deput|député|diputad|high representative|министр|посол|президент|секретар|докладчик|депутат|部长|大使|主席|总统|秘书长|特别报告员|市长|议员|专员/iu;
/** What makes several capital letters an organisation, a work or a treaty. */
const notPeople =
  /^(?:Network|Union|Alliance|Association|Asociación|Foundation|Fondation|Fundación|Fund|Centre|Center|Centro|Clinic|University|Université|Universidad|Institute|Institut|Instituto|Ministry|Council|Conseil|Consejo|Commission|Committee|Comité|Convention|Conference|Conférence|Nations|Project|Projet|Proyecto|Collective|Collectif|Colectivo|Trust|Initiative|Coalition|Federation|Fédération|Federación|Society|Group|Groupe|Grupo|House|Maison|Casa|Court|Office|Programme|Women|Workers|Red|Réseau|Syndicat|Sindicato|Charter|Declaration|Agenda|Report|Award|Prize|Prix|Premio|Day|Act|Law|Protocol|Panel|Session|Сеть|Союз|Ассоциация|Фонд|Центр|Совет|Комитет|Конвенция|Университет|The|This|That|These|An?|Our|Every|Each|Any|No|One|When|Where|Sex|Peer|Drug|Trans|Speaker|Panellist|Participants?|Everyone|Anyone|Nobody|Les?|La|Une?|El|Los|Las|Каждая|Каждый|Наша?)$/u;

const calendarWords = oncePer((language: string): ReadonlySet<string> => {
  const of = (parts: Intl.DateTimeFormatOptions, date: Date): string =>
    new Intl.DateTimeFormat(language, { ...parts, timeZone: 'UTC' }).format(date).toLowerCase();
  const months = Array.from({ length: 12 }, (_, month) =>
    of({ month: 'long' }, new Date(Date.UTC(2027, month, 1))),
  );
  const days = Array.from({ length: 7 }, (_, day) =>
    of({ weekday: 'long' }, new Date(Date.UTC(2027, 0, day + 1))),
  );
  return new Set([...months, ...days]);
});
const languages = ['en', 'fr', 'es', 'ru'] as const;

const countries = oncePer((language: string): ReadonlySet<string> => {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return new Set(letters.flatMap((a) => letters.flatMap((b) => names.of(a + b)?.toLowerCase() ?? [])));
});
const cities = new Set(
  zones.map((zone) => (zone.split('/').at(-1) ?? '').replaceAll('_', ' ').toLowerCase()),
);
for (const city of [
  'new delhi',
  'mumbai',
  'geneva',
  'genève',
  'ginebra',
  'mexico city',
  'cape town',
  'durban',
  'barcelona',
])
  cities.add(city);

const isElsewhere = (candidate: string): boolean => {
  const plain = candidate.toLowerCase();
  return (
    cities.has(plain) || languages.some((of) => calendarWords(of).has(plain) || countries(of).has(plain))
  );
};

/** "in Kisumu, activist": one word behind such a word is a place. */
const placeBefore = /(?<!\p{L})(?:in|at|near|à|en|в|во|из|около) $/iu;

const isPerson = (candidate: string, around: string, organisations: ReadonlySet<string>): boolean => {
  const words = candidate.split(' ');
  if (words.some((one) => notPeople.test(one) || /^\p{Lu}{2,}$/u.test(one))) return false;
  if (isElsewhere(candidate) || isElsewhere(words[0] ?? '') || isElsewhere(words.at(-1) ?? '')) return false;
  const plain = candidate.toLowerCase();
  return !official.test(around) && ![...organisations].some((one) => one.includes(plain));
};

/** A verb that begins a sentence has a capital letter, and is no part of the name after it: "Modera Ana …". */
const verbFirst =
  /^(?:Modera|Habla|Abre|Presenta|Participa|Interviene|Conduce|Выступает|Говорит|Ведёт|Ведет|Открывает|Участвует|Представляет|Рассказывает) /u;

/** What reads like the name of a person, each once. For advice only: nobody can tell names from words for sure. */
export const personNames = (text: string, organisations: ReadonlySet<string> = new Set()): string[] => {
  const names = new Set<string>();
  for (const pattern of patterns)
    for (const match of text.matchAll(pattern)) {
      const candidate = (match.groups?.['name'] ?? '').replace(verbFirst, '');
      const before = text.slice(Math.max(0, match.index - 10), match.index);
      if (!candidate.includes(' ') && placeBefore.test(before)) continue;
      const around = text.slice(Math.max(0, match.index - 40), match.index + match[0].length + 40);
      if (isPerson(candidate, around, organisations)) names.add(candidate);
    }
  return [...names];
};

type FreeText = (plan: Plan) => string;
const places: readonly (readonly [string, FreeText])[] = [
  ['title', ({ title }) => title],
  ['about', ({ about }) => about],
  ['support', ({ support }) => support],
  ['outcomeUse', ({ outcomeUse }) => outcomeUse],
  ['reportsBack/how', ({ reportsBack }) => reportsBack.how],
];

/** A seat is asked of an organisation, never of a person: no free text asks for one either. P6 */
export const nobodyIsNamed: Check = ({ plan }) => {
  const organisations = new Set(
    [...plan.organisations.map(({ name: of }) => of), plan.convenes, plan.space].map((of) =>
      of.toLowerCase(),
    ),
  );
  return places.flatMap(([subject, textOf]) =>
    personNames(textOf(plan), organisations).map((one) => found('person-named', subject, { name: one })),
  );
};
