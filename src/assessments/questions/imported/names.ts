const fits = (key: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/.test(key) && !key.startsWith('level-');

/** A name as it stands in a form, written as a set of questions writes it: `q_A_1` is `A-1`. */
const straight = (name: string, prefix: 'q_' | 'd_'): string =>
  (name.startsWith(prefix) ? name.slice(prefix.length) : name).replaceAll(/[_.]/g, '-');

export type Named = { key: string; renamed: boolean };

/** Gives each name a key of its own. One that fits as it stands is nobody else's, wherever in the form it comes. */
export const keysOf = (names: readonly string[], prefix: 'q_' | 'd_'): Named[] => {
  const plain = names.map((name) => straight(name, prefix));
  const taken = new Set(plain.filter(fits));
  const given = new Set<string>();
  const fresh = (wanted: string): string => {
    const stem = fits(wanted) ? wanted.slice(0, 50) : prefix.slice(0, 1);
    let number = stem === wanted ? 2 : 1;
    const keyAt = () => (stem === wanted ? `${stem}-${number}` : `${stem}${number}`);
    while (taken.has(keyAt())) number += 1;
    taken.add(keyAt());
    return keyAt();
  };
  return plain.map((key) => {
    if (fits(key) && !given.has(key)) {
      given.add(key);
      return { key, renamed: false };
    }
    const bare = key.replace(/^-+/, '').slice(0, 60);
    const free = fits(bare) && !taken.has(bare) ? bare : fresh(bare);
    taken.add(free);
    return { key: free, renamed: true };
  });
};
