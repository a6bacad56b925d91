const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** What a page may do besides being read: run our own file, and send to our own address. */
export type Enhancement = { script?: boolean; sends?: boolean };

const allowed = ({ script, sends }: Enhancement): string =>
  `${script ? "script-src 'self'; " : ''}${sends ? "connect-src 'self'; " : ''}`;

/** The exact header set of every response, errors and files included (C25; security.md §2 and §6). */
export const headerSet = (origin: string, may: Enhancement = {}): Record<string, string> => ({
  'Content-Security-Policy': `${allowed(may)}${policy}`,
  // `no-referrer` would make browsers send `Origin: null` with our own forms.
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'accelerometer=(), camera=(), clipboard-read=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
  'X-Robots-Tag': 'noindex, noarchive',
  'Cache-Control': 'no-store',
  ...(origin.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=63072000' } : {}),
});

/** Files named by their own hash may be kept; they are the same for everyone and say nothing. */
export const keepForever = 'public, max-age=31536000, immutable';
