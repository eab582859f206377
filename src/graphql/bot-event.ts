/** Events of chat platforms, each to be answered by one process and once. */
import { takeEvent } from '../memory/events.ts';
import { LONGEST_ID, PlatformEnum, readText } from './bot-input.ts';
import { builder } from './builder.ts';

const NoteEventInput = builder.inputType('NoteEventInput', {
  description: 'An event that a platform has sent to a bot.',
  fields: (t) => ({
    platform: t.field({ type: PlatformEnum, required: true, description: 'The chat system that sent it.' }),
    event: t.string({ required: true, description: 'The id that the platform gives it: the same when it is sent again.' }),
  }),
});

const NoteEventPayload = builder.objectRef<{ readonly isNew: boolean }>('NoteEventPayload').implement({
  description: 'Whether somebody was there before.',
  fields: (t) => ({
    isNew: t.exposeBoolean('isNew', { description: 'True for the one caller who is first to name the event, in any process.' }),
  }),
});

builder.mutationField('noteEvent', (t) =>
  t.field({
    type: NoteEventPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Takes an event of a platform, so that nobody answers it twice; remembered for two days. For bots.',
    args: { input: t.arg({ type: NoteEventInput, required: true, description: 'The event that is to be taken.' }) },
    resolve: async (_root, { input: { platform, event } }, { client, clock }) => ({
      isNew: await takeEvent(client, clock.now(), platform, readText('event', event, LONGEST_ID)),
    }),
  }),
);
