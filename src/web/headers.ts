const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The exact header set of every response, errors and files included (C25; security.md §2 and §6). */
export const headerSet = (origin: string, { script } = { script: false }): Record<string, string> => ({
  'Content-Security-Policy': `${script ? "script-src 'self'; " : ''}${policy}`,
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
