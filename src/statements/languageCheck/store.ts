import type { Insertable } from 'kysely';
import { z } from 'zod';
import type { DraftingTables } from '../../database/tables/drafting.ts';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { SilencedRuleId, StatementId } from '../../kernel/ids.ts';
import { textRuleNames } from '../../language/findings/textFinding.ts';
import { languageCode } from '../../language/vocabulary.ts';
import type { StatementFacts } from '../facts.ts';

type New<Table extends keyof DraftingTables> = Insertable<DraftingTables[Table]>;

/** Stored under an edition of the rules; what this build does not know of has nothing to switch off. */
const knownRule = z.enum(textRuleNames);

export const checksOf = async (tx: Tx, id: StatementId): Promise<StatementFacts['checks']> => {
  const rows = await tx
    .selectFrom('wording_check')
    .select(['wording_id', 'organisation_id', 'read_on'])
    .where('statement_id', '=', id)
    .orderBy('read_on')
    .orderBy('organisation_id')
    .execute();
  return rows.map((row) => ({ wording: row.wording_id, by: row.organisation_id, readOn: row.read_on }));
};

export const silencedOf = async (tx: Tx, id: StatementId): Promise<StatementFacts['silenced']> => {
  const rows = await tx
    .selectFrom('silenced_rule')
    .select(['id', 'language', 'rule', 'organisation_id', 'silenced_on', 'heard_on'])
    .where('statement_id', '=', id)
    .orderBy('silenced_on')
    .orderBy('id')
    .execute();
  return rows.flatMap((row) => {
    const rule = knownRule.safeParse(row.rule).data;
    const language = languageCode.parse(row.language);
    return rule
      ? [
          {
            ...{ id: row.id, language, rule, by: row.organisation_id },
            ...{ silencedOn: row.silenced_on, heardOn: row.heard_on },
          },
        ]
      : [];
  });
};

export class LanguageCheckWriter {
  constructor(private readonly tx: Tx) {}

  async read(row: New<'wording_check'>): Promise<void> {
    await this.tx.insertInto('wording_check').values(row).execute();
  }

  async silence(row: New<'silenced_rule'>): Promise<void> {
    await this.tx.insertInto('silenced_rule').values(row).execute();
  }

  async hear(id: SilencedRuleId, day: Day): Promise<void> {
    await this.tx.updateTable('silenced_rule').set({ heard_on: day }).where('id', '=', id).execute();
  }
}
