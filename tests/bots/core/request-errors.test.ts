import { expect, it } from 'vitest';
import { classifyRequestError, RateLimitTimeout } from '../../../bots/core/request-errors.ts';

const coded = (code: string, cause?: unknown) => Object.assign(new Error('broken', { cause }), { code });

it.each([
  ['a refused connection', coded('ECONNREFUSED'), { code: 'ECONNREFUSED', kind: 'retry' }],
  [
    'an unknown host, wrapped in another error',
    new TypeError('fetch failed', { cause: coded('ENOTFOUND') }),
    { code: 'ENOTFOUND', kind: 'retry' },
  ],
  ['a dropped connection', new TypeError('fetch failed', { cause: coded('UND_ERR_SOCKET') }), { code: 'UND_ERR_SOCKET', kind: 'unclear' }],
  ['a reset', coded('ECONNRESET'), { code: 'ECONNRESET', kind: 'unclear' }],
  ['no answer in time', new DOMException('late', 'TimeoutError'), { code: 'TimeoutError', kind: 'unclear' }],
  ['a request that the rate limits held up', new RateLimitTimeout(), { code: 'rate_limit_timeout', kind: 'retry' }],
  ['a value that is not an Error', 'odd', { code: 'unknown', kind: 'unclear' }],
])('knows of %s whether anything was sent', (_what, error, classified) => {
  expect(classifyRequestError(error)).toEqual(classified);
});
