/** Whether a request that failed in the network can have reached the platform. */

/** No connection was made, so the platform has seen nothing of the request. */
const NEVER_SENT_CODES = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL'],
  ...['UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ...['SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
]);

export interface NetworkError {
  /** Node's or undici's code, such as `ECONNRESET`. */
  readonly code: string;
  readonly isUnsent: boolean;
}

export function classifyNetworkError(error: unknown): NetworkError {
  const codes = codesOf(error);
  const code = codes.find((one) => NEVER_SENT_CODES.has(one)) ?? codes[0] ?? nameOf(error);
  return { code, isUnsent: NEVER_SENT_CODES.has(code) };
}

function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [...code, ...codesOf(error.cause)];
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
