import { dayOf } from '../../kernel/clock.ts';
import type { PartnershipContext } from '../../ledger/partnershipContext.ts';
import { areaKey } from '../agreement/document.ts';
import { AgreementReader } from '../agreement/store.ts';
import { TextReader } from '../agreement/textStore.ts';
import type { VisiblePartnership } from '../visible.ts';
import { type InForce, powerShift } from './shift.ts';
import type { PowerView } from './view.ts';

/** Where it began, and as many of the latest agreements as one page can draw. */
const latestShown = 24;

/** The power map over the agreements that were in force. P2 */
export const powerView = async (
  context: PartnershipContext,
  { partnership }: VisiblePartnership,
): Promise<PowerView> => {
  const { tx, keyring, now } = context;
  const reader = new AgreementReader(tx);
  const latest = await reader.agreements(partnership.id, { limit: latestShown });
  const first = (latest.at(-1)?.number ?? 1) > 1 ? await reader.agreementsNumbered(partnership.id, [1]) : [];
  const rows = [...latest, ...first];
  const texts = await new TextReader(tx, keyring).proposals(rows.map(({ version }) => version));
  const history = rows.flatMap(({ number, version, inForceOn }): InForce[] => {
    const agreement = texts.get(version)?.agreement;
    return agreement ? [{ number, agreement, inForceOn }] : [];
  });
  const today = dayOf(now);
  const current = history[0]?.agreement ?? null;
  return {
    partnership: partnership.id,
    title: current?.title ?? null,
    today,
    reviewOn: current?.reviewOn ?? null,
    latestShown: rows.length < partnership.inForce ? latest.length : null,
    areas: powerShift(history, today).map(({ area, held, promised }) => ({
      area,
      held,
      promised: promised && { level: promised.level, day: promised.dueOn },
      current: current?.powerMap.find((row) => areaKey(row.area) === areaKey(area))?.today ?? null,
    })),
  };
};
