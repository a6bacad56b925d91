/** Makes it once per name: for what takes a thousand times as long to make as to use, like a language's formats. */
export const oncePer = <Name, Made extends object>(make: (name: Name) => Made): ((name: Name) => Made) => {
  const made = new Map<Name, Made>();
  return (name) => {
    const known = made.get(name);
    if (known) return known;
    const fresh = make(name);
    made.set(name, fresh);
    return fresh;
  };
};
