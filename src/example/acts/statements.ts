import { refreshActor } from '../../database/actor.ts';
import type { OrganisationId, StatementId, WordingId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { TextRule } from '../../language/findings/textFinding.ts';
import type { CommunityKey, LanguageCode } from '../../language/vocabulary.ts';
import type { MemberContext } from '../../session/memberContext.ts';
import { currentFinal } from '../../statements/draft.ts';
import { addGroups, answerAsk, assignGroups } from '../../statements/drafters/acts.ts';
import { beginStatement } from '../../statements/drafters/begin.ts';
import type { ContributionAnswer } from '../../statements/facts.ts';
import { answerFinal, letOthersSign, makeFinal } from '../../statements/finals/acts.ts';
import { agreeToPublish } from '../../statements/finals/publication.ts';
import { markCheckRead, silenceRule } from '../../statements/languageCheck/acts.ts';
import { answerRaised, raiseObjection } from '../../statements/objections/acts.ts';
import { statementPages } from '../../statements/publicWords/pageKind.ts';
import { StatementReader } from '../../statements/store.ts';
import type { DraftText } from '../../statements/text/document.ts';
import type { About, ContributionWords } from '../../statements/text/store.ts';
import { readVisible, type VisibleStatement } from '../../statements/visible.ts';
import { keepPassage, writeWording } from '../../statements/wordings/acts.ts';
import { answerInput, giveInput } from '../../statements/wordings/contributions.ts';
import { tokenHash } from '../../vault/link.ts';
import { floodRelief, floodReliefInFrench, rentReliefFirst } from '../statements.ts';
import type { DaysFromToday } from '../story.ts';
import { askedAbout, objectedTo, supplementTo } from './external.ts';
import { showWords } from './publicPages.ts';
import { done, type Stage } from './stage.ts';

type By = { key: string; on: DaysFromToday };

/** One statement of the example, told act by act through the same rules as everyone's. */
class Telling {
  constructor(
    private readonly stage: Stage,
    readonly id: StatementId,
  ) {}

  static async begin(stage: Stage, { key, on }: By, about: About, days: number): Promise<Telling> {
    const { partnership } = stage;
    const begun = await stage.as(key, on, (context) =>
      beginStatement(context, {
        partnership,
        about,
        days,
        scopes: [],
      }),
    );
    return new Telling(stage, done(`begin ${about.title}`, begun).id);
  }

  act<Facts>(
    { key, on }: By,
    what: string,
    work: (context: MemberContext) => Promise<Outcome<Facts> | null>,
  ): Promise<{ ok: true } & Facts> {
    return this.stage.as(key, on, (context) => work(context)).then((outcome) => done(what, outcome));
  }

  async visible({ key, on }: By): Promise<VisibleStatement> {
    const found = await this.stage.as(key, on, (context) => readVisible(context, this.id));
    if (!found) throw new Error(`${key} finds no statement`);
    return found;
  }

  join = (by: By) => this.act(by, 'join', (context) => answerAsk(context, this.id, 'joined'));
  list = (by: By, groups: readonly CommunityKey[]) =>
    this.act(by, 'list', (context) => addGroups(context, this.id, groups));
  assign = (by: By, organisation: OrganisationId, group: CommunityKey) =>
    this.act(by, 'assign', (context) => assignGroups(context, this.id, { organisation, asksFor: [group] }));

  async write(by: By, text: DraftText, note: string, language: LanguageCode = 'en'): Promise<void> {
    const base = (await this.visible(by)).latest.get(language)?.wording.id ?? null;
    await this.act(by, 'write', (context) =>
      writeWording(context, this.id, { language, text, note, base, reopens: false }),
    );
  }

  async latest(by: By, language: LanguageCode = 'en'): Promise<WordingId> {
    const wording = (await this.visible(by)).latest.get(language)?.wording.id;
    if (!wording) throw new Error('there is nothing to read');
    return wording;
  }

  async say(by: By, kind: 'comment' | 'wording', words: ContributionWords): Promise<void> {
    const wording = await this.latest(by);
    await this.act(by, 'say', (context) =>
      giveInput(context, this.id, { wording, kind, words, anonymous: false }),
    );
  }

  async answer(by: By, answer: ContributionAnswer, words: string): Promise<void> {
    const open = (await this.visible(by)).facts.contributions.find((one) => one.answer === null);
    if (!open) throw new Error('there is nothing to answer');
    await this.act(by, 'answer', (context) => answerInput(context, this.id, open.id, { answer, words }));
  }

  /** Reads what the language check finds in the latest wording. */
  async check(by: By, language: LanguageCode = 'en'): Promise<void> {
    const wording = await this.latest(by, language);
    await this.act(by, 'check', (context) => markCheckRead(context, this.id, wording));
  }

  async silence(by: By, rule: TextRule, reason: string): Promise<void> {
    const wording = await this.latest(by);
    await this.act(by, 'silence', (context) => silenceRule(context, this.id, { wording, rule, reason }));
  }

  async final(by: By) {
    const final = currentFinal((await this.visible(by)).facts);
    if (!final) throw new Error('nothing is final');
    return final.id;
  }

  async sign(by: By, reservation = ''): Promise<void> {
    const final = await this.final(by);
    const answer = reservation === '' ? ('signed' as const) : ('reservation' as const);
    await this.act(by, 'sign', (context) => answerFinal(context, this.id, { final, answer, reservation }));
  }

  async agree(by: By): Promise<void> {
    const final = await this.final(by);
    await this.act(by, 'agree', (context) => agreeToPublish(context, this.id, final));
  }
}

/** Whoever reads the public page may object to it: she has its address in hand. */
const objectTo = async (stage: Stage, telling: Telling, { key, on }: By, words: string): Promise<void> => {
  const by = { key: 'meridian', on };
  const final = await telling.final(by);
  const address = await stage.as('meridian', on, ({ tx }) => new StatementReader(tx).address(telling.id));
  const bearer = tokenHash(Buffer.from(address, 'base64url'));
  await stage.as(key, on, async (context) => {
    const { tx, member } = context;
    await refreshActor(tx, { kind: 'person', person: member.person, bearer });
    const raised = {
      statement: telling.id,
      published: final,
      days: 10,
      namedAs: 'Nine Jacarandas (example)',
      words,
    };
    done('object', await raiseObjection(context, raised));
  });
};

const bothGroups = async (stage: Stage, telling: Telling, on: DaysFromToday): Promise<void> => {
  const meridian = { key: 'meridian', on };
  await telling.list(meridian, ['sex-workers', 'people-who-use-drugs']);
  await telling.assign(meridian, stage.id('lantern'), 'sex-workers');
  await telling.assign(meridian, stage.id('saltwater'), 'people-who-use-drugs');
};

const published = async (stage: Stage): Promise<void> => {
  const purpose =
    'One text for the city council before it votes on rent relief. It is about everyone who loses income from one day to the next.';
  const by = { key: 'lantern', on: -70 };
  const id = await supplementTo(stage, await objectedTo(stage), by, { title: 'Rent relief', purpose });
  const telling = new Telling(stage, id);
  const [lantern, saltwater, meridian] = ['lantern', 'saltwater', 'meridian'] as const;
  await telling.join({ key: meridian, on: -69 });
  await telling.join({ key: saltwater, on: -67 });
  await bothGroups(stage, telling, -66);
  await telling.write({ key: lantern, on: -65 }, rentReliefFirst, 'A first draft, from our assembly.');
  await telling.say({ key: saltwater, on: -63 }, 'wording', {
    passage: 'as soon as possible',
    words: 'within two weeks',
  });
  await telling.answer({ key: lantern, on: -62 }, 'accepted', '');
  await telling.say({ key: meridian, on: -61 }, 'comment', {
    passage: '',
    words: 'Should we ask for a register of those who are paid?',
  });
  const no = 'No register. A list of us is what gets us evicted.';
  await telling.answer({ key: lantern, on: -60 }, 'declined', no);
  for (const key of [lantern, saltwater, meridian]) await telling.check({ key, on: -55 });
  await telling.act({ key: meridian, on: -50 }, 'final', (context) => makeFinal(context, telling.id));
  await telling.sign({ key: lantern, on: -49 });
  await telling.sign({ key: saltwater, on: -48 }, 'We would have asked for one week.');
  await telling.sign({ key: meridian, on: -47 });
  await telling.act({ key: meridian, on: -46 }, 'open', (context) => letOthersSign(context, telling.id));
  for (const key of [meridian, lantern, saltwater]) await telling.agree({ key, on: -44 });
  await objectTo(
    stage,
    telling,
    { key: 'nine-jacarandas', on: -8 },
    'Migrants without papers are paid in cash as well, and your list does not name us. Landlords read it that way too.',
  );
  const address = await stage.as('meridian', -8, ({ tx }) => new StatementReader(tx).address(telling.id));
  const onPage = { kind: statementPages, address };
  await showWords(stage, { key: 'ferry-landing', on: -7 }, onPage);
  const answering = { key: meridian, on: -4 };
  const [objection] = (await telling.visible(answering)).facts.objections;
  if (!objection) throw new Error('nobody objected');
  const words = 'You are right, and we should have asked you. We begin a supplement with you on its draft.';
  await telling.act(answering, 'supplement', (context) =>
    answerRaised(context, telling.id, objection.id, { answer: 'supplement', words }),
  );
  await showWords(stage, { key: saltwater, on: -3 }, onPage);
};

const beingWritten = async (stage: Stage): Promise<void> => {
  const purpose =
    'Relief after the flood, for those who work and sleep by the river: sex workers, people who use drugs, domestic workers.';
  const telling = await Telling.begin(
    stage,
    { key: 'lantern', on: -9 },
    { title: 'After the flood', purpose },
    10,
  );
  await telling.join({ key: 'saltwater', on: -8 });
  await telling.list({ key: 'lantern', on: -8 }, ['sex-workers', 'people-who-use-drugs', 'domestic-workers']);
  await telling.assign({ key: 'lantern', on: -8 }, stage.id('lantern'), 'sex-workers');
  await telling.assign({ key: 'lantern', on: -8 }, stage.id('saltwater'), 'people-who-use-drugs');
  await telling.write({ key: 'lantern', on: -7 }, floodRelief, 'Written the night after.');
  const wording = await telling.latest({ key: 'lantern', on: -7 });
  await telling.act({ key: 'lantern', on: -7 }, 'keep', (context) =>
    keepPassage(context, telling.id, { wording, words: 'No police are present' }),
  );
  await telling.write({ key: 'lantern', on: -6 }, floodReliefInFrench, '', 'fr');
  await telling.check({ key: 'saltwater', on: -4 });
  await telling.silence(
    { key: 'saltwater', on: -4 },
    'hollow-inclusion',
    'The street vendors asked for this opening. Their own list is still to come.',
  );
  await telling.say({ key: 'saltwater', on: -3 }, 'wording', {
    passage: 'sex workers, domestic workers',
    words: 'sex workers, people who use drugs, domestic workers',
  });
};

/** The statements of the example: one that is out and was objected to, and one that leaves somebody out still. */
export const statementStories = (stage: Stage) => [
  () => published(stage),
  () => beingWritten(stage),
  () => askedAbout(stage),
];
