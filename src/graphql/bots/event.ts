/** Events of chat platforms, each to be answered by one process and once. */
import { recordEvent, recordEventInput } from '../../bot-state/events.ts';
import { builder } from '../base/builder.ts';
import { definePayload, mutationResolver } from '../base/payload.ts';
import { defineInput } from '../inputs/define-input.ts';
import { afterIdCheck } from './platform.ts';

const RecordEventInput = defineInput('RecordEventInput', recordEventInput);

const RecordEventPayload = definePayload<boolean>('RecordEventPayload', 'Whether the event is new.');
builder.objectField(RecordEventPayload, 'isNew', (t) =>
  t.boolean({
    nullable: true,
    description: 'True for the first caller in any process; null on errors.',
    resolve: ({ value }) => value,
  }),
);

builder.mutationField('recordEvent', (t) =>
  t.field({
    type: RecordEventPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Records an event for two days, so it is answered once. Needs the scope `bot`.',
    args: { input: t.arg({ type: RecordEventInput, required: true, description: 'The event to record.' }) },
    resolve: mutationResolver(
      recordEventInput,
      afterIdCheck((input, { client, clock }) => recordEvent(client, clock.now(), input)),
    ),
  }),
);
