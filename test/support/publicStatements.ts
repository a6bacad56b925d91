import type { Hono } from 'hono';
import { createApp } from '../../src/app.ts';
import type { PartnershipId, StatementId } from '../../src/kernel/ids.ts';
import type { CommunityKey, LanguageCode } from '../../src/language/vocabulary.ts';
import { answerHere } from '../../src/secrets/answer.ts';
import { SignInDelays } from '../../src/session/delays.ts';
import { currentFinal } from '../../src/statements/draft.ts';
import { addGroups, answerAsk, askOnto, assignGroups } from '../../src/statements/drafters/acts.ts';
import { beginStatement } from '../../src/statements/drafters/begin.ts';
import {
  answerFinal,
  letOthersSign,
  linkSigner,
  makeFinal,
  signReason,
  stateReason,
} from '../../src/statements/finals/acts.ts';
import { agreeToPublish } from '../../src/statements/finals/publication.ts';
import { standingLocks } from '../../src/statements/locks.ts';
import { StatementReader } from '../../src/statements/store.ts';
import type { DraftText } from '../../src/statements/text/document.ts';
import { readVisible, type VisibleStatement } from '../../src/statements/visible.ts';
import { writeWording } from '../../src/statements/wordings/acts.ts';
import { newToken } from '../../src/vault/link.ts';
import { Turnstile } from '../../src/vault/turnstile.ts';
import { wordsReady } from '../../src/web/words/translate.ts';
import { testPepper } from './database.ts';
import { type Looker, showAll } from './looking.ts';
import { done, type Partner, type Partners, partners } from './partners.ts';
import { FakeClock } from './people.ts';
import { draft, namesAll } from './statements.ts';
import { Visitor } from './visitor.ts';
import { workHere } from './work.ts';

const origin = 'http://localhost:8080';

/** Two communities and an ally who write statements together, and the application that strangers come to. */
export class PublicStatements {
  private constructor(
    readonly story: Partners,
    readonly app: Hono,
    readonly clock: FakeClock,
    readonly troubles: unknown[],
    readonly workers: Partner,
    readonly users: Partner,
    readonly ally: Partner,
    readonly partnership: PartnershipId,
    readonly host: Looker,
  ) {}

  static async open(servedAt = origin): Promise<PublicStatements> {
    await wordsReady;
    const story = await partners('2027-01-04');
    const workers = await story.organisation('River Workers (example)', 'community');
    const ally = await story.organisation('Harbour Alliance (example)', 'ally');
    const users = await story.organisation('Needle and Thread (example)', 'community');
    const communities = ['people-who-use-drugs'] as const;
    const led = { communities: [...communities] };
    await story.owner.updateTable('organisation').set(led).where('id', '=', users.id).execute();
    await story.owner.updateTable('led_claim').set(led).where('organisation_id', '=', users.id).execute();
    const { id } = await story.founded(workers, ally);
    const host = { ...(await story.organisation('Ferry Landing (example)', 'community')), host: true };
    await story.owner.updateTable('installation').set({ host_id: host.id }).execute();
    const clock = new FakeClock(story.now.toString());
    const troubles: unknown[] = [];
    const app = createApp({
      database: story.database,
      clock,
      pepper: testPepper,
      origin: servedAt,
      leaveTo: 'https://www.wikipedia.org/',
      turnstile: new Turnstile(),
      work: workHere,
      secrets: answerHere,
      delays: new SignInDelays(clock),
      report: (trouble) => void troubles.push(trouble),
    });
    return new PublicStatements(story, app, clock, troubles, workers, users, ally, id, host);
  }

  visitor = (): Visitor => new Visitor(async (path, init) => this.app.request(origin + path, init), origin);

  /** What a stranger is given at an address, byte for byte. */
  async fetch(path: string): Promise<{ status: number; headers: Headers; bytes: Uint8Array }> {
    const answer = await this.app.request(origin + path);
    return {
      status: answer.status,
      headers: answer.headers,
      bytes: new Uint8Array(await answer.arrayBuffer()),
    };
  }

  /** Time passes for those who write and for those who read. */
  later(days: number): void {
    this.clock.pass({ days });
    this.story.setNow(this.clock.now());
  }

  async visible(id: StatementId): Promise<VisibleStatement> {
    const found = await draft(this.story, this.ally, (context) => readVisible(context, id));
    if (!found) throw new Error('it is not there');
    return found;
  }

  async write(id: StatementId, text: DraftText, language: LanguageCode = 'en') {
    const base = (await this.visible(id)).latest.get(language)?.wording.id ?? null;
    const writing = { language, text, note: 'Because.', base, reopens: true };
    return done(await draft(this.story, this.ally, (context) => writeWording(context, id, writing)));
  }

  /** Both communities are on the draft, which names them. */
  async drafted(text: DraftText = namesAll): Promise<StatementId> {
    const about = { title: 'Relief', purpose: 'What relief has to do.' };
    // Without a subject, only the listed groups have to be named: these stories are about what comes after.
    const beginning = { partnership: this.partnership, about, days: 3, scopes: [] };
    const { id } = done(await draft(this.story, this.ally, (context) => beginStatement(context, beginning)));
    await this.gather(id);
    await this.write(id, text);
    return id;
  }

  /** The communities join, each for its own group; whoever was asked already is not asked again. */
  async gather(id: StatementId): Promise<void> {
    done(await draft(this.story, this.workers, (context) => answerAsk(context, id, 'joined')));
    await this.gatherUsers(id);
  }

  private async gatherUsers(id: StatementId): Promise<void> {
    const { story, workers, users, ally } = this;
    const groups: CommunityKey[] = ['sex-workers', 'people-who-use-drugs'];
    const asked = (await this.visible(id)).facts.drafters.map(({ organisation }) => organisation);
    done(await draft(story, ally, (context) => addGroups(context, id, groups)));
    const hers = { organisation: workers.id, asksFor: ['sex-workers'] as const };
    done(await draft(story, ally, (context) => assignGroups(context, id, hers)));
    const theirs = { organisation: users.id, asksFor: ['people-who-use-drugs'] as const };
    const ask = asked.includes(users.id) ? assignGroups : askOnto;
    done(await draft(story, ally, (context) => ask(context, id, theirs)));
    done(await draft(story, users, (context) => answerAsk(context, id, 'joined')));
  }

  async finishSupplement(id: StatementId, text: DraftText): Promise<void> {
    await this.gather(id);
    await this.write(id, text);
    await this.openToOthers(id);
    await this.publish(id);
  }

  /** A supplement that the workers began: the ally joins it, and all go on as with any other. */
  async finishOwnSupplement(id: StatementId, text: DraftText): Promise<void> {
    done(await draft(this.story, this.ally, (context) => answerAsk(context, id, 'joined')));
    await this.gatherUsers(id);
    await this.write(id, text);
    // Its days are the usual ten working days.
    this.later(14);
    await this.openToOthers(id);
    await this.publish(id);
  }

  /** Makes the latest wordings final, has everyone sign them, and opens them for others. */
  async openToOthers(id: StatementId): Promise<void> {
    const { story, ally } = this;
    this.later(8);
    done(await draft(story, ally, (context) => makeFinal(context, id)));
    const final = currentFinal((await this.visible(id)).facts);
    if (!final) throw new Error('nothing is final');
    for (const who of [this.workers, this.users, ally]) {
      const reserved = who === this.users;
      const signing = {
        final: final.id,
        answer: reserved ? ('reservation' as const) : ('signed' as const),
        reservation: reserved ? 'We would say more about housing.' : '',
      };
      done(await draft(story, who, (context) => answerFinal(context, id, signing)));
    }
    done(await draft(story, ally, (context) => letOthersSign(context, id)));
  }

  /** Everyone on the draft says why what stands in the way stays. */
  async stateAll(id: StatementId, sentence: string): Promise<void> {
    const { facts, findings } = await this.visible(id);
    for (const { lock, subject, stateable } of standingLocks(facts, findings, this.story.now)) {
      if (!stateable) continue;
      const stating = { lock, subject, sentence };
      done(await draft(this.story, this.workers, (context) => stateReason(context, id, stating)));
    }
    for (const { id: which, signedBy } of (await this.visible(id)).facts.stated)
      for (const who of [this.users, this.ally])
        if (!signedBy.includes(who.id))
          done(await draft(this.story, who, (context) => signReason(context, id, which)));
  }

  async publish(id: StatementId): Promise<void> {
    const final = currentFinal((await this.visible(id)).facts);
    if (!final) throw new Error('nothing is final');
    for (const who of [this.ally, this.workers, this.users])
      done(await draft(this.story, who, (context) => agreeToPublish(context, id, final.id)));
  }

  async published(text: DraftText = namesAll): Promise<{ id: StatementId; token: string }> {
    const id = await this.drafted(text);
    await this.openToOthers(id);
    await this.publish(id);
    return { id, token: await this.address(id) };
  }

  /** The host looks at what waits there: it shows from then on. */
  showAll = (token: string): Promise<void> => showAll(this.story, this.host, token);

  address = (id: StatementId): Promise<string> =>
    draft(this.story, this.ally, ({ tx }) => new StatementReader(tx).address(id));

  async link(id: StatementId): Promise<string> {
    const token = newToken();
    done(await draft(this.story, this.ally, (context) => linkSigner(context, id, token)));
    return token.toString('base64url');
  }
}
