/** The routes of the try page; what answers them is loaded with the first request. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Route } from '../core/contract/bot.ts';
import type { Served, ServeOptions } from './http/serve.ts';

export interface Simulator {
  readonly routes: readonly Route[];
  readonly stop: () => Promise<void>;
}

export function createSimulator(options: ServeOptions): Simulator {
  let opening: Promise<Served> | undefined;
  const open = () => {
    opening ??= import('./http/serve.ts').then(({ openServe }) => openServe(options));
    // The next request tries again.
    opening.catch(() => {
      opening = undefined;
    });
    return opening;
  };
  const route = (method: Route['method'], path: string, part: 'page' | 'call' | 'gallery'): Route => ({
    ...{ method, path },
    // The server answers a rejection, so it's returned.
    handle: async (request: IncomingMessage, response: ServerResponse) => (await open())[part](request, response),
  });
  return {
    routes: [route('GET', '/try', 'page'), route('POST', '/try/api', 'call'), route('GET', '/try/gallery', 'gallery')],
    stop: async () => (await opening?.catch(() => undefined))?.stop(),
  };
}
