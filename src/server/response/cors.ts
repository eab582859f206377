/** Requests from pages of other origins: all are allowed, because the API ignores cookies and browser credentials. */
import type { ServerResponse } from 'node:http';

const READABLE = 'ETag, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset';
const DAY_S = 86_400;

export function allowEveryOrigin(response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', READABLE);
}

/** `*` stands for every header but Authorization. */
export function answerPreflight(response: ServerResponse): void {
  response.writeHead(204, {
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': '*, Authorization',
    'access-control-max-age': String(DAY_S),
  });
  response.end();
}
