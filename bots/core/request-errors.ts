/** Classifies requests that the platform did not answer: whether they can have reached it. */
import type { PlatformError } from './contract/platform-error.ts';

/** No connection was made, so the platform has seen nothing of the request. */
const NEVER_SENT_CODES = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL'],
  ...['UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ...['SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
]);

/** Our rate limits did not allow the request in time. */
export class RateLimitTimeout extends Error {
  override readonly name = 'RateLimitTimeout';
}

/** The code is Node's or undici's, such as `ECONNRESET`. */
export function classifyRequestError(error: unknown): PlatformError {
  if (error instanceof RateLimitTimeout) return { kind: 'retry', code: 'rate_limit_timeout' };
  const codes = codesOf(error);
  const unsent = codes.find((code) => NEVER_SENT_CODES.has(code));
  return unsent === undefined ? { kind: 'unclear', code: codes[0] ?? nameOf(error) } : { kind: 'retry', code: unsent };
}

function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [...code, ...codesOf(error.cause)];
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
