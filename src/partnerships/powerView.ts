import { dayOf } from '../kernel/clock.ts';
import { areaKey } from './agreement.ts';
import type { Looking } from './decisionView.ts';
import type { Scene } from './scene.ts';
import { type InForce, powerShift } from './shift.ts';
import { PartnershipReader } from './store.ts';
import { TextReader } from './textStore.ts';
import type { PowerView } from './views.ts';

/** The power map over every agreement that was in force. P2 */
export const powerView = async (looking: Looking, { partnership }: Scene): Promise<PowerView> => {
  const { tx, keyring, now } = looking;
  const rows = await new PartnershipReader(tx).agreements(partnership.id);
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
    areas: powerShift(history, today).map(({ area, held, promised }) => ({
      area,
      held: held.map(({ level, day }) => ({ level, day })),
      promised: promised && { level: promised.level, day: promised.dueOn },
      current: current?.powerMap.find((row) => areaKey(row.area) === areaKey(area))?.today ?? null,
    })),
  };
};
