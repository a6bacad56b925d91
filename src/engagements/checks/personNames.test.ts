import { describe, expect, test } from 'vitest';
import { found, soundPlan } from '../../../test/support/plans.ts';
import { personNames } from './personNames.ts';

describe('a person’s name in free text is seen (P6)', () => {
  test.each([
    ['Panel with Maria …, sex worker and activist', 'Maria …'],
    ['We hear from Maria Lopez, a former sex worker.', 'Maria Lopez'],
    ['Amina W., activist from Kisumu, speaks first.', 'Amina W.'],
    ['Opening by the activist Grace Atieno Otieno.', 'Grace Atieno Otieno'],
    ['With Ms Joyce Ndlovu on the panel', 'Joyce Ndlovu'],
    ['Sam (peer educator) opens the day', 'Sam'],
    ['Jean-Pierre de la Cruz, survivor and advocate', 'Jean-Pierre de la Cruz'],
    ['Nadia, a trans woman, tells her story', 'Nadia'],
    ['Speakers: Lena Braun, founder of a shelter', 'Lena Braun'],
    ['O’Neill Hart, researcher', 'O’Neill Hart'],
    ['Table ronde avec Claire Dubois, travailleuse du sexe', 'Claire Dubois'],
    ['La militante Fatou Ndiaye ouvre la séance', 'Fatou Ndiaye'],
    ['Mme Awa Diop prend la parole', 'Awa Diop'],
    ['Élodie, une femme trans, témoigne', 'Élodie'],
    ['Panel con Lucía Pérez, trabajadora sexual', 'Lucía Pérez'],
    ['La activista Rosa Méndez abre la sesión', 'Rosa Méndez'],
    ['Sra. Carmen Ruiz', 'Carmen Ruiz'],
    ['Juana, defensora y sobreviviente', 'Juana'],
    ['Встреча с Марией Ивановой, секс-работница и активистка', 'Марией Ивановой'],
    ['Выступает активистка Анна Петрова', 'Анна Петрова'],
    ['г-жа Ольга Смирнова', 'Ольга Смирнова'],
    ['Ирина, основательница, откроет день', 'Ирина'],
    ['发言人：王小明先生', '王小明'],
    ['与活动家玛丽亚·洛佩斯的座谈', '玛丽亚·洛佩斯'],
    ['李丽，性工作者', '李丽'],
    ['陈芳女士主持', '陈芳'],
  ])('%s', (text, name) => {
    expect(personNames(text)).toEqual([name]);
  });
});

describe('and what is none is left alone', () => {
  test.each([
    'Two Rivers Union, sex worker and migrant leaders speak',
    'Panel in Nairobi, sex worker leaders present',
    'In March, activist groups meet in Cape Town.',
    'On Monday, sex worker organisations decide.',
    'Convened by the Minister of Health, Ms Joyce Ndlovu',
    'Dr Tlaleng Mofokeng, Special Rapporteur on health',
    'Opened by Mr Lee, Ambassador of Kenya',
    'The Istanbul Convention, advocate of rights',
    'With UNAIDS, NSWP and ICRSE',
    'Sex workers and people who use drugs decide',
    'South Africa, sex worker and drug user networks',
    'The Open Doors Network, founder of the programme',
    'Every activist and advocate may come.',
    'The activist and the advocate meet at New York House',
    'Réunion à Dakar, militante et ouverte',
    'Le Réseau Lumière, fondateur du projet',
    'La ministre, Mme Awa Diop, ouvre la séance',
    'En enero, activista y defensora',
    'El ministro, Sr. Juan Ruiz',
    'Красная Сеть, основатель проекта',
    'Министр, г-жа Ольга Смирнова',
    'В Москве, активистка',
    '卫生部长王小明先生致辞',
    '性工作者和活动家参加',
    '内罗毕的性工作者组织',
    '',
  ])('%s', (text) => {
    expect(personNames(text)).toEqual([]);
  });

  test('an organisation of the plan, whatever it is called', () => {
    expect(personNames('Rosa Parks, founder of the programme', new Set(['rosa parks circle']))).toEqual([]);
  });
});

describe('and more of both in Spanish, Russian and Chinese', () => {
  test.each([
    ['Modera Ana Torres, activista', 'Ana Torres'],
    ['Habla la trabajadora sexual Elena Soto', 'Elena Soto'],
    ['Inés (mujer trans) cuenta su vida', 'Inés'],
    ['Con la periodista Marta Gil', 'Marta Gil'],
    ['Abre el acto Srta. Pilar Vega', 'Pilar Vega'],
    ['Julia Ríos, una superviviente', 'Julia Ríos'],
    ['Taller con Teresa Luna, enfermera', 'Teresa Luna'],
    ['La abogada Sofía de la Cruz explica la ley', 'Sofía de la Cruz'],
    ['Выступает Вера Лунина, активистка', 'Вера Лунина'],
    ['Журналистка Нина Орлова ведёт встречу', 'Нина Орлова'],
    ['Слово — г-н Павел Речной', 'Павел Речной'],
    ['Тамара (активистка) откроет день', 'Тамара'],
    ['Встречу ведёт юрист Олег Волков', 'Олег Волков'],
    ['Лидия Морская, бывшая секс-работница', 'Лидия Морская'],
    ['С нами госпожа Зоя Ветрова', 'Зоя Ветрова'],
    ['Мария Озёрная, исследовательница', 'Мария Озёрная'],
    ['王芳，性工作者', '王芳'],
    ['张伟先生发言', '张伟'],
    ['刘洋（活动家）主持', '刘洋'],
    ['安娜·河女士开幕', '安娜·河'],
    ['赵敏，一名幸存者', '赵敏'],
    ['周玲小姐讲述', '周玲'],
    ['吴强，记者', '吴强'],
    ['黄海，律师', '黄海'],
  ])('%s', (text, name) => {
    expect(personNames(text)).toEqual([name]);
  });

  test.each([
    'Las activistas y las trabajadoras sexuales deciden',
    'La Red del Puerto, fundadora del programa',
    'En Buenos Aires, activistas y vecinas',
    'El Sindicato de Trabajadoras Sexuales abre la sesión',
    'La ministra, Sra. Ana Torres, abre la sesión',
    'El embajador, Sr. Luis Vega',
    'El lunes, activista o no, ven',
    'Una abogada de la Fundación Puerto explica la ley',
    'La Casa Abierta, defensora de derechos',
    'Trabajadoras sexuales, migrantes y mujeres trans',
    'Активистки и секс-работницы решают',
    'Союз Порта, основатель проекта',
    'В понедельник активистка придёт',
    'Посол, г-н Павел Речной',
    'Фонд Реки, основатель приюта',
    'Каждая активистка может прийти',
    'Секс-работницы и юристы встречаются',
    'Сеть Озера, защитница прав',
    'Министр, госпожа Зоя Ветрова',
    '性工作者发言',
    '港口工会的活动家',
    '张伟部长致辞',
    '星期一，性工作者参加',
    '湖畔网络，性工作者组织',
    '每位活动家都可以来',
    '律师和记者参加',
    '性工作者、移民和难民',
    '大使张伟先生致辞',
    '主席王芳女士致辞',
    '河边小组，性工作者主持',
  ])('%s', (text) => {
    expect(personNames(text)).toEqual([]);
  });
});

test('it is advice at the field that holds it, and stops nothing', () => {
  const plan = soundPlan({ title: 'Panel with Maria Lopez, sex worker', about: 'Ms Joyce Ndlovu comes.' });
  expect(found(plan)).toEqual(['person-named title', 'person-named about']);
});

test('a long text without a name takes no longer than it is long (C55)', () => {
  const long = 'Sex Workers Decide Together, And '.repeat(250);
  expect(personNames(long)).toEqual([]);
});
