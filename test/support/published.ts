import type { PublishedStatement, PublishedText } from '../../src/statements/public/files/document.ts';
import { textHash } from '../../src/statements/text/document.ts';

export const publishedText = (
  language: PublishedText['language'],
  title: string,
  body: string,
  references = '',
): PublishedText => ({ language, title, body, references, sha256Hex: textHash({ title, body, references }) });

const english =
  'Relief must reach everyone.\n\nWe name women, migrants, sex workers and people who use drugs.\n- Cash, without papers.\n- Care, without questions.';
const french =
  'L’aide doit atteindre tout le monde.\n\nNous nommons les travailleur·euse·s du sexe et les personnes qui utilisent des drogues.';
const russian = 'Помощь должна дойти до всех.\n\nМы называем секс-работниц и людей, употребляющих наркотики.';
const spanish =
  'La ayuda debe llegar a todas las personas.\n\nNombramos a las trabajadoras sexuales y a quienes usan drogas.';
const chinese = '援助必须惠及所有人。\n\n我们点名：性工作者和使用毒品者。';

const sources =
  'Lantern (2026). What we counted ourselves.\nBridge House (2025). Rent and relief. https://example.org/a_b';

/** A plainly fictional statement, with one of everything that can be printed. */
export const publishedStatement = (more: Partial<PublishedStatement> = {}): PublishedStatement => ({
  publishedOn: '2027-03-01',
  address: 'A'.repeat(43),
  supplements: null,
  days: 10,
  begunOn: '2027-01-04',
  texts: [
    publishedText('en', 'Relief reaches everyone', english, sources),
    publishedText('fr', 'L’aide atteint tout le monde', french),
    publishedText('es', 'La ayuda llega a todas', spanish),
    publishedText('ru', 'Помощь доходит до всех', russian),
    publishedText('zh', '援助惠及所有人', chinese),
  ],
  signOffs: [
    { organisation: 'Northern Fund', side: 'ally', answer: 'signed', reservation: '' },
    { organisation: 'River Collective', side: 'community', answer: 'signed', reservation: '' },
    {
      organisation: 'Lantern',
      side: 'community',
      answer: 'reservation',
      reservation: 'We would have said more about housing.\nWe sign all the same.',
    },
    { organisation: 'Open Clinic', side: 'ally', answer: 'silence', reservation: '' },
  ],
  groups: [
    {
      community: 'sex-workers',
      asked: [
        {
          organisation: 'River Collective',
          askedOn: '2027-01-04',
          answer: 'joined',
          answeredOn: '2027-01-06',
        },
      ],
    },
    {
      community: 'people-who-use-drugs',
      asked: [
        { organisation: 'Lantern', askedOn: '2027-01-04', answer: 'joined', answeredOn: '2027-01-08' },
        { organisation: 'Harbour Union', askedOn: '2027-01-04', answer: 'silence', answeredOn: '2027-01-20' },
      ],
    },
    { community: 'migrants', asked: [] },
  ],
  stated: [
    {
      sentence: 'No organisation led by migrants was found in time.',
      signedBy: ['River Collective', 'Lantern', 'Northern Fund'],
      statedOn: '2027-02-20',
    },
  ],
  endorsements: { count: 4, names: ['Bridge House', '性工作者联盟', 'Северная сеть'] },
  linked: [
    {
      is: 'supplement',
      url: 'https://alongside.example/text/1',
      texts: [
        publishedText(
          'en',
          'And people in prison',
          'People in prison are among those whom relief must reach.',
        ),
      ],
    },
  ],
  objections: [
    {
      organisation: 'Harbour Union',
      madeOn: '2027-03-04',
      text: 'People in prison are not named.',
      answers: [{ answer: 'supplement', answeredOn: '2027-03-10', reason: 'You are right.' }],
    },
  ],
  ...more,
});
