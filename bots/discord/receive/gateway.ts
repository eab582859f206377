/**
 * How discord.js runs the gateway: an event that it or a listener can't handle is lost and logged, instead of ending the process, and
 * a connection that has gone silent is dropped at once.
 */
import { randomUUID } from 'node:crypto';
import {
  type Client,
  GatewayDispatchEvents,
  SimpleShardingStrategy,
  type WebSocketOptions,
  WebSocketShardDestroyRecovery,
} from 'discord.js';
import type { Logger } from 'pino';
import { logFields } from '../send/errors.ts';

type ShardManager = Parameters<NonNullable<WebSocketOptions['buildStrategy']>>[0];

/** Events of shards in @discordjs/ws; discord.js exports other ones by the name of that enum. */
const DISPATCH = 'dispatch';
const CLOSED = 'closed';

/** The sharding strategy of discord.js with guarded events. */
export function createStrategy(manager: ShardManager, log: Logger): SimpleShardingStrategy {
  const emit = manager.emit.bind(manager) as (event: string, payload: { readonly data?: unknown }) => boolean;
  const guarded: typeof emit = (event, payload) => {
    // Without READY there is no usable connection, so that error restarts the whole bot.
    const isExpendable = event === DISPATCH && eventName(payload.data) !== GatewayDispatchEvents.Ready;
    return isExpendable ? loseOnError(() => emit(event, payload), eventName(payload.data), log) : emit(event, payload);
  };
  // The strategy emits the events of its shards on the manager.
  manager.emit = guarded as typeof manager.emit;
  return new ResponsiveStrategy(manager);
}

/** Guards the handlers of discord.js by themselves too: it queues events that come before READY, and handles them on a timer. */
export function guardHandlers(client: Client, log: Logger): void {
  const { ws } = client;
  const handle = ws['handlePacket'].bind(ws);
  ws['handlePacket'] = (packet, shard) => {
    const name = eventName(packet);
    if (name === GatewayDispatchEvents.Ready) return handle(packet, shard);
    return loseOnError(() => handle(packet, shard), name, log);
  };
}

function loseOnError(handle: () => boolean, event: string, log: Logger): boolean {
  try {
    return handle();
  } catch (error) {
    log.error({ id: randomUUID().slice(0, 8), event, ...logFields(error) }, 'an event was lost');
    return false;
  }
}

const eventName = (data: unknown): string =>
  typeof data === 'object' && data !== null && 't' in data && typeof data.t === 'string' ? data.t : 'unknown';

/** The part of a shard that is needed here; discord.js keeps it private. */
interface Shard {
  readonly connection: { readonly terminate: () => void } | null;
  readonly emit: (event: string, payload: object) => boolean;
  destroy: (options?: {
    readonly code?: number;
    readonly reason?: string;
    readonly recover?: WebSocketShardDestroyRecovery;
  }) => Promise<void>;
}

/** What discord.js gives as the reason when no heartbeat was acknowledged. */
const NO_HEARTBEAT = 'Zombie connection';
/** The code with which discord.js closes a connection that it resumes. */
const RESUMING = 4200;

/**
 * discord.js closes a connection that no longer acknowledges heartbeats, and waits up to 30 s for an answer to its close frame before
 * it connects again. Nothing comes over such a connection, so here it is cut off.
 */
class ResponsiveStrategy extends SimpleShardingStrategy {
  override async spawn(shardIds: number[]): Promise<void> {
    await super.spawn(shardIds);
    const shards = (this as unknown as { readonly shards: ReadonlyMap<number, Shard> }).shards;
    for (const id of shardIds) {
      const shard = shards.get(id);
      if (shard !== undefined) cutOffWhenSilent(shard);
    }
  }
}

function cutOffWhenSilent(shard: Shard): void {
  const destroy = shard.destroy.bind(shard);
  shard.destroy = (options = {}) => {
    if (options.reason === NO_HEARTBEAT && options.recover === WebSocketShardDestroyRecovery.Resume) {
      shard.connection?.terminate();
      // discord.js reports this only after a close frame.
      shard.emit(CLOSED, { code: RESUMING });
    }
    return destroy(options);
  };
}
