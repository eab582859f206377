/**
 * Headers of the endpoint, as the flat list that Node writes as it is: names and values in turn. Node checks and sorts headers that
 * are set one by one, which takes longer than to look up a cached answer.
 */
import { policyHeaders } from '../../routing/policy-headers.ts';

export type HeaderList = readonly string[];

const READABLE = 'ETag, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset';

/** Of every answer. All origins are allowed, because the API ignores cookies and browser credentials. */
export const commonHeaders: HeaderList = [
  ...Object.entries(policyHeaders).flat(),
  ...['access-control-allow-origin', '*'],
  ...['access-control-expose-headers', READABLE],
  ...['vary', 'Accept, Authorization'],
];

/** Without the headers of these names, in lower case. */
export const withoutHeaders = (headers: HeaderList, names: readonly string[]): HeaderList =>
  headers.filter((_part, index) => !names.includes(headers[index - (index % 2)] ?? ''));
