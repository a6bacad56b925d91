import { randomUUID } from 'node:crypto';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import { type ClaimId, claimId, newId, type OrganisationId } from '../../kernel/ids.ts';
import { type LedStatus, ledStatus } from '../../kernel/ledStatus.ts';
import { type OrganisationKind, standsAsCommunity } from '../../kernel/organisation.ts';
import { ledClaims } from '../../parties/ledClaimStore.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { sealed, text } from '../../vault/sealed.ts';
import { type LedBands, ledBands, type ProfileId } from './profiles.ts';

const statementColumn = sealed('led_claim', 'statement_sealed', text);
const reasonColumn = sealed('led_answer', 'reason_sealed', text);

/** `name` is null where the reader does not know the organisation that answered. */
export type Answer = {
  claim: ClaimId;
  by: OrganisationId;
  name: string | null;
  host: boolean;
  answer: 'confirmed' | 'questioned';
  answeredOn: Day;
  record: string;
  reasonSealed: Buffer;
};
export type Claim = {
  id: ClaimId;
  organisation: OrganisationId;
  number: number;
  profile: ProfileId;
  communities: string[];
  bands: LedBands;
  statementSealed: Buffer;
  claimedOn: Day;
  answers: Answer[];
};
/** An organisation, its latest claim, and where that leaves it today. */
export type Led = { claim: Claim | null; status: LedStatus; standsAsCommunity: boolean };
type Asked = { id: OrganisationId; kind: OrganisationKind; communities: string[]; host?: boolean };

export class StatusReader {
  constructor(protected readonly tx: Tx) {}

  /** The latest claim of each, with its answers: a few reads, however many organisations. */
  async claims(organisations: OrganisationId[]): Promise<Map<OrganisationId, Claim>> {
    if (organisations.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('led_claim')
      .selectAll()
      .distinctOn('organisation_id')
      .where('organisation_id', 'in', organisations)
      .orderBy('organisation_id')
      .orderBy('number', 'desc')
      .execute();
    const claims = await this.withAnswers(rows);
    return new Map(claims.map((claim) => [claim.organisation, claim]));
  }

  /** All that an organisation claimed, the latest first. */
  async history(organisation: OrganisationId, limit: number): Promise<Claim[]> {
    const rows = await this.tx
      .selectFrom('led_claim')
      .selectAll()
      .where('organisation_id', '=', organisation)
      .orderBy('number', 'desc')
      .limit(limit)
      .execute();
    return this.withAnswers(rows);
  }

  async led(organisations: Asked[], today: Day): Promise<Map<OrganisationId, Led>> {
    const ids = organisations.filter(({ kind }) => kind === 'community-led').map(({ id }) => id);
    const claims = await this.claims(ids);
    const judged = await ledClaims(this.tx, ids);
    return new Map(
      organisations.map(({ id, kind, communities, host = false }) => {
        const claim = claims.get(id) ?? null;
        const status = ledStatus(judged.get(id) ?? null, communities, today);
        const stands = standsAsCommunity({ kind, host, statusInForce: status.state === 'confirmed' });
        return [id, { claim, status, standsAsCommunity: stands }];
      }),
    );
  }

  async ledOf(organisation: Asked, today: Day): Promise<Led> {
    const led = (await this.led([organisation], today)).get(organisation.id);
    if (!led) throw new Error('an organisation that nobody asked about');
    return led;
  }

  /** Claims that asked this organisation for its word and still wait for it, the newest first. */
  async waiting(asked: OrganisationId, limit: number) {
    return this.tx
      .selectFrom('led_request')
      .innerJoin('organisation', 'organisation.id', 'led_request.organisation_id')
      .select(['organisation.id', 'organisation.name', 'asked_on'])
      .where('asked_id', '=', asked)
      .orderBy('asked_on', 'desc')
      .orderBy('claim_id')
      .limit(limit)
      .execute();
  }

  /** Whom the claim asked and who has not answered yet; only the two of them see that. */
  async asked(claim: ClaimId): Promise<{ id: OrganisationId; name: string | null }[]> {
    return this.tx
      .selectFrom('led_request')
      .leftJoin('organisation', 'organisation.id', 'led_request.asked_id')
      .select(['asked_id as id', 'organisation.name'])
      .where('claim_id', '=', claim)
      .orderBy('organisation.sort_name')
      .execute();
  }

  private async withAnswers(
    rows: {
      id: ClaimId;
      organisation_id: OrganisationId;
      number: number;
      profile: ProfileId;
      communities: string[];
      bands: unknown;
      statement_sealed: Buffer;
      claimed_on: Day;
    }[],
  ): Promise<Claim[]> {
    const answers = Map.groupBy(await this.answers(rows.map((row) => row.id)), ({ claim }) => claim);
    return rows.map((row) => ({
      id: row.id,
      organisation: row.organisation_id,
      number: row.number,
      profile: row.profile,
      communities: row.communities,
      bands: ledBands.parse(row.bands),
      statementSealed: row.statement_sealed,
      claimedOn: row.claimed_on,
      answers: answers.get(row.id) ?? [],
    }));
  }

  private async answers(claims: ClaimId[]): Promise<Answer[]> {
    if (claims.length === 0) return [];
    const rows = await this.tx
      .selectFrom('led_answer')
      .leftJoin('organisation', 'organisation.id', 'led_answer.by_id')
      .leftJoin('installation', 'installation.host_id', 'led_answer.by_id')
      .selectAll('led_answer')
      .select(['organisation.name', 'installation.host_id'])
      .where('claim_id', 'in', claims)
      .orderBy('answered_on')
      .orderBy('by_id')
      .execute();
    return rows.map((row) => ({
      claim: row.claim_id,
      by: row.by_id,
      name: row.name,
      host: row.host_id === row.by_id,
      answer: row.answer,
      answeredOn: row.answered_on,
      record: row.record_id,
      reasonSealed: row.reason_sealed,
    }));
  }

  /** The statement of a claim, where it was shared with the reader; '' where none was written. */
  async statement(keyring: Keyring, claim: Claim): Promise<string | null> {
    const keys = await statementColumn.keys(this.tx, keyring, [claim.id]);
    return statementColumn.open(keys.get(claim.id), claim.statementSealed) ?? null;
  }

  /** The reasons among these answers that the reader can open: by who answered. */
  async reasons(keyring: Keyring, answers: Answer[]): Promise<Map<string, string>> {
    const records = answers.map(({ record }) => record);
    const keys = await reasonColumn.keys(this.tx, keyring, records);
    return new Map(
      answers.flatMap(({ record, reasonSealed, claim, by }) => {
        const reason = reasonColumn.open(keys.get(record), reasonSealed, claim, by);
        return reason ? [[record, reason] as const] : [];
      }),
    );
  }
}

export type NewClaim = {
  profile: ProfileId;
  communities: string[];
  bands: LedBands;
  statement: string;
  asked: OrganisationId[];
  claimedOn: Day;
};

export class StatusWriter extends StatusReader {
  /** A new claim; whatever the ones before still asked is void. */
  async claim(keyring: Keyring, organisation: OrganisationId, made: NewClaim): Promise<void> {
    const id = newId(claimId);
    const before = (await this.claims([organisation])).get(organisation);
    await this.tx
      .insertInto('led_claim')
      .values({
        id,
        organisation_id: organisation,
        number: (before?.number ?? 0) + 1,
        profile: made.profile,
        communities: made.communities,
        bands: JSON.stringify(made.bands),
        statement_sealed: await statementColumn.sealNew(
          { tx: this.tx, keyring },
          id,
          [organisation, ...made.asked],
          made.statement,
        ),
        claimed_on: made.claimedOn,
      })
      .execute();
    await this.tx.deleteFrom('led_request').where('organisation_id', '=', organisation).execute();
    const requests = made.asked.map((asked) => ({
      claim_id: id,
      organisation_id: organisation,
      asked_id: asked,
      asked_on: made.claimedOn,
    }));
    if (requests.length > 0) await this.tx.insertInto('led_request').values(requests).execute();
  }

  /** One answer per organisation; a changed one takes its place, under a fresh key (C18). */
  async answer(
    keyring: Keyring,
    claim: Claim,
    by: OrganisationId,
    given: { answer: 'confirmed' | 'questioned'; reason: string; answeredOn: Day },
  ): Promise<void> {
    const id = randomUUID();
    const readers = [claim.organisation, by];
    const row = {
      answer: given.answer,
      reason_sealed: await reasonColumn.sealNew(
        { tx: this.tx, keyring },
        id,
        readers,
        given.reason,
        claim.id,
        by,
      ),
      record_id: id,
      answered_on: given.answeredOn,
    };
    await this.tx
      .insertInto('led_answer')
      .values({ claim_id: claim.id, organisation_id: claim.organisation, by_id: by, ...row })
      .onConflict((conflict) => conflict.columns(['claim_id', 'by_id']).doUpdateSet(row))
      .execute();
    await this.tx
      .deleteFrom('led_request')
      .where('claim_id', '=', claim.id)
      .where('asked_id', '=', by)
      .execute();
  }
}
