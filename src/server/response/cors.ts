/** Requests from pages of other origins, which browsers announce. */
import type { ServerResponse } from 'node:http';
import { commonHeaders } from './headers.ts';

const DAY_S = 86_400;

/** `*` stands for every header but Authorization. */
export function answerPreflight(response: ServerResponse): void {
  response.writeHead(204, [
    ...commonHeaders,
    ...['access-control-allow-methods', 'GET, POST'],
    ...['access-control-allow-headers', '*, Authorization'],
    ...['access-control-max-age', String(DAY_S)],
  ]);
  response.end();
}
