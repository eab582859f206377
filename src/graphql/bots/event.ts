/** Events of chat platforms, each to be answered by one process and once. */
import { recordEvent, recordEventInput } from '../../bot-state/events.ts';
import { defineMutation, payloadWith } from '../inputs/define-mutation.ts';
import { afterIdCheck } from './platform.ts';

defineMutation('recordEvent', {
  scopes: ['bot'],
  description: 'Records an event for two days, so it is answered once.',
  input: { schema: recordEventInput, description: 'The event to record.' },
  payload: payloadWith({
    description: 'Whether the event is new.',
    field: 'isNew',
    type: 'Boolean',
    fieldDescription: 'True for the first caller in any process; null on errors.',
  }),
  write: afterIdCheck((input, { client, clock }) => recordEvent(client, clock.now(), input)),
});
