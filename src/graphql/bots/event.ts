/** Events of chat platforms, each to be answered by one process and once. */
import { recordEvent, recordEventInput } from '../../bot-state/events.ts';
import { builder } from '../base/builder.ts';
import { definePayload, mutationResolver } from '../base/payload.ts';
import { PlatformEnum } from './platform.ts';

const RecordEventInput = builder.inputType('RecordEventInput', {
  description: 'An event that a platform has sent to a bot.',
  fields: (t) => ({
    platform: t.field({ type: PlatformEnum, required: true, description: 'The chat system that sent it.' }),
    event: t.string({ required: true, description: 'The id that the platform gives it: the same when it is sent again.' }),
  }),
});

const RecordEventPayload = definePayload<boolean>('RecordEventPayload', 'Whether somebody was there before.');
builder.objectField(RecordEventPayload, 'isNew', (t) =>
  t.boolean({
    nullable: true,
    description: 'True for the one caller who is first to name the event, in any process; null when there are errors.',
    resolve: ({ value }) => value,
  }),
);

builder.mutationField('recordEvent', (t) =>
  t.field({
    type: RecordEventPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Takes an event of a platform, so that nobody answers it twice; remembered for two days. For bots.',
    args: { input: t.arg({ type: RecordEventInput, required: true, description: 'The event that is to be taken.' }) },
    resolve: mutationResolver(recordEventInput, (input, { client, clock }) => recordEvent(client, clock.now(), input)),
  }),
);
