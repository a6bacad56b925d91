/**
 * No header larger than 16 KB, no request longer than a minute: one slow client holds up nobody (C55). What has no Host
 * is answered by us, with our headers (C25).
 */
export const listenerOptions = {
  requestTimeout: 60_000,
  headersTimeout: 20_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
  requireHostHeader: false,
};
