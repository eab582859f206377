/** Continuations: questions that stand behind the buttons of a chat bot. */
import {
  type CommandCall,
  continuationInput,
  findContinuation,
  optionInput,
  type SavedContinuation,
  saveContinuation,
} from '../../bot-state/continuations.ts';
import { builder } from '../base/builder.ts';
import { listComplexity } from '../base/page.ts';
import { defineInput } from '../inputs/define-input.ts';
import { defineMutation, payloadWith } from '../inputs/define-mutation.ts';
import { afterIdCheck, checkIdsIn, idsIn } from './platform.ts';

type CommandCallOption = CommandCall['options'][number];

const CommandCallOptionRef = builder.objectRef<CommandCallOption>('CommandCallOption').implement({
  description: 'An option of a command, with a text or a flag as its value.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name of the option, such as "of".' }),
    text: t.exposeString('text', { nullable: true, description: 'The value of a text option; null for a flag.' }),
    flag: t.exposeBoolean('flag', { nullable: true, description: 'The value of a flag; null for a text option.' }),
  }),
});

const ContinuationRef = builder.objectRef<CommandCall>('Continuation').implement({
  description: 'A command saved behind a button.',
  fields: (t) => ({
    command: t.exposeString('command', { description: 'The command to run, such as "limitations".' }),
    options: t.field({
      type: [CommandCallOptionRef],
      description: 'The values of its options, one entry each.',
      complexity: listComplexity,
      resolve: ({ options }) => options,
    }),
    page: t.exposeInt('page', { nullable: true, description: 'The place of the page in the answer, from 1; null for the first.' }),
  }),
});

const CommandCallOptionInput = defineInput('CommandCallOptionInput', optionInput);

const SavedContinuationRef = builder.objectRef<SavedContinuation>('SavedContinuation').implement({
  description: 'The id of a saved command.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'A UUID to pass to `continuation`; the same command of the same user keeps it.' }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'When the command is forgotten: 30 days from now.',
      resolve: ({ expiresAt }) => expiresAt.toISOString(),
    }),
  }),
});

defineMutation('saveContinuation', {
  scopes: ['bot'],
  description: 'Saves a command that is too long for a button.',
  input: {
    schema: continuationInput,
    types: { options: CommandCallOptionInput },
    description: 'The command, and the user who may run it.',
  },
  payload: payloadWith({
    description: 'The result of saving a command.',
    field: 'continuation',
    type: SavedContinuationRef,
    fieldDescription: 'The id to find it by; null on errors.',
  }),
  write: afterIdCheck((input, { client, clock }) => saveContinuation(client, clock.now(), input)),
});

builder.queryField('continuation', (t) =>
  t.field({
    type: ContinuationRef,
    nullable: true,
    authScopes: { bot: true },
    description: "A saved command; null if unknown, older than 30 days or another user's. Needs the scope `bot`.",
    args: {
      id: t.arg.id({ required: true, description: 'The id that `saveContinuation` returned.' }),
      platform: t.arg.string({ required: true, description: 'Where the button was pressed.' }),
      user: t.arg.string({ required: true, description: 'The id of the user who pressed it.' }),
    },
    resolve: async (_root, { id, ...owner }, context) => {
      await checkIdsIn(context, idsIn(owner));
      return (await findContinuation(context.client, context.clock.now(), owner, id)) ?? null;
    },
  }),
);
