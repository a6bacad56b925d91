type Change = 'skipped' | 'twice';
const later = { disambiguation: 'later' } as const;
const earlier = { disambiguation: 'earlier' } as const;

/** Is this time on that night's clock no time, or two? */
export const clockChangeAt = (on: string, time: string, zone: string): Change | null => {
  const written = Temporal.PlainDateTime.from(`${on}T${time}`);
  const [first, second] = [written.toZonedDateTime(zone, earlier), written.toZonedDateTime(zone, later)];
  if (first.epochMilliseconds === second.epochMilliseconds) return null;
  return first.toPlainDateTime().equals(written) ? 'twice' : 'skipped';
};
