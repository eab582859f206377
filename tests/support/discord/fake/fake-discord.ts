/**
 * A fake Discord on 127.0.0.1: a REST API and a gateway that respond as the platform does, and a person who uses it.
 * All requests are recorded, so that tests can check exact bodies.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DiscordResponse, RecordedRequest } from './exchange.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { createPerson, type Person } from './person.ts';
import { createRateLimits, type RateLimitOptions } from './rate-limits.ts';
import { createRestHandler } from './rest.ts';
import { type ConnectionFailure, createWorld, type Fault, type World, waitFor } from './world.ts';

export interface FakeDiscord extends Person {
  /** The value for DISCORD_API_URL. */
  readonly url: string;
  readonly token: string;
  readonly world: World;
  readonly gateway: Gateway;
  /** Resolves once the condition holds. */
  readonly until: (condition: () => boolean) => Promise<unknown>;
  readonly calls: (method: string, path: RegExp) => readonly RecordedRequest[];
  /** Replaces the response to the next requests to a path. */
  readonly fail: (
    path: RegExp,
    answer: DiscordResponse | ConnectionFailure,
    options?: { readonly times?: number; readonly method?: string },
  ) => void;
  readonly close: () => Promise<void>;
}

export interface FakeOptions {
  readonly now?: () => number;
  /** A port that was free before; any by default. */
  readonly port?: number;
  /** Rate limits; none if left out. */
  readonly rate?: RateLimitOptions;
  /** How often bots have to send a heartbeat; as Discord does by default. */
  readonly heartbeatMs?: number;
  /** False if the server's data doesn't follow READY. */
  readonly sendsGuild?: boolean;
}

export async function startFakeDiscord({
  now = Date.now,
  port = 0,
  rate,
  heartbeatMs,
  sendsGuild = true,
}: FakeOptions = {}): Promise<FakeDiscord> {
  const world = createWorld(now, rate && createRateLimits(rate, now), heartbeatMs);
  world.sendsGuild = sendsGuild;
  const server = createServer(createRestHandler(world));
  const gateway = createGateway(world, server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  const address = server.address() as AddressInfo;
  world.gatewayUrl = `ws://127.0.0.1:${address.port}`;

  return {
    url: `http://127.0.0.1:${address.port}/api`,
    token: world.token,
    world,
    gateway,
    ...createPerson(world, gateway),
    until: (condition) => waitFor(world, condition),
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
