import type { TextLanguage } from '../../src/language/lexicon/schema.ts';

/**
 * Pieces of which texts with quotations are put together. `{}` is where a word to avoid stands. `own` and `inside` are
 * sentences of an author and of whom she quotes; `leads` and `tails` stand about a quotation; `open` and `shut` hold one
 * mark, `§`, that nothing answers; `line` is a line of speech after a dash, where the language has those.
 */
export type Pieces = {
  word: string;
  conflation: string;
  own: readonly string[];
  inside: readonly string[];
  leads: readonly string[];
  tails: readonly string[];
  marks: readonly (readonly [string, string])[];
  nested: readonly (readonly [string, string, string, string])[];
  open: string;
  shut: string;
  lines: readonly string[];
};

const thin = '\u00a0';

export const pieces: Readonly<Record<TextLanguage, Pieces>> = {
  en: {
    word: 'prostitutes',
    conflation: 'Sex work is violence',
    own: [
      'We met {} by the river.',
      'The workers’ union fed {} in May.',
      "It's late, and {} can't come.",
      'In the ’90s {} paid the workers’ fines.',
      'The boats left at nine.',
      "The sailors' boats don't leave on Sundays.",
    ],
    inside: ['the {} must go', 'we saw {} at the workers’ hall', "the {} don't pay", 'go home'],
    leads: ['The mayor wrote ', 'On the wall stood: ', 'The paper (we kept it) reads '],
    // Kept away: ‘… workers’ hall …s’ in small letters. Of two signs after an s with words going on, either may be the end,
    // and the first is taken: what stands after it is then the author's.
    tails: ['.', ', and nobody came.', ' (in large letters) near {}.', '. The workers’ boats left with {}.'],
    marks: [
      ['“', '”'],
      ['‘', '’'],
      ['"', '"'],
      ["'", "'"],
      ['‹', '›'],
      ['“', '"'],
    ],
    nested: [
      ['“', '”', '‘', '’'],
      ['‘', '’', '“', '”'],
      ['"', '"', "'", "'"],
    ],
    open: 'An open §mark stands here, near {}.',
    shut: 'A closed mark§ stands here, near {}.',
    lines: [],
  },
  fr: {
    word: 'prostituées',
    conflation: 'Le travail du sexe est une violence',
    own: [
      'Nous avons vu des {} près du fleuve.',
      'L’union des marins et l’une des {} sont là.',
      "Aujourd'hui, d'autres {} n'ont rien.",
      'Les bateaux partent à neuf heures.',
    ],
    inside: ['les {} doivent partir', 'l’été, les {} sont là', 'rentrez'],
    leads: ['Le maire écrit : ', 'Sur le mur il y avait ', 'Le journal (d’hier) porte '],
    tails: ['.', ', et l’on part.', ' en lettres rouges, près des {}.', '. Un bateau est parti avec des {}.'],
    marks: [
      ['« ', ' »'],
      [`«${thin}`, `${thin}»`],
      ['«', '»'],
      ['“', '”'],
      ['‘', '’'],
      ['"', '"'],
      ['‹ ', ' ›'],
    ],
    nested: [
      ['« ', ' »', '“', '”'],
      ['« ', ' »', '« ', ' »'],
      ['« ', ' »', '‹ ', ' ›'],
      ['“', '”', '‘', '’'],
    ],
    open: 'Un signe §ouvert se trouve ici, près des {}.',
    shut: 'Un signe fermé§ se trouve ici, près des {}.',
    lines: ['— Les {} doivent partir, dit le maire.', '— Où sont les {} ? demanda-t-elle.'],
  },
  es: {
    word: 'prostitutas',
    conflation: 'El trabajo sexual es violencia',
    own: ['Vimos a las {} junto al río.', 'Los barcos salen a las nueve.', 'En mayo comimos con las {}.'],
    inside: ['las {} deben irse', 'vimos a las {} en mayo', 'a casa'],
    leads: ['El alcalde escribió: ', 'En el muro había ', 'El diario (de ayer) trae '],
    tails: ['.', ', y nadie vino.', ' en letras rojas, junto a las {}.', '. Un barco salió con las {}.'],
    marks: [
      ['«', '»'],
      ['“', '”'],
      ['‘', '’'],
      ['"', '"'],
      ["'", "'"],
      ['‹', '›'],
    ],
    nested: [
      ['«', '»', '“', '”'],
      ['“', '”', '‘', '’'],
      ['«', '»', '«', '»'],
    ],
    open: 'Un signo §abierto está aquí, junto a las {}.',
    shut: 'Un signo cerrado§ está aquí, junto a las {}.',
    lines: ['—Las {} deben irse —dijo el alcalde.', '—¿Dónde están las {}? —preguntó ella.'],
  },
  ru: {
    word: 'проститутки',
    conflation: 'Секс-работа — это насилие',
    own: ['У реки были {}.', 'Лодки уходят в девять.', 'В мае пришли {}.'],
    inside: ['{} должны уйти', 'в мае здесь были {}', 'домой'],
    leads: ['Мэр написал: ', 'На стене было ', 'В газете (вчерашней) стоит '],
    tails: ['.', ', и никто не пришёл.', ' красными буквами, а рядом {}.', '. Лодка ушла, и {} ушли.'],
    marks: [
      ['«', '»'],
      ['„', '“'],
      ['„', '”'],
      ['“', '”'],
      ['‘', '’'],
      ['"', '"'],
      ['‹', '›'],
    ],
    nested: [
      ['«', '»', '„', '“'],
      ['«', '»', '“', '”'],
      ['«', '»', '«', '»'],
    ],
    open: 'Здесь §знак открыт, и рядом {}.',
    shut: 'Здесь знак§ закрыт, и рядом {}.',
    lines: ['— Все {} должны уйти, — сказал мэр.', '— Где {}? — спросила она.'],
  },
  zh: {
    word: '妓女',
    conflation: '性工作是暴力',
    own: ['河边有{}。', '船九点开。', '五月来了{}。'],
    inside: ['{}必须离开', '五月这里有{}', '回家'],
    leads: ['市长写道：', '墙上写着', '报纸（昨天的）用的词是'],
    tails: ['。', '，没有人来。', '，旁边有{}。', '。船开了，{}走了。'],
    marks: [
      ['“', '”'],
      ['「', '」'],
      ['『', '』'],
      ['‘', '’'],
      ['"', '"'],
      ['＂', '＂'],
      ['«', '»'],
    ],
    nested: [
      ['「', '」', '『', '』'],
      ['“', '”', '‘', '’'],
      ['『', '』', '「', '」'],
    ],
    open: '这里有一个§开着，旁边有{}。',
    shut: '这里有一个§关着，旁边有{}。',
    lines: [],
  },
};
