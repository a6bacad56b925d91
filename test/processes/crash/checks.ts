import { type RecordEntry, readLine, recordEntry } from '../../../src/ledger/record.ts';
import { verifyRecord } from '../../../src/ledger/verify.ts';
import { routes } from '../../../src/routes.ts';
import type { Person } from '../../support/people.ts';
import { Visitor } from '../../support/visitor.ts';
import { idIn, peoplesAddress, recordOf } from '../pair.ts';
import type { Act, Sent } from './acts.ts';
import type { World } from './load.ts';

/** The entries of a record that verifies, and extends what was read of it before. */
class Records {
  readonly #before = new Map<string, string[]>();

  async read(who: Person, partnership: string): Promise<RecordEntry[]> {
    const lines = await recordOf(who, partnership);
    const verdict = verifyRecord(lines);
    if (!verdict.ok)
      throw new Error(`the record of ${partnership} does not verify: ${JSON.stringify(verdict)}`);
    const entries = lines.slice(1, -1);
    const before = this.#before.get(partnership) ?? [];
    if (before.some((line, index) => entries[index] !== line))
      throw new Error(`the record of ${partnership} lost or changed what was read before`);
    this.#before.set(partnership, entries);
    return entries.flatMap((line) => readLine(recordEntry, line) ?? []);
  }
}

const says = (act: Act, entry: RecordEntry, decision: string | null): boolean =>
  entry.kind === act.kind &&
  entry.organisation === act.by.organisation &&
  (act.kind === 'checkpoint-held'
    ? String(entry.content?.['size']) === String(act.fields['size']) &&
      entry.content?.['head'] === String(act.fields['head'])
    : decision === null || entry.object === decision);

/** Which partnership's record says it, and on which decision; the answer to a proposal names them. */
const placeOf = (sent: Sent, act: Act): { partnership: string | null; decision: string | null } => {
  const location = sent.pageOf(act)?.location ?? null;
  const named = { partnership: idIn(location, 'partnerships'), decision: idIn(location, 'decisions') };
  if (act.kind === 'partnership-proposed') return { partnership: named.partnership, decision: null };
  const decision = act.kind === 'decision-proposed' ? named.decision : act.decision;
  return { partnership: act.partnership, decision };
};

/** Those that stand in a record only because somebody sent them. */
const kindsSent = [
  'decision-proposed',
  'decision-amended',
  'objection-raised',
  'decision-withdrawn',
  'checkpoint-held',
] as const;

/** Reads the world as its people do, after the server came back. */
export class Checks {
  readonly #records = new Records();
  /** How many acts of the list were looked at before: people's own pages are read once. */
  #seen = 0;

  constructor(private readonly world: World) {}

  /** Throws at the first thing acknowledged that is not there once. Gives what was done though nobody was answered. */
  async acknowledged(): Promise<number> {
    const { sent } = this.world;
    const entries = await this.#entries();
    const said = new Set<RecordEntry>();
    for (const act of sent.acknowledged) {
      const { partnership, decision } = placeOf(sent, act);
      if (partnership === null) continue;
      const found = (entries.get(partnership) ?? []).filter((entry) => says(act, entry, decision));
      // Whoever objects and is answered with a better text consents once to each.
      const own = found.find((entry) => !said.has(entry));
      if (!own) throw new Error(`acknowledged and lost: ${act.kind} on ${decision ?? partnership}`);
      said.add(own);
    }
    const unanswered = this.#unsaid(entries, said);
    await this.#people();
    return unanswered;
  }

  /** What the record says that nobody was told of can only be what was sent and never answered. */
  #unsaid(entries: Map<string, RecordEntry[]>, said: Set<RecordEntry>): number {
    const { sent, pairs } = this.world;
    let found = 0;
    for (const { partnership } of pairs) {
      // The founding decision was made before the load began; consents also come with what a community writes.
      const more = (entries.get(partnership) ?? []).filter((entry) => !said.has(entry) && entry.sequence > 8);
      for (const kind of kindsSent) {
        const unsaid = more.filter((entry) => entry.kind === kind).length;
        const sentSo = sent.unanswered.filter((act) => act.kind === kind && act.partnership === partnership);
        if (unsaid > sentSo.length)
          throw new Error(`${kind} stands in the record more often than it was sent`);
        found += unsaid;
      }
    }
    return found;
  }

  async #entries(): Promise<Map<string, RecordEntry[]>> {
    const { sent, pairs } = this.world;
    const founded = sent.acknowledged.flatMap((act) =>
      act.kind === 'partnership-proposed' ? [placeOf(sent, act).partnership ?? ''] : [],
    );
    const [{ ada }] = pairs;
    const entries = new Map<string, RecordEntry[]>();
    for (const partnership of [...pairs.map((pair) => pair.partnership), ...founded])
      entries.set(partnership, await this.#records.read(ada, partnership));
    return entries;
  }

  /** Whoever was let in is in; whoever was given a link can open it, or has used it. */
  async #people(): Promise<void> {
    const { sent } = this.world;
    const fresh = sent.acknowledged.slice(this.#seen);
    this.#seen = sent.acknowledged.length;
    const used = new Set([...sent.acknowledged, ...sent.unanswered].map(({ url }) => url));
    for (const act of fresh) {
      if (act.kind === 'sign-up') {
        const { status } = await act.by.get(routes.account.url());
        if (status !== 200) throw new Error(`somebody who signed up is not there: ${status}`);
      }
      const link = /\/join\/[\w-]{43}/.exec(sent.pageOf(act)?.codes[0] ?? '')?.[0];
      if (link && !used.has(link)) {
        const { status } = await new Visitor(this.world.ask, peoplesAddress).get(link);
        if (status !== 200) throw new Error(`a link that was given does not open: ${status}`);
      }
    }
  }
}
