import { claimWelcome, claimWelcomeInput } from '../../bot-state/welcomes.ts';
import { defineMutation, payloadWith } from '../inputs/define-mutation.ts';
import { afterIdCheck } from './platform.ts';

defineMutation('claimWelcome', {
  scopes: ['bot'],
  description: 'Claims the one welcome of a channel or workspace.',
  input: { schema: claimWelcomeInput, description: 'Where the bot joined.' },
  payload: payloadWith({
    description: 'Whether the bot should introduce itself.',
    field: 'isFirst',
    type: 'Boolean',
    fieldDescription: 'True for the first caller in any process, unless the workspace turned welcomes off; null on errors.',
  }),
  write: afterIdCheck((input, { client, clock }) => claimWelcome(client, clock.now(), input)),
});
