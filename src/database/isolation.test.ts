import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { fill, marksOf, newWorld, rowsOf } from '../../test/support/rows.ts';
import { clientConfig } from './connection.ts';

/** What row-level security alone does, with no rule and no store above it (C20). */
const ours = newWorld();
const theirs = newWorld();
/** A session's row says nothing of whose it is: see seen.test.ts. */
const nameless = ['session'];
const tables = [...new Set(rowsOf(ours).map(([table]) => table))].filter(
  (table) => !nameless.includes(table),
);
let at: TestDatabase;
let app: pg.Client;

beforeAll(async () => {
  at = await testDatabase();
  await fill(at.owner, ours);
  await fill(at.owner, theirs);
  app = new pg.Client(clientConfig(at.targets.app));
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await at.drop();
});

type Asked = { person?: string; bearer?: Buffer; job?: boolean };
const asActor = async <Result>(actor: Asked, work: () => Promise<Result>): Promise<Result> => {
  await app.query('begin');
  try {
    await app.query('select set_actor($1, $2, $3)', [
      actor.person ?? null,
      actor.bearer ?? null,
      actor.job ?? false,
    ]);
    return await work();
  } finally {
    await app.query('rollback');
  }
};

const rowsIn = async (table: string, from: pg.Client | pg.Pool): Promise<string[]> =>
  (await from.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t order by 1`)).rows.map(
    ({ row }) => row,
  );
const isOf = (world: typeof ours, row: string): boolean => marksOf(world).some((mark) => row.includes(mark));

/** Rows that a signed-in person is not shown, though they are of her world. */
const unseen: Record<string, string> = {
  act: 'only the form that made it finds it',
  record_pin: 'only who knows its id finds it, and the id follows from a private key',
};

describe('row-level security', () => {
  it('is tried on every table there is', async () => {
    const { rows } = await at.owner.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = current_schema() and tablename not in ('migration', 'installation', 'job_done', 'rewritten', 'last_day', 'session')`,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(tables.sort());
  });

  it.each(tables)(
    'shows a person the rows of her own world in %s, and none of another (C20)',
    async (table) => {
      expect((await rowsIn(table, at.owner)).some((row) => isOf(theirs, row))).toBe(true);
      const seen = await asActor({ person: ours.person }, () => rowsIn(table, app));
      expect(seen.filter((row) => isOf(theirs, row))).toEqual([]);
      expect(seen.some((row) => isOf(ours, row))).toBe(!(table in unseen));
    },
  );

  it.each(tables)(
    'shows a stranger, and somebody who belongs nowhere, nothing in %s (C20)',
    async (table) => {
      expect(await asActor({}, () => rowsIn(table, app))).toEqual([]);
      expect(await asActor({ person: newWorld().person }, () => rowsIn(table, app))).toEqual([]);
      expect(await asActor({ bearer: Buffer.alloc(32) }, () => rowsIn(table, app))).toEqual([]);
    },
  );

  it.each(tables)('shows nothing in %s where nobody said who is asking (C22)', async (table) => {
    expect(await rowsIn(table, app)).toEqual([]);
  });

  it.each(tables)('lets a steward change or remove no row of another world in %s (C20)', async (table) => {
    await asActor({ person: ours.person }, async () => {
      const { rows } = await app.query<{ column: string }>(
        `select attname as column from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
           and attgenerated = '' and has_column_privilege(attrelid, attnum, 'update')`,
        [table],
      );
      for (const { column } of rows) {
        const change = `update ${table} set ${column} = ${column} returning to_jsonb(${table})::text as row`;
        const changed = await attempt(change);
        expect(changed.filter((row) => isOf(theirs, row))).toEqual([]);
      }
      const removed = await attempt(`delete from ${table} returning to_jsonb(${table})::text as row`);
      expect(removed.filter((row) => isOf(theirs, row))).toEqual([]);
    });
  });

  it('lets nobody but its person change or remove a sign-in, though its name is known', async () => {
    await asActor({ bearer: theirs.bearer }, async () => {
      expect(await rowsIn('login', app)).toHaveLength(1);
      expect(await attempt('delete from login returning id::text as row')).toEqual([]);
      expect(await attempt('update login set passes = passes returning id::text as row')).toEqual([]);
    });
  });

  it('lets nobody make herself a steward', async () => {
    const member = newWorld();
    await at.owner.query('insert into person (id, public_key) values ($1, $2)', [
      member.person,
      Buffer.alloc(32),
    ]);
    await at.owner.query(
      `insert into membership select $1, organisation_id, 'member', name_sealed, joined_on from membership where person_id = $2`,
      [member.person, ours.person],
    );
    const own = `update membership set role = 'steward' where person_id = '${member.person}'`;
    await asActor({ person: member.person }, async () => {
      await expect(app.query(own)).rejects.toMatchObject({ code: '42501' });
    });
    await asActor({ person: ours.person }, async () => {
      expect((await app.query(own)).rowCount).toBe(1);
    });
  });

  it('lets a party leave by itself, and nobody else for it (C20)', async () => {
    const leave = (organisation: string) =>
      `update party set left_on = '2026-11-24', left_sequence = 1 where organisation_id = '${organisation}'`;
    const others = [
      leave(ours.ally),
      `update party set joined_on = null where organisation_id = '${ours.ally}'`,
      `update party set left_sequence = 9 where organisation_id = '${ours.ally}'`,
    ];
    for (const actor of [{ person: ours.person }, { job: true }])
      for (const statement of others)
        await asActor(actor, async () => {
          await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' });
        });
    await asActor({ person: ours.person }, async () => {
      expect((await app.query(leave(ours.community))).rowCount).toBe(1);
    });
    await asActor({ person: ours.person }, async () => {
      const key = `update party set keyed_on = '2026-11-24' where organisation_id = '${ours.ally}'`;
      expect((await app.query(key)).rowCount).toBe(1);
    });
  });

  it('makes nobody known to an organisation that is named and not shown it, by a steward or not (C20)', async () => {
    const named = newWorld().ally;
    await at.owner.query(
      `insert into organisation (id, name, kind, communities, vocabulary, regions, languages, founded_on)
         select $1::uuid, $1::uuid::text, kind, communities, vocabulary, regions, languages, founded_on from organisation where id = $2`,
      [named, ours.ally],
    );
    await at.owner.query(
      `insert into party (partnership_id, organisation_id, side, asked_on) values ($1, $2, 'ally', '2026-11-23')`,
      [ours.partnership, named],
    );
    const acquaint = () =>
      app.query('insert into acquaintance values ($1, $2, $3)', [ours.community, named, '2026-11-23']);
    await asActor({ person: ours.person }, async () => {
      await expect(acquaint()).rejects.toMatchObject({ code: '42501' });
    });
    await at.owner.query('update party set shown_on = asked_on where organisation_id = $1', [named]);
    await asActor({ person: ours.person }, acquaint);
    await at.owner.query("update membership set role = 'member' where person_id = $1", [ours.person]);
    await asActor({ person: ours.person }, async () => {
      await expect(acquaint()).rejects.toMatchObject({ code: '42501' });
    });
    await at.owner.query("update membership set role = 'steward' where person_id = $1", [ours.person]);
  });

  it('finds an act for the form that made it', async () => {
    await asActor({}, async () => {
      await app.query(`select set_config('alongside.act', $1, true)`, [ours.act.toString('hex')]);
      expect(await rowsIn('act', app)).toHaveLength(1);
    });
  });
});

describe('what a member saw of a record', () => {
  it('is found, added and written anew by whoever knows its id, and never by way of another', async () => {
    await asActor({ person: ours.person }, async () => {
      await app.query(`select set_config('alongside.pin', $1, true)`, [ours.pin.toString('hex')]);
      expect(await rowsIn('record_pin', app)).toHaveLength(1);
      const change = 'update record_pin set seen_sealed = seen_sealed returning id::text as row';
      expect(await attempt(change)).toHaveLength(1);
      const add = `insert into record_pin select $1::bytea, seen_sealed from record_pin`;
      await expect(app.query(add, [Buffer.alloc(32, 1)])).rejects.toMatchObject({ code: '42501' });
    });
  });
});

/** The rows it changed; none where it is not allowed at all. */
const attempt = async (statement: string): Promise<string[]> => {
  await app.query('savepoint trying');
  try {
    const { rows } = await app.query<{ row: string }>(statement);
    return rows.map(({ row }) => row);
  } catch (error) {
    expect(error).toBeInstanceOf(pg.DatabaseError);
    return [];
  } finally {
    await app.query('rollback to savepoint trying');
  }
};

describe('the ledger', () => {
  it.each([
    'update ledger_entry set kind = kind',
    'delete from ledger_entry',
    'truncate ledger_entry cascade',
    'alter table ledger_entry disable trigger all',
    'drop trigger ledger_entry_append_only on ledger_entry',
  ])('cannot be rewritten by the application: %s (C51)', async (statement) => {
    await asActor({ person: ours.person }, async () => {
      await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('cannot be rewritten by its owner either without taking the lock off first (C51)', async () => {
    await expect(at.owner.query('delete from ledger_entry')).rejects.toThrow('append only');
    await expect(at.owner.query('update ledger_entry set kind = kind')).rejects.toThrow('append only');
  });

  it('is added to by a party, and by nobody else', async () => {
    const add = `insert into ledger_entry select partnership_id, 2, previous, kind, organisation_id, actor, object_id, day, commitment, hash
      from ledger_entry where partnership_id = $1`;
    await asActor({ person: ours.person }, async () => {
      expect((await app.query(add, [ours.partnership])).rowCount).toBe(1);
    });
    await asActor({ person: theirs.person }, async () => {
      expect((await app.query(add, [ours.partnership])).rowCount).toBe(0);
    });
  });
});
