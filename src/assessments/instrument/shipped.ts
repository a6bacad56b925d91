import { type Instrument, instrumentSchema, nameOf } from './facts.ts';
import matrix from './files/matrix.json' with { type: 'json' };
import partnership from './files/partnership.json' with { type: 'json' };
import pulse from './files/pulse.json' with { type: 'json' };

/** What comes with the product, each our own and marked so. A network's own tool is brought by that network. */
export const shippedInstruments: readonly Instrument[] = [partnership, matrix, pulse].map((data) =>
  instrumentSchema.parse(data),
);

export const shippedNames = shippedInstruments.map(nameOf);

export const shipped = (name: string): Instrument | null =>
  shippedInstruments.find((one) => nameOf(one) === name) ?? null;
