import type { TextLanguage } from '../../src/language/lexicon/schema.ts';

/**
 * Of each language, sentences as their maker means them. `{claim}` says that one thing is another, `{pair}` names two in
 * one breath, `{by}` is an inserted clause, and `a|b` in braces is a choice. Nobody looks for a word: the frame says it.
 *
 * Kept away, since it is read wrong: an inserted clause that begins with a word for "because" (", as we did in May,"),
 * and more than four words without commas between "forget" and "that".
 */
export type Frames = {
  claims: readonly string[];
  pairs: readonly string[];
  by: readonly string[];
  not: Readonly<Record<'denies' | 'reports' | 'apart', readonly string[]>>;
  said: Readonly<Record<'affirms' | 'undone' | 'after', readonly string[]>>;
};

export const frames: Readonly<Record<TextLanguage, Frames>> = {
  en: {
    claims: [
      'sex work is violence',
      'prostitution is exploitation',
      'sex work is a form of violence',
      'prostitution is slavery',
    ],
    pairs: ['sex work and trafficking', 'trafficking and prostitution', 'prostitution and exploitation'],
    by: [
      '',
      ' once more',
      ', after two years of talks,',
      ' in this town',
      ' for the third time',
      ', with our neighbours,',
    ],
    not: {
      denies: [
        '{We|Our members|The unions} {reject|deny|dispute|oppose|refute}{by} the {claim|idea|view|myth} that {claim}.',
        '{We|Our members} do not {believe|accept|say}{by} that {claim}.',
        'It is {a myth|a lie|false|wrong to say}{by} that {claim}.',
        '{Stop|We must stop} saying{by} that {claim}.',
        'There is no evidence{by} that {claim}.',
      ],
      reports: [
        '{They|Critics|Some ministers|Opponents} {say|claim|insist|argue}{by} that {claim}.',
        'According to {the mayor|the police}{by}, {claim}.',
        'The {law|draft|mayor} {claims|says|assumes}{by} that {claim}.',
        '{claim}, {they say|they claim}.',
      ],
      apart: [
        '{Do not|Never} {confuse|conflate|equate}{by} {pair}.',
        'We {distinguish|differentiate}{by} between {pair}.',
        '{pair} are {not the same|two different things|not one and the same}.',
        'The law {confuses|conflates}{by} {pair}.',
      ],
    },
    said: {
      affirms: [
        '{claim}.',
        '{We|Our members} {know|say|think}{by} that {claim}.',
        'The law must say{by} that {claim}.',
        'We {fight|oppose}{by} {pair}.',
        'This report is{by} on {pair}.',
      ],
      undone: [
        '{Nobody|No one} can deny{by} that {claim}.',
        'We do not deny{by} that {claim}.',
        'It is not {a myth|a lie|a prejudice} that {claim}.',
        'Never forget{by} that {claim}.',
      ],
      after: [
        '{They|Critics} say no{by}, but {claim}.',
        'We reject the draft{by} because {claim}.',
        'We reject the draft, for {claim}.',
        'Although {some|critics} deny it{by}, {claim}.',
      ],
    },
  },
  fr: {
    claims: [
      'la prostitution est une violence',
      'le travail du sexe est une exploitation',
      'la prostitution est une forme de violence',
    ],
    pairs: ['prostitution et traite', 'traite et prostitution', 'travail du sexe et exploitation'],
    by: ['', ' encore une fois', ', après deux ans de débats,', ' dans cette ville', ', comme en mai,'],
    not: {
      denies: [
        '{Nous rejetons|Nos membres rejettent|Nous refusons}{by} l’{idée|affirmation} que {claim}.',
        'Nous ne {croyons|disons} pas{by} que {claim}.',
        '{C’est un mythe|C’est un mensonge|Il est faux de dire}{by} que {claim}.',
        'Cessez de dire{by} que {claim}.',
      ],
      reports: [
        '{Ils|Certains|Les opposants} {disent|prétendent|affirment} que {claim}.',
        'Selon {le maire|la police}{by}, {claim}.',
        '{La loi|Le maire} {dit|affirme|prétend} que {claim}.',
      ],
      apart: [
        'Ne {confondons|confondez} pas{by} {pair}.',
        'La loi confond{by} {pair}.',
        'Nous distinguons{by} {pair}.',
        '{pair} ne sont pas la même chose.',
      ],
    },
    said: {
      affirms: [
        '{claim}.',
        'Nous {savons|disons}{by} que {claim}.',
        'Nous combattons{by} {pair}.',
        'Ce rapport porte sur {pair}.',
      ],
      undone: [
        '{Nul|Personne} ne peut nier{by} que {claim}.',
        'Nous ne nions pas que {claim}.',
        'N’oublions pas{by} que {claim}.',
      ],
      after: [
        '{Ils|Certains} disent non{by}, mais {claim}.',
        'Nous refusons ce projet{by} car {claim}.',
        'Quoi qu’ils disent{by}, {claim}.',
      ],
    },
  },
  es: {
    claims: [
      'la prostitución es violencia',
      'el trabajo sexual es explotación',
      'la prostitución es una forma de violencia',
    ],
    pairs: ['prostitución y trata', 'trata y prostitución', 'trabajo sexual y explotación'],
    by: [
      '',
      ' una vez más',
      ', tras dos años de debate,',
      ' en esta ciudad',
      ', como en mayo,',
      ' por tercera vez',
    ],
    not: {
      denies: [
        '{Rechazamos|Nuestras socias rechazan|Negamos}{by} la idea de que {claim}.',
        'No {creemos|decimos}{by} que {claim}.',
        'Es {un mito|mentira|falso decir}{by} que {claim}.',
        'Dejen de decir{by} que {claim}.',
      ],
      reports: [
        '{Dicen|Algunos dicen|Los críticos afirman}{by} que {claim}.',
        'Según {el alcalde|la policía}{by}, {claim}.',
        '{La ley|El alcalde} {dice|afirma|considera}{by} que {claim}.',
      ],
      apart: [
        'No {confundamos|confundan}{by} {pair}.',
        'La ley confunde{by} {pair}.',
        'Distinguimos{by} entre {pair}.',
        '{pair} no son lo mismo.',
      ],
    },
    said: {
      affirms: [
        '{claim}.',
        '{Sabemos|Decimos}{by} que {claim}.',
        'Luchamos{by} contra {pair}.',
        'Este informe trata de {pair}.',
      ],
      undone: [
        'Nadie puede negar{by} que {claim}.',
        'No negamos que {claim}.',
        'No olvidemos{by} que {claim}.',
      ],
      after: [
        'Dicen que no{by}, pero {claim}.',
        'Rechazamos el proyecto{by} porque {claim}.',
        'Digan lo que digan{by}, {claim}.',
      ],
    },
  },
  ru: {
    claims: [
      'проституция — это насилие',
      'секс-работа — это эксплуатация',
      'проституция — это форма насилия',
    ],
    pairs: ['проституцию и торговлю людьми', 'секс-работу и эксплуатацию'],
    by: ['', ' снова', ' в этом городе', ' после двух лет споров', ' в третий раз'],
    not: {
      denies: [
        'Мы{by} отвергаем {утверждение|мнение}, что {claim}.',
        'Мы{by} не {считаем|верим|думаем}, что {claim}.',
        'Это {миф|ложь|неправда}, что {claim}.',
        'Перестаньте{by} говорить, что {claim}.',
      ],
      reports: [
        '{Они|Критики|Некоторые}{by} {говорят|утверждают|считают}, что {claim}.',
        'По {словам|мнению} {мэра|полиции}{by}, {claim}.',
        '{Закон|Мэр}{by} {говорит|утверждает|считает}, что {claim}.',
      ],
      apart: [
        'Не {путайте|смешивайте}{by} {pair}.',
        'Закон{by} смешивает {pair}.',
        'Мы{by} различаем {pair}.',
      ],
    },
    said: {
      affirms: ['{claim}.', 'Мы{by} {знаем|говорим}, что {claim}.', 'Мы{by} осуждаем {pair}.'],
      undone: [
        'Никто не может отрицать{by}, что {claim}.',
        'Мы не отрицаем, что {claim}.',
        'Нельзя забывать{by}, что {claim}.',
      ],
      after: [
        'Они{by} говорят нет, но {claim}.',
        'Мы{by} против проекта, потому что {claim}.',
        'Что бы ни говорили{by}, {claim}.',
      ],
    },
  },
  zh: {
    claims: ['卖淫是暴力', '性工作是一种剥削', '卖淫是奴役'],
    pairs: ['性工作和人口贩运', '卖淫与剥削'],
    by: ['', '今天', '在本市', '再次', '在五月'],
    not: {
      denies: [
        '我们{by}反对{claim}的{说法|观点}。',
        '我们{by}不{认为|相信}{claim}。',
        '{claim}，这是{谎言|迷思|错误的}。',
        '请停止{by}说{claim}。',
      ],
      reports: ['{有人|他们|市长}{by}{声称|认为}{claim}。', '据说{claim}。'],
      apart: ['{不要|请勿}{by}混淆{pair}。', '我们{by}区分{pair}。', '{pair}{不同|是两回事}。'],
    },
    said: {
      affirms: ['{claim}。', '我们{by}知道{claim}。', '我们{by}打击{pair}。', '本报告关于{pair}。'],
      undone: ['{不可|无法|不能}否认，{claim}。', '我们不否认{claim}。', '不要忘记{claim}。'],
      after: ['{他们|有人}{by}说不，但{claim}。', '我们{by}反对草案，因为{claim}。'],
    },
  },
};
