import { routes } from '../../../src/routes.ts';
import type { Page } from '../../support/page.ts';
import { Person } from '../../support/people.ts';
import type { Ask } from '../../support/visitor.ts';
import { agreementForm, filledIn, idIn, type Pair } from '../pair.ts';
import { type Act, newSubmission, type Sent, Unanswered } from './acts.ts';
import type { Chance } from './chance.ts';

export type World = { pairs: [Pair, ...Pair[]]; sent: Sent; ask: Ask; chance: Chance };
type On = { partnership: string; decision: string };

let count = 0;
const unique = (what: string): string => {
  count += 1;
  return `${what} ${count}`;
};

const act = (by: Person, kind: Act['kind'], url: string, more: Partial<Act> = {}): Act => ({
  by,
  kind,
  url,
  fields: {},
  act: newSubmission(),
  partnership: null,
  decision: null,
  ...more,
});

/** The people of one world, each doing one thing after the other until the server goes away or they are told to end. */
export class Load {
  #ended = false;

  constructor(private readonly world: World) {}

  end(): void {
    this.#ended = true;
  }

  /** Settles when everybody has stopped. Throws what should never happen. */
  async run(): Promise<void> {
    const { pairs } = this.world;
    const works = [
      ...pairs.map((pair) => () => this.#decide(pair)),
      () => this.#hold(),
      () => this.#hold(),
      () => this.#arrive(pairs[0].ada),
    ];
    await Promise.all(works.map((work) => this.#keepOn(work)));
  }

  async #keepOn(work: () => Promise<void>): Promise<void> {
    while (!this.#ended) {
      try {
        await work();
      } catch (error) {
        // Reading fails like that as well: nothing was sent that could be lost.
        if (error instanceof Unanswered || error instanceof TypeError) return;
        if (this.#ended) return;
        throw error;
      }
    }
  }

  /** Reads a page; one that the server could not make ends the work. */
  async #look(by: Person, url: string): Promise<Page> {
    const page = await by.get(url);
    if (page.status >= 500) throw new Unanswered(`read with ${page.status}`);
    return page;
  }

  #send(sent: Act): Promise<Page> {
    return this.world.sent.send(sent);
  }

  async #propose(by: Person, partnership: string): Promise<On> {
    const form = await this.#look(by, routes.newProposal.url({ partnership }));
    const url = routes.propose.url({ partnership });
    const fields = filledIn(form, url, { title: unique('Title') });
    const page = await this.#send(act(by, 'decision-proposed', url, { partnership, fields }));
    return { partnership, decision: idIn(page.location, 'decisions') };
  }

  async #answer(by: Person, on: On, kind: 'consent-given' | 'objection-raised' | 'decision-withdrawn') {
    const route = {
      'consent-given': routes.consent,
      'objection-raised': routes.object,
      'decision-withdrawn': routes.withdrawProposal,
    }[kind];
    const page = await this.#look(by, routes.decision.url(on));
    const url = route.url(on);
    const reason = kind === 'objection-raised' ? { reason: unique('Because of') } : {};
    await this.#send(act(by, kind, url, { ...on, fields: filledIn(page, url, reason) }));
  }

  async #amend(by: Person, on: On): Promise<void> {
    const page = await this.#look(by, routes.amendment.url(on));
    const url = routes.amend.url(on);
    const fields = filledIn(page, url, { title: unique('Better title') });
    await this.#send(act(by, 'decision-amended', url, { ...on, fields }));
  }

  /** One proposal, from either side, to its end: in effect, withdrawn, or put better and then in effect. */
  async #decide({ ada, bo, partnership }: Pair): Promise<void> {
    const { chance } = this.world;
    const [by, other] = chance.pick([
      [ada, bo],
      [bo, ada],
    ] as const);
    const on = await this.#propose(by, partnership);
    if (chance.next() < 0.3) {
      await this.#answer(other, on, 'objection-raised');
      if (chance.next() < 0.5) return this.#answer(by, on, 'decision-withdrawn');
      await this.#amend(by, on);
    }
    // A community party stands by what it writes; the ally answers after it.
    if (by === bo) await this.#answer(ada, on, 'consent-given');
    await this.#answer(bo, on, 'consent-given');
  }

  /** Takes a checkpoint home, or asks an ally into a new partnership. */
  async #hold(): Promise<void> {
    const { pairs, chance } = this.world;
    const { ada, bo, partnership } = chance.pick(pairs);
    if (chance.next() < 0.2) return this.#found(ada, bo);
    return this.takeHome(chance.pick([ada, bo]), partnership);
  }

  /** One act, in two requests: reads where the record stands, and says that she holds it. */
  async takeHome(by: Person, partnership: string): Promise<void> {
    const page = await this.#look(by, routes.record.url({ partnership }));
    const url = routes.holdCheckpoint.url({ partnership });
    await this.#send(act(by, 'checkpoint-held', url, { partnership, fields: filledIn(page, url) }));
  }

  async #found(by: Person, ally: Person): Promise<void> {
    const page = await this.#look(by, routes.newPartnership.url());
    const url = routes.proposePartnership.url();
    const fields = filledIn(page, url, { ...agreementForm(unique('Together')), parties: ally.organisation });
    await this.#send(act(by, 'partnership-proposed', url, { fields }));
  }

  /** A link for somebody new, and her way in. */
  async #arrive(steward: Person): Promise<void> {
    const { organisation } = steward;
    const page = await this.#look(steward, routes.invitations.url({ organisation }));
    const url = routes.invite.url({ organisation });
    const fields = filledIn(page, url, { role: 'member' }, { kind: 'person' });
    const shown = await this.#send(act(steward, 'invitation', url, { fields }));
    const path = /\/join\/[\w-]{43}/.exec(shown.codes[0] ?? '')?.[0] ?? '';
    const newcomer = new Person(this.world.ask);
    newcomer.name = unique('Newcomer');
    const form = await this.#look(newcomer, path);
    const own = { name: newcomer.name, ...newcomer.takeHandle(path), own: newcomer.passphrase };
    await this.#send(act(newcomer, 'sign-up', path, { fields: filledIn(form, path, own) }));
  }
}
