/** The server's own routes; pages and bots add theirs. */
import { productVersion } from '../env.ts';
import type { Route } from '../routing/route.ts';
import { sendText } from '../routing/send-text.ts';

/** `isReady` tells whether the database answers; `notices` are lines that are added then. */
export const serverRoutes = (isReady: () => Promise<boolean>, notices: () => readonly string[]): readonly Route[] => [
  { method: 'GET', path: '/health', handle: (_request, response) => sendText(response, 200, `ok, LMM Atlas ${productVersion}`) },
  {
    method: 'GET',
    path: '/ready',
    handle: async (_request, response) =>
      (await isReady())
        ? sendText(response, 200, ['ready', ...notices()].join('\n'))
        : sendText(response, 503, 'the database is not responding'),
  },
];
