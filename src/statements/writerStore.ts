import type { Insertable } from 'kysely';
import type { StatementTables } from '../database/tables/statements.ts';
import type { Day } from '../kernel/clock.ts';
import type { FinalTextId, OrganisationId, PassageId, StatementId } from '../kernel/ids.ts';
import type { CommunityKey } from '../language/vocabulary.ts';
import type { DrafterFacts, InvitationAnswer } from './facts.ts';
import { StatementReader } from './store.ts';

type New<Table extends keyof StatementTables> = Insertable<StatementTables[Table]>;

/** What may be recorded of statements. Rules decide before; nothing is decided here. */
export class StatementWriter extends StatementReader {
  async begin(row: New<'statement'>): Promise<void> {
    await this.tx.insertInto('statement').values(row).execute();
  }

  async describe(row: New<'statement_about'>): Promise<void> {
    await this.tx.insertInto('statement_about').values(row).execute();
  }

  /** Who knows of whom from now on; knowing it already is no matter. */
  async acquaint(pairs: readonly { known: OrganisationId; to: OrganisationId }[], since: Day): Promise<void> {
    const rows = pairs
      .filter(({ known, to }) => known !== to)
      .map(({ known, to }) => ({ organisation_id: known, known_to: to, since }));
    if (rows.length === 0) return;
    await this.tx
      .insertInto('acquaintance')
      .values(rows)
      .onConflict((before) => before.doNothing())
      .execute();
  }

  async openDoor(row: New<'public_door'>): Promise<void> {
    await this.tx.insertInto('public_door').values(row).execute();
  }

  /** One who said no, or left, may be asked again: its place is taken anew. */
  async ask(statement: StatementId, drafter: DrafterFacts): Promise<void> {
    const again = {
      asks_for: [...drafter.asksFor],
      invited_by: drafter.invitedBy,
      invited_on: drafter.invitedOn,
      answer_by: drafter.answerBy,
      answer: drafter.answer,
      answered_on: drafter.answeredOn,
      waived_on: null,
      left_on: null,
    };
    await this.tx
      .insertInto('drafter')
      .values({
        statement_id: statement,
        organisation_id: drafter.organisation,
        side: drafter.side,
        ...again,
      })
      .onConflict((place) => place.columns(['statement_id', 'organisation_id']).doUpdateSet(again))
      .execute();
  }

  async assign(statement: StatementId, organisation: OrganisationId, groups: CommunityKey[]): Promise<void> {
    await this.#drafter(statement, organisation).set({ asks_for: groups }).execute();
  }

  async answer(
    statement: StatementId,
    organisation: OrganisationId,
    { answer, day }: { answer: InvitationAnswer; day: Day },
  ): Promise<void> {
    await this.#drafter(statement, organisation).set({ answer, answered_on: day }).execute();
  }

  async waive(statement: StatementId, organisation: OrganisationId, day: Day): Promise<void> {
    await this.#drafter(statement, organisation).set({ waived_on: day }).execute();
  }

  async leave(statement: StatementId, organisation: OrganisationId, day: Day): Promise<void> {
    await this.#drafter(statement, organisation).set({ left_on: day }).execute();
  }

  async listGroup(row: New<'affected_group'>): Promise<void> {
    await this.tx.insertInto('affected_group').values(row).execute();
  }

  async dropGroup(statement: StatementId, community: CommunityKey): Promise<void> {
    await this.tx
      .deleteFrom('affected_group')
      .where('statement_id', '=', statement)
      .where('community', '=', community)
      .execute();
  }

  async addWording(row: New<'wording'>): Promise<void> {
    await this.tx.insertInto('wording').values(row).execute();
  }

  async keep(row: New<'kept_passage'>): Promise<void> {
    await this.tx.insertInto('kept_passage').values(row).execute();
  }

  async release(passage: PassageId, day: Day): Promise<void> {
    await this.tx.updateTable('kept_passage').set({ released_on: day }).where('id', '=', passage).execute();
  }

  async contribute(row: New<'contribution'>): Promise<void> {
    await this.tx.insertInto('contribution').values(row).execute();
  }

  async answerContribution(row: New<'contribution_answer'>): Promise<void> {
    await this.tx.insertInto('contribution_answer').values(row).execute();
  }

  async state(row: New<'stated'>): Promise<void> {
    await this.tx.insertInto('stated').values(row).execute();
  }

  async signStated(row: New<'stated_signature'>): Promise<void> {
    await this.tx.insertInto('stated_signature').values(row).execute();
  }

  /** Nobody who closes it for a reason of today closes it twice. */
  async closeSignOn(final: FinalTextId, day: Day): Promise<void> {
    await this.tx
      .updateTable('sign_on')
      .set({ closed_on: day })
      .where('final_id', '=', final)
      .where('closed_on', 'is', null)
      .execute();
  }

  /** In the act's own transaction: a job takes it into the record, which whoever acted cannot read. */
  async recordLater(row: New<'unrecorded'>): Promise<void> {
    await this.tx.insertInto('unrecorded').values(row).execute();
  }

  #drafter(statement: StatementId, organisation: OrganisationId) {
    return this.tx
      .updateTable('drafter')
      .where('statement_id', '=', statement)
      .where('organisation_id', '=', organisation);
  }
}
