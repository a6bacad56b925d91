import type { communityKeys } from './communities.ts';
import { moreWordings } from './moreWordings.ts';

type Community = (typeof communityKeys)[number];
type Spoken = Partial<Record<'en' | 'fr' | 'es' | 'ru' | 'zh', readonly string[]>>;
export type Wordings = Readonly<Record<Community, Spoken>>;

/**
 * How texts name communities: recognised, never offered; some of it is how others speak about them. `*` stands for
 * any end of a word, capitals only are an acronym. The first six come from published lists in part (F~); the rest is
 * general knowledge (G). Native-speaking community organisations should correct all of it.
 */
export const wordings: Wordings = {
  ...moreWordings,
  'sex-workers': {
    en: [
      'sex work*',
      'sexworker*',
      'erotic worker*',
      'prostitut*',
      'full service worker*',
      'selling sex',
      'sell sex',
    ],
    fr: [
      'travailleu* du sexe',
      'travailleu* se s du sexe',
      'travailleu* ses du sexe',
      'travailleu* euse s du sexe',
      'travail du sexe',
      'professionnel* du sexe',
      'commerce du sexe',
      'TDS',
    ],
    es: [
      'trabajador* sexual*',
      'trabajador* es sexual*',
      'trabajador* s sexual*',
      'trabajo sexual',
      'prostituci*',
    ],
    ru: ['секс работ*', 'секс бизнес*', 'работни* коммерческого секса', 'СР', 'проститу*'],
    zh: ['性工作', '性工作者', '性服务', '卖淫'],
  },
  'people-who-use-drugs': {
    en: [
      'who use drugs',
      'who uses drugs',
      'who inject drugs',
      'who injects drugs',
      'who use or inject drugs',
      'who use and inject drugs',
      'who inject or use drugs',
      'drug user*',
      'injecting drug use*',
      'PWUD',
      'PWID',
    ],
    fr: [
      'utilisent des drogues',
      "utilisent ou s'injectent des drogues",
      'consomment des drogues',
      'usag* de drogue*',
      "s'injectent des drogues",
      "s'injectant des drogues",
      'consommat* de drogue*',
    ],
    es: [
      'usan drogas',
      'consumen drogas',
      'inyectan drogas',
      'usuari* de drogas',
      'usan o se inyectan drogas',
    ],
    ru: [
      'употребляющ* наркотик*',
      'употребляющ* инъекционные наркотики',
      'употребляющ* психоактивные вещества',
      'потребител* наркотик*',
      'потребител* инъекционных наркотиков',
      'ЛУН',
      'ЛУИН',
      'ПИН',
    ],
    zh: ['使用毒品者', '注射毒品者', '使用毒品的', '注射毒品的', '吸毒者', '吸毒人员'],
  },
  'trans-and-gender-diverse-people': {
    en: ['trans', 'transgender*', 'transsexual*', 'gender diverse', 'non binary', 'nonbinary', 'hijra*'],
    fr: [
      'transgenre*',
      'transidentitaire*',
      'transsexuel*',
      'genre divers',
      'diversite de genre',
      'non binaire*',
    ],
    es: ['transgenero*', 'transexual*', 'travesti*', 'genero diverso', 'no binari*'],
    ru: ['транс люд*', 'трансгендер*', 'трансперсон*', 'гендерно разнообразн*', 'небинарн*'],
    zh: ['跨性别', '性别多元', '非二元性别'],
  },
  'gay-and-other-msm': {
    en: ['gay', 'gay men', 'bisexual men', 'men who have sex with men', 'MSM', 'GBMSM'],
    fr: [
      'gays',
      'homosexuels',
      'hommes qui ont des rapports sexuels avec des hommes',
      'hommes bisexuels',
      'HSH',
    ],
    es: [
      'gais',
      'gays',
      'hombres homosexuales',
      'hombres que tienen sexo con hombres',
      'hombres bisexuales',
      'HSH',
    ],
    ru: ['геи', 'геев', 'геям', 'геями', 'мужчин* имеющ* секс с мужчинами', 'бисексуальн* мужчин*', 'МСМ'],
    zh: ['男同性恋', '男同性恋者', '男男性行为者', '男男性行为', '双性恋男性'],
  },
  'people-in-prison': {
    en: [
      'in prison*',
      'prisoner*',
      'incarcerated',
      'in detention',
      'detainee*',
      'closed settings',
      'behind bars',
    ],
    fr: ['detenu*', 'personnes incarcerees', 'en prison', 'en detention', 'prisonni*'],
    es: [
      'privad* de libertad',
      'privad* de la libertad',
      'preso',
      'presos',
      'presas',
      'prisioner*',
      'encarcelad*',
      'en prision',
    ],
    ru: ['местах лишения свободы', 'заключенн*', 'лишенн* свободы', 'в тюрьм*'],
    zh: ['监狱', '在押人员', '囚犯', '被监禁者', '被监禁的人', '封闭场所中的人'],
  },
  'people-living-with-hiv': {
    en: ['living with hiv', 'hiv positive', 'PLHIV', 'PLWHIV'],
    fr: ['vivant avec le vih', 'vivent avec le vih', 'seropositi*', 'PVVIH'],
    es: ['viven con vih', 'viven con el vih', 'vive con vih', 'seropositiv*', 'PVVIH'],
    ru: ['живущ* с вич', 'вич положительн*', 'ЛЖВ'],
    zh: ['艾滋病毒感染者', '艾滋病病毒感染者', '感染艾滋病毒的人', '艾滋病感染者'],
  },
};

/** They look like a form above and are not about people: read past. In Chinese, `性` also ends an adjective. */
export const notAboutPeople: readonly string[] = [
  'trans fat*',
  'trans atlantic',
  'trans pacific',
  'trans saharan',
  'drug use review',
  '临时性工作',
  '季节性工作',
  '志愿性工作',
  '长期性工作',
  '短期性工作',
  '经常性工作',
  '专业性工作',
  '技术性工作',
  '公益性工作',
  '一次性工作',
  '常规性工作',
  '重要性工作',
  '阶段性工作',
];
