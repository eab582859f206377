/** The try page over an app, as the server mounts it. */
import { systemClock } from '../../../bots/clock.ts';
import { createSimulator, type Simulator } from '../../../bots/main.ts';
import type { App } from '../../../src/app.ts';
import { tryFrame } from '../../../src/web/try/try-frame.ts';
import { serve, type TestServer } from '../api/server.ts';
import { apiOf } from '../bots/bot-contexts.ts';
import { silentLog } from '../silent-log.ts';
import { pagesOf } from './pages.ts';

/** `requestsPerMinute` is the rate limit of an address; none by default. */
export async function serveTryPage(app: App, requestsPerMinute = 0): Promise<TestServer> {
  let simulator: Simulator | undefined;
  const routes = await pagesOf(app.api, {
    more: (sendPage) => {
      simulator = createSimulator({
        ...{ api: apiOf(app), clock: systemClock, log: silentLog, playgroundPath: '/graphql', isSecure: false },
        sendPage: (request, response, main, status) => sendPage(request, response, { ...tryFrame, main, status }),
      });
      return simulator.routes;
    },
  });
  const server = await serve({ api: app.api, routes, limits: { requestsPerMinute, trustedProxies: 0 } });
  const close = () => {
    server.close();
    void simulator?.stop();
  };
  return { ...server, close };
}
