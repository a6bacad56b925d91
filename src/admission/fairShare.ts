import { randomInt } from 'node:crypto';

/** Whose share it is, and how much of it one such may have at once. */
export type Share = { group: string; bound: number };

type Held = { group: string; amount: number };
type Group<Holder> = { amount: number; holders: Set<Holder> };

/**
 * Something scarce that many hold at once. Nobody is turned away for coming late: where it is too much, whoever has most
 * of it gives up one holding, drawn by lot. So a flood ends its own, and standing in the door keeps nobody out.
 */
export class FairShare<Holder> {
  readonly #inAll: number;
  readonly #spared: (holder: Holder) => boolean;
  readonly #held = new Map<Holder, Held>();
  readonly #groups = new Map<string, Group<Holder>>();
  #amount = 0;

  constructor(inAll: number, spared: (holder: Holder) => boolean = () => false) {
    this.#inAll = inAll;
    this.#spared = spared;
  }

  get amount(): number {
    return this.#amount;
  }

  /** How many groups are in memory: never more than there are holders. */
  get groups(): number {
    return this.#groups.size;
  }

  /** Holds so much more. Gives those who have to give up what they hold: whoever came may be among them. */
  hold(holder: Holder, { group, bound }: Share, more = 1): Holder[] {
    this.#add(holder, group, more);
    const given: Holder[] = [];
    while ((this.#groups.get(group)?.amount ?? 0) > bound) if (!this.#giveUp(group, given)) break;
    while (this.#amount > this.#inAll) {
      const fattest = this.#fattest();
      if (fattest === null || !this.#giveUp(fattest, given)) break;
    }
    return given;
  }

  release(holder: Holder): void {
    const held = this.#held.get(holder);
    if (!held) return;
    const group = this.#groups.get(held.group);
    this.#held.delete(holder);
    this.#amount -= held.amount;
    if (!group) return;
    group.amount -= held.amount;
    group.holders.delete(holder);
    if (group.holders.size === 0) this.#groups.delete(held.group);
  }

  /** One of those who hold something: first a group by lot, then one of the group. */
  draw(): Holder | null {
    const groups = [...this.#groups.values()];
    const group = groups[groups.length > 1 ? randomInt(groups.length) : 0];
    return group ? this.#lot([...group.holders], () => 1) : null;
  }

  #add(holder: Holder, name: string, more: number): void {
    const held = this.#held.get(holder) ?? { group: name, amount: 0 };
    const group = this.#groups.get(held.group) ?? { amount: 0, holders: new Set() };
    this.#held.set(holder, { ...held, amount: held.amount + more });
    this.#groups.set(held.group, group);
    group.holders.add(holder);
    group.amount += more;
    this.#amount += more;
  }

  #giveUp(name: string, given: Holder[]): boolean {
    const holders = [...(this.#groups.get(name)?.holders ?? [])].filter((holder) => !this.#spared(holder));
    const chosen = this.#lot(holders, (holder) => this.#held.get(holder)?.amount ?? 0);
    if (chosen === null) return false;
    this.release(chosen);
    given.push(chosen);
    return true;
  }

  /** By lot, whoever holds more the likelier. */
  #lot(holders: Holder[], weight: (holder: Holder) => number): Holder | null {
    const whole = holders.reduce((sum, holder) => sum + weight(holder), 0);
    let left = whole > 0 ? randomInt(whole) : 0;
    for (const holder of holders) {
      left -= weight(holder);
      if (left < 0) return holder;
    }
    return null;
  }

  #fattest(): string | null {
    let most: string | null = null;
    let amount = 0;
    for (const [name, group] of this.#groups) {
      if (group.amount <= amount || ![...group.holders].some((holder) => !this.#spared(holder))) continue;
      most = name;
      amount = group.amount;
    }
    return most;
  }
}
