/** What a version leaves outside its database: messages with buttons, open modals, keys, an export and an env file. */
import { join } from 'node:path';
import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import type { Engine } from '../database/engines.ts';
import type { Message } from '../discord/fake/world.ts';
import type { VisibleMessage } from '../slack/fake/screen.ts';
import type { View } from '../slack/fake/views.ts';
import { fixtures, readPacked } from './archive.ts';

export interface Recording {
  readonly version: string;
  /** When the version was killed, in ISO 8601. */
  readonly endedAt: string;
  /** API keys of this database alone; `revoked` was revoked. */
  readonly keys: { readonly curator: string; readonly revoked: string };
  /** The number of rows of each table. */
  readonly counts: Readonly<Record<string, number>>;
  /** Slugs of what a curator added through the API. */
  readonly added: { readonly entity: string; readonly fact: string; readonly retracted: string };
  /** Deliveries whose message was on its way when the version was killed, by platform. */
  readonly inFlight: Readonly<Record<'slack' | 'discord', string>>;
  readonly slack: { readonly messages: readonly VisibleMessage[]; readonly views: readonly View[] };
  readonly discord: { readonly messages: readonly Message[]; readonly modals: readonly APIModalInteractionResponseCallbackData[] };
}

/** Tables of what people did. The knowledge files of the new version may change all others. */
export const KEPT = [
  ...['api_key', 'audit', 'channel_setting', 'continuation', 'correction', 'delivery', 'feedback', 'notice', 'platform'],
  ...['subscription', 'suggestion'],
];

export const RECORDING = 'recording.json.br';
export const DATABASE: Readonly<Record<Engine, string>> = { pglite: 'folder.tar.br', postgresql: 'dump.sql.br' };
export const EXPORT = 'export.json.br';

export const folderOf = (version: string, engine: Engine): string => join(fixtures, version, engine);

export const readRecording = (version: string, engine: Engine): Recording =>
  // Written by `record.ts` in this shape.
  JSON.parse(readPacked(join(folderOf(version, engine), RECORDING)).toString()) as Recording;
