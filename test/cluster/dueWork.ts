import { setTimeout as pause } from 'node:timers/promises';
import { readLine, recordEntry } from '../../src/ledger/record.ts';
import { routes } from '../../src/routes.ts';
import { consentOn, filledIn, idIn, type Pair, proposeTo, recordOf } from '../processes/pair.ts';
import type { Stage } from './stage.ts';

/** What both processes are to do once: every daily job of a new day, and a proposal whose time is over. */
export class DueWork {
  readonly #over: string[] = [];
  #jobs = 0;

  private constructor(
    private readonly stage: Stage,
    private readonly pair: Pair,
  ) {}

  static async of(stage: Stage, { ada, bo }: Pair): Promise<DueWork> {
    const partnership = await proposeTo(ada, bo, 'What is left to time');
    const decision = idIn((await bo.get(routes.partnership.url({ partnership }))).html, 'decisions');
    await consentOn(bo, { partnership, decision });
    await stage.asAdmin((client) =>
      client.query(`
        create schema watched;
        create table watched.done (job text, number int);
        create table watched.day (number int generated always as identity, since timestamptz default now());
        create function watched.note() returns trigger language plpgsql security definer as $$ begin
          insert into watched.done select new.job, max(number) from watched.day; return null; end $$;
        create trigger noted after insert on job_done for each row execute function watched.note();`),
    );
    return new DueWork(stage, { ada, bo, partnership });
  }

  /** A day begins on which nothing is done yet, and on which time has closed one more proposal. */
  async begins(): Promise<void> {
    const { bo, partnership } = this.pair;
    const url = routes.propose.url({ partnership });
    const form = await bo.get(routes.newProposal.url({ partnership }));
    const page = await bo.post(url, filledIn(form, url, { title: `Left to time ${this.#over.length}` }));
    const decision = idIn(page.location, 'decisions');
    if (decision === '') throw new Error(`proposing was answered with ${page.status}`);
    this.#over.push(decision);
    await this.stage.asAdmin(async (client) => {
      const { rows } = await client.query('select count(distinct job)::int as jobs from job_done');
      this.#jobs = Math.max(this.#jobs, rows[0]?.jobs ?? 0);
      await client.query('begin');
      await client.query(
        'update decision_version set opened_on = opened_on - 90, window_days = 1 where decision_id = $1',
        [decision],
      );
      await client.query('insert into watched.day default values');
      await client.query('delete from job_done');
      await client.query('commit');
    });
  }

  /** Waits until all of it is done, and throws where anything was done twice. Gives how many jobs a day has. */
  async isDoneOnce(patience = 200_000): Promise<number> {
    const late = performance.now() + patience;
    for (let left = await this.#left(); left !== ''; left = await this.#left()) {
      if (performance.now() > late) throw new Error(`not done: ${left}`);
      await pause(1_000);
    }
    const { rows } = await this.stage.asAdmin((client) =>
      client.query('select job, number from watched.done group by 1, 2 having count(*) > 1'),
    );
    if (rows.length > 0) throw new Error(`done twice: ${JSON.stringify(rows)}`);
    return this.#jobs;
  }

  async #left(): Promise<string> {
    const lapsed = await this.#lapsed();
    const twice = this.#over.filter((decision) => lapsed.filter((one) => one === decision).length > 1);
    if (twice.length > 0) throw new Error(`closed twice: ${twice}`);
    const open = this.#over.filter((decision) => !lapsed.includes(decision));
    const { rows } = await this.stage.asAdmin((client) => client.query('select job from job_done'));
    this.#jobs = Math.max(this.#jobs, rows.length);
    const missing = this.#jobs === 0 || rows.length < this.#jobs ? ['jobs'] : [];
    return [...open, ...missing].join();
  }

  async #lapsed(): Promise<string[]> {
    const lines = await recordOf(this.pair.ada, this.pair.partnership);
    return lines
      .slice(1, -1)
      .flatMap((line) => readLine(recordEntry, line) ?? [])
      .flatMap((entry) => (entry.kind === 'decision-lapsed' && entry.object ? [entry.object] : []));
  }
}
