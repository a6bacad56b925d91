import { randomUUID } from 'node:crypto';
import type { Tx } from '../../database/tx.ts';
import type { AudienceId, OrganisationId, VersionId } from '../../kernel/ids.ts';
import { versionText } from '../../parties/partyStore.ts';
import type { MemberContext } from '../../session/memberContext.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { shareRecord, shred } from '../../vault/record.ts';
import { sealed, text } from '../../vault/sealed.ts';
import { type Proposal, readProposal, sha256 } from './document.ts';

/** Why a party objected, sealed at its own answer. */
const answerReason = sealed('decision_answer', 'reason_sealed', text);

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
    const keys = await versionText.keys(
      this.tx,
      this.keyring,
      rows.map(({ id }) => id),
    );
    return new Map(
      rows.flatMap((row) => {
        const exact = versionText.open(keys.get(row.id), row.text_sealed);
        if (exact === undefined) return [];
        // Answers are bound to the hash: a text that is not the one it names must never be shown as it.
        if (sha256(exact) !== row.sha256.toString('hex')) throw new Error('a text is not what was answered');
        return [[row.id, exact] as const];
      }),
    );
  }

  async proposals(versions: readonly VersionId[]): Promise<Map<VersionId, Proposal>> {
    const texts = await this.exactTexts(versions);
    return new Map([...texts].map(([version, text]) => [version, readProposal(text)]));
  }

  /** Why parties objected to each of these versions. */
  async reasons(versions: readonly VersionId[]): Promise<Map<VersionId, Map<OrganisationId, string>>> {
    const rows = await this.tx
      .selectFrom('decision_answer')
      .select(['version_id', 'organisation_id', 'record_id', 'reason_sealed'])
      .where('version_id', 'in', [...versions])
      .where('reason_sealed', 'is not', null)
      .execute();
    const keys = await answerReason.keys(
      this.tx,
      this.keyring,
      rows.map((row) => row.record_id),
    );
    const all = new Map(versions.map((version) => [version, new Map<OrganisationId, string>()]));
    for (const { version_id: version, organisation_id: by, record_id: record, reason_sealed } of rows) {
      const reason = answerReason.open(keys.get(record), reason_sealed, version, by);
      if (reason) all.get(version)?.set(by, reason);
    }
    return all;
  }
}

/** One text, where its reader holds a key to it. */
export const readText = async (
  { tx, keyring }: Pick<MemberContext, 'tx' | 'keyring'>,
  version: VersionId,
): Promise<Proposal | null> => (await new TextReader(tx, keyring).proposals([version])).get(version) ?? null;

/** A reason, sealed under a record of its own. */
export type SealedReason = { record: string; sealed: Buffer };

/** Seals words. That needs no private key, so every member who may write can do it. */
export class TextWriter {
  constructor(
    private readonly tx: Tx,
    private readonly keyring: Keyring,
  ) {}

  sealText(version: VersionId, exact: string, audiences: AudienceId[]): Promise<Buffer> {
    return versionText.sealNew({ tx: this.tx, keyring: this.keyring }, version, audiences, exact);
  }

  /** Lets more organisations open a text. Only a member who can open it herself can do this. */
  async shareText(version: VersionId, organisations: readonly OrganisationId[]): Promise<void> {
    const record = (await versionText.keys(this.tx, this.keyring, [version])).get(version);
    if (!record) throw new Error('a text is shown by somebody who cannot read it');
    for (const organisation of organisations)
      await shareRecord({ tx: this.tx, keyring: this.keyring }, record, organisation);
  }

  /** A new key each time: a member who was removed knows at most the old one (C18). */
  async sealReason(
    reason: string,
    { version, organisation }: { version: VersionId; organisation: OrganisationId },
    audiences: AudienceId[],
  ): Promise<SealedReason> {
    const record = randomUUID();
    const envelope = await answerReason.sealNew(
      { tx: this.tx, keyring: this.keyring },
      record,
      audiences,
      reason,
      version,
      organisation,
    );
    return { record, sealed: envelope };
  }

  /** Shreds the reason of an earlier answer that a new one replaces. */
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
