import { randomUUID } from 'node:crypto';
import type { Tx } from '../database/open.ts';
import type { AudienceId, OrganisationId, VersionId } from '../kernel/ids.ts';
import type { Keyring } from '../vault/keyring.ts';
import { newRecord, recordKeys, shareRecord, shred } from '../vault/record.ts';
import { type Proposal, readProposal, sha256 } from './agreement.ts';
import type { SealedReason } from './decisionStore.ts';

/** The sealed words of decisions: texts and reasons, as far as this keyring opens them. */
export class TextReader {
  constructor(
    protected readonly tx: Tx,
    private readonly keyring: Keyring,
  ) {}

  /** The exact texts that were put to the parties. Those this reader holds no key to are absent. */
  async exactTexts(versions: readonly VersionId[]): Promise<Map<VersionId, string>> {
    if (versions.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('decision_version')
      .select(['id', 'text_sealed', 'sha256'])
      .where('id', 'in', [...versions])
      .execute();
    const keys = await recordKeys(
      this.tx,
      this.keyring,
      'decision_version',
      rows.map(({ id }) => id),
    );
    return new Map(
      rows.flatMap((row) => {
        const text = keys.get(row.id)?.open('text_sealed', row.text_sealed);
        if (text === undefined) return [];
        // Answers are bound to the hash: a text that is not the one it names must never be shown as it.
        if (sha256(text) !== row.sha256.toString('hex')) throw new Error('a text is not what was answered');
        return [[row.id, text] as const];
      }),
    );
  }

  async proposals(versions: readonly VersionId[]): Promise<Map<VersionId, Proposal>> {
    const texts = await this.exactTexts(versions);
    return new Map([...texts].map(([version, text]) => [version, readProposal(text)]));
  }

  /** Why parties objected to this version. */
  async reasons(version: VersionId): Promise<Map<OrganisationId, string>> {
    const rows = await this.tx
      .selectFrom('decision_answer')
      .select(['organisation_id', 'record_id', 'reason_sealed'])
      .where('version_id', '=', version)
      .where('reason_sealed', 'is not', null)
      .execute();
    const keys = await recordKeys(
      this.tx,
      this.keyring,
      'decision_answer',
      rows.map((row) => row.record_id),
    );
    return new Map(
      rows.flatMap((row) => {
        const { organisation_id: organisation, reason_sealed: sealed } = row;
        const reason =
          sealed && keys.get(row.record_id)?.open('reason_sealed', sealed, version, organisation);
        return reason ? [[organisation, reason] as const] : [];
      }),
    );
  }
}

/** Sealing needs no private key: whoever may write in, can. */
export class TextWriter {
  constructor(private readonly tx: Tx) {}

  async sealText(version: VersionId, exact: string, audiences: AudienceId[]): Promise<Buffer> {
    const record = await newRecord(this.tx, { table: 'decision_version', row: version }, audiences);
    return record.seal('text_sealed', exact);
  }

  /** Lets more organisations open a text. It takes somebody who can open it herself. */
  async shareText(
    keyring: Keyring,
    version: VersionId,
    organisations: readonly OrganisationId[],
  ): Promise<void> {
    const record = (await recordKeys(this.tx, keyring, 'decision_version', [version])).get(version);
    if (!record) throw new Error('a text is shown by somebody who cannot read it');
    for (const organisation of organisations) await shareRecord(this.tx, record, organisation);
  }

  /** A fresh key each time: whoever was removed since kept the old one at most (C18). */
  async sealReason(
    reason: string,
    { version, organisation }: { version: VersionId; organisation: OrganisationId },
    audiences: AudienceId[],
  ): Promise<SealedReason> {
    const row = randomUUID();
    const record = await newRecord(this.tx, { table: 'decision_answer', row }, audiences);
    return { record: row, sealed: record.seal('reason_sealed', reason, version, organisation) };
  }

  /** The reason that a new answer takes the place of is forgotten. */
  async forgetReason(version: VersionId, organisation: OrganisationId): Promise<void> {
    const earlier = await this.tx
      .selectFrom('decision_answer')
      .select('record_id')
      .where('version_id', '=', version)
      .where('organisation_id', '=', organisation)
      .where('reason_sealed', 'is not', null)
      .executeTakeFirst();
    if (earlier) await shred(this.tx, [earlier.record_id]);
  }
}
