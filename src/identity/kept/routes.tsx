import { z } from 'zod';
import { routes } from '../../routes.ts';
import type { Problems } from '../../web/forms/parse.ts';
import { type ReturnedForm, returnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { stepUp, stepUpFields } from '../stepUp/check.ts';
import { KeptPage } from './page.tsx';
import { KeptReader, type KeptRow } from './store.ts';

const keptForm = z.strictObject(stepUpFields);

const rowsOf = async (request: Request): Promise<KeptRow[] | null> => {
  const { session } = request;
  return session && request.within((tx) => new KeptReader(tx).about(session.person.id));
};

const show = async (request: Request, returned?: ReturnedForm) => {
  const rows = await rowsOf(request);
  if (!rows) return request.notFound();
  const tables = new Map(
    [...Map.groupBy(rows, ({ table }) => table)].map(([table, own]) => [table, own.length]),
  );
  return request.answer(<KeptPage frame={request.frame} tables={tables} returned={returned} />, returned);
};

/** What she reads on pages by her own name, and what the rows say, in one file that anybody can read. */
const file = async (request: Request) => {
  const form = await request.form(keptForm);
  const again = (problems: Problems) => show(request, returnedForm(routes.keptFile.url(), {}, problems));
  if (!form.ok) return again(form.problems);
  const wrong = await stepUp(request);
  if (wrong) return wrong instanceof Response ? wrong : again(wrong);
  const rows = await rowsOf(request);
  if (!rows) return request.notFound();
  const { member, today, t } = request;
  const kept = {
    format: 'alongside-kept/1',
    day: today,
    name: member?.name ?? null,
    organisation: member?.organisationName ?? null,
    rows: rows.map(({ table, values }) => ({
      table,
      ...Object.fromEntries(
        values.map((one) => [one.column, 'value' in one ? one.value : t(`kept.not.${one.not}`)]),
      ),
    })),
  };
  return request.file(`${JSON.stringify(kept, null, 2)}\n`, 'kept.json', 'application/json');
};

export const keptRoutes = (mount: Mount): void => {
  mount.person(routes.kept, (request) => show(request));
  mount.person(routes.keptFile, file);
};
