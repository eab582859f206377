/** One answer in the gallery, with the bodies that each platform is sent for it. */
import type { ModalView } from '@slack/types';
import type { Reply } from '../../../bots/core/contract/reply.ts';
import type { Modal } from '../../../bots/discord/render/modal.ts';
import type { DiscordMessage } from '../../../bots/discord/render/render.ts';
import type { SlackMessage } from '../../../bots/slack/render/render.ts';
import type { PlatformId } from './place.ts';

interface Shown<Id extends PlatformId, Message, Form> {
  readonly id: string;
  readonly group: string;
  readonly state: string;
  readonly asked: string;
  readonly platform: Id;
  /** Its pages, turned with its own buttons. */
  readonly replies: readonly Reply[];
  /** The messages of each page. */
  readonly pages: readonly (readonly Message[])[];
  /** What opens instead, where something is missing; without it, the answer says so. */
  readonly form?: Form;
}

export type SlackEntry = Shown<'slack', SlackMessage, ModalView>;
export type DiscordEntry = Shown<'discord', DiscordMessage, Modal>;
export type Entry = SlackEntry | DiscordEntry;
