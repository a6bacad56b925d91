import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Database } from '../src/database/open.ts';
import { founding } from '../src/example/agreements/lantern.ts';
import { organisationId, partnershipId, personId, versionId } from '../src/kernel/ids.ts';
import { recordFollowing } from '../src/ledger/partnershipContext.ts';
import {
  exactText,
  newSeal,
  type Proposal,
  proposalDocument,
  sha256,
} from '../src/partnerships/agreement/document.ts';
import { ledgerEntries } from '../src/partnerships/ledgerEntries.ts';
import { newKeyPair, sealBox } from '../src/vault/box.ts';
import { currentKeys } from '../src/vault/keyring.ts';
import { recordPlace, sharePlace } from '../src/vault/place.ts';
import { RecordKey } from '../src/vault/record.ts';
import type { Around } from './many.ts';

const newest = 20;
const entries = 60;

const proposalFor = (partnership: string, { own, ally }: Around): Proposal =>
  proposalDocument.parse({
    format: 'alongside-proposal/1',
    change: 'agreement',
    note: '',
    agreement: {
      format: 'alongside-agreement/1',
      partnership,
      title: founding.title,
      parties: [
        { organisation: own, name: 'Lantern Collective (example)', side: 'community' },
        { organisation: ally, name: 'Meridian Women’s Rights Forum (example)', side: 'ally' },
      ],
      terms: founding.terms,
      reviewOn: '2099-01-01',
      powerMap: founding.powerMap,
      commitments: [],
      seal: newSeal(),
    },
  });

/** The texts in force and proposed of the organisation's newest partnerships, and the key to them. */
const shownTexts = `
  with shown as (
    select partnership_id from party where organisation_id = $1 order by asked_on desc, partnership_id limit ${newest})
  select partnership_id as partnership, array[
    (select version_id from agreement a where a.partnership_id = shown.partnership_id order by number desc limit 1),
    (select v.id from open_decision o join decision_version v using (decision_id)
     where o.partnership_id = shown.partnership_id limit 1)] as versions
  from shown`;

/** What her pages open must open, as it was sealed before keys were signed: real keys and real texts where the many rows have only their shape. */
export const makeReadable = async (
  database: Database,
  owner: pg.ClientBase,
  around: Around,
): Promise<void> => {
  const own = organisationId.parse(around.own);
  const { rows: stewards } = await owner.query<{ id: string }>(
    `select person_id as id from membership where organisation_id = $1 and role = 'steward'`,
    [own],
  );
  const actor = { kind: 'person', person: personId.parse(stewards[0]?.id) } as const;
  const { rows } = await owner.query<{ partnership: string; versions: string[] }>(shownTexts, [own]);
  for (const row of rows.filter(({ partnership }) => partnership !== around.partnership)) {
    const partnership = partnershipId.parse(row.partnership);
    for (const table of ['record_wrap', 'key_share', 'audience_epoch'])
      await owner.query(`delete from ${table} where audience_id = $1`, [partnership]);
    await database.withActor(actor, async (tx) => {
      const pair = newKeyPair();
      const [key] = await currentKeys({ tx, keyring: null }, [own]);
      if (!key) throw new Error('an organisation without a key');
      const place = sharePlace({ audience: partnership, epoch: 1, holder: own, holderEpoch: key.epoch });
      await owner.query(
        "insert into audience_epoch (audience_id, epoch, kind, public_key, since) values ($1, 1, 'partnership', $2, $3)",
        [partnership, pair.publicKey, around.today],
      );
      await owner.query(
        'insert into key_share (audience_id, epoch, holder_id, holder_epoch, sealed) values ($1, 1, $2, $3, $4)',
        [partnership, own, key.epoch, sealBox(key.publicKey, pair.privateKey, place)],
      );
      for (const id of row.versions.map((version) => versionId.parse(version))) {
        const exact = exactText(proposalFor(partnership, around));
        const text = randomBytes(32);
        const sealed = new RecordKey('decision_version', id, text).seal('text_sealed', exact);
        await owner.query(
          'insert into record_wrap (record_id, audience_id, epoch, sealed) values ($1, $2, 1, $3)',
          [id, partnership, sealBox(pair.publicKey, text, recordPlace(id, partnership, 1))],
        );
        await owner.query('update decision_version set text_sealed = $2, sha256 = $3 where id = $1', [
          id,
          sealed,
          Buffer.from(sha256(exact), 'hex'),
        ]);
      }
    });
  }
  await appendEntries(database, around);
};

/** As many real entries as a page of the record shows, and some more. */
const appendEntries = (database: Database, { own, partnership, today }: Around): Promise<void> =>
  database.withActor({ kind: 'job' }, async (tx) => {
    for (let entry = 0; entry < entries; entry += 1)
      await recordFollowing(
        tx,
        partnershipId.parse(partnership),
        today,
        ledgerEntries.joined(organisationId.parse(own)),
      );
  });
