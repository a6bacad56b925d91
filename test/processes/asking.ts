import { askLauncher } from '../../src/launch/askLauncher.ts';
import type { Address } from '../../src/launch/messages.ts';

/** A process of its own, as the one that serves: asks for a connection to each address it is sent, and says what came. */
const { open, hear } = askLauncher((message) => void process.send?.(message));
process.on('message', (message: Parameters<typeof hear>[0] | { kind: 'try'; address: Address }, socket) => {
  if (message.kind !== 'try')
    return hear(message, socket instanceof Object && 'end' in socket ? socket : undefined);
  open(message.address).then(
    (given) => {
      given.destroy();
      process.send?.({ kind: 'tried', code: 'open' });
    },
    (error: NodeJS.ErrnoException) => process.send?.({ kind: 'tried', code: error.code }),
  );
});
