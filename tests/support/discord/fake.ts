/**
 * A fake Discord on 127.0.0.1: REST and gateway that answer as the platform does, and a person who asks there.
 * Everything that crosses the wire is kept, so that tests can look at exact bodies.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Gateway, gatewayOf } from './gateway.ts';
import { type Person, personIn } from './person.ts';
import { createRate, type RateOptions } from './rate.ts';
import { restOf } from './rest.ts';
import { type Answer, type Breakage, type Call, createWorld, type Fault, type World, whenever } from './world.ts';

export interface FakeDiscord extends Person {
  /** The value for DISCORD_API_URL. */
  readonly url: string;
  readonly token: string;
  readonly world: World;
  readonly gateway: Gateway;
  /** Resolves once the condition holds. */
  readonly until: (condition: () => boolean) => Promise<unknown>;
  readonly calls: (method: string, path: RegExp) => readonly Call[];
  /** Answers the next requests to a path differently. */
  readonly fail: (path: RegExp, answer: Answer | Breakage, options?: { readonly times?: number; readonly method?: string }) => void;
  readonly close: () => Promise<void>;
}

export interface FakeOptions {
  readonly now?: () => number;
  /** A port that was free before; any by default. */
  readonly port?: number;
  /** How many requests are taken; any number when it is left out. */
  readonly rate?: RateOptions;
}

export async function startFakeDiscord({ now = Date.now, port = 0, rate }: FakeOptions = {}): Promise<FakeDiscord> {
  const world = createWorld(now, rate && createRate(rate, now));
  const server = createServer(restOf(world));
  const gateway = gatewayOf(world, server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  const address = server.address() as AddressInfo;
  world.gatewayUrl = `ws://127.0.0.1:${address.port}`;

  return {
    url: `http://127.0.0.1:${address.port}/api`,
    token: world.token,
    world,
    gateway,
    ...personIn(world, gateway),
    until: (condition) => whenever(world, condition),
    calls: (method, path) => world.calls.filter((call) => call.method === method && path.test(call.path)),
    fail: (path, answer, options = {}) => {
      const fault: Fault = { path, answer, times: options.times ?? 1, ...(options.method === undefined ? {} : { method: options.method }) };
      world.faults.push(fault);
    },
    close: () => close(server, gateway),
  };
}

function close(server: ReturnType<typeof createServer>, gateway: Gateway): Promise<void> {
  gateway.close();
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
