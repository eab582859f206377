/** Continuations: questions that stand behind the buttons of a chat bot. */
import {
  type CommandCall,
  continuationInput,
  findContinuation,
  type SavedContinuation,
  saveContinuation,
} from '../../bot-state/continuations.ts';
import { builder } from '../base/builder.ts';
import { listComplexity } from '../base/page.ts';
import { definePayload, mutationResolver } from '../base/payload.ts';
import { PlatformEnum } from './platform.ts';

type CommandCallOption = CommandCall['options'][number];

const CommandCallOptionRef = builder.objectRef<CommandCallOption>('CommandCallOption').implement({
  description: 'One option of a question, with a text or a flag as its value.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'How the command calls the option, for example "of".' }),
    text: t.exposeString('text', { nullable: true, description: 'Its value where it takes a text; null where it is a flag.' }),
    flag: t.exposeBoolean('flag', { nullable: true, description: 'Its value where it is a flag; null where it takes a text.' }),
  }),
});

const ContinuationRef = builder.objectRef<CommandCall>('Continuation').implement({
  description: 'A question that a chat bot keeps behind a button.',
  fields: (t) => ({
    command: t.exposeString('command', { description: 'The command that is asked, for example "limitations".' }),
    options: t.field({
      type: [CommandCallOptionRef],
      description: 'What the person had given to the command, an entry for each value.',
      complexity: listComplexity,
      resolve: ({ options }) => options,
    }),
    page: t.exposeInt('page', { nullable: true, description: 'The place of the page in the answer, counted from 1; null for the first.' }),
  }),
});

const CommandCallOptionInput = builder.inputType('CommandCallOptionInput', {
  description: 'One option of a question: with either a text or a flag.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'How the command calls the option, for example "of".' }),
    text: t.string({ description: 'Its value where it takes a text: at most 2000 characters.' }),
    flag: t.boolean({ description: 'The value of an option that is only on or off.' }),
  }),
});

const SaveContinuationInput = builder.inputType('SaveContinuationInput', {
  description: 'A question to keep, and the one person who may ask it again.',
  fields: (t) => ({
    platform: t.field({ type: PlatformEnum, required: true, description: 'Where the button is shown.' }),
    user: t.string({ required: true, description: 'Who may press it, as the platform calls them.' }),
    command: t.string({ required: true, description: 'The command that is to be asked, for example "limitations".' }),
    options: t.field({
      type: [CommandCallOptionInput],
      required: true,
      description: 'What is given to the command: at most 25 options.',
    }),
    page: t.int({ description: 'The place of the page in the answer, counted from 1; the first when it is left out.' }),
  }),
});

const SavedContinuationRef = builder.objectRef<SavedContinuation>('SavedContinuation').implement({
  description: 'By what a kept question is found again.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'A UUID, the same for the same question of the same person: give it to `continuation`.' }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'When the question is forgotten, 30 days from now.',
      resolve: ({ expiresAt }) => expiresAt.toISOString(),
    }),
  }),
});

const SaveContinuationPayload = definePayload<SavedContinuation>('SaveContinuationPayload', 'What came of keeping a question.');
builder.objectField(SaveContinuationPayload, 'continuation', (t) =>
  t.field({
    type: SavedContinuationRef,
    nullable: true,
    description: 'By what it is found again; null when there are errors.',
    resolve: ({ value }) => value,
  }),
);

builder.mutationField('saveContinuation', (t) =>
  t.field({
    type: SaveContinuationPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Keeps a question that is too long for a button; for bots.',
    args: { input: t.arg({ type: SaveContinuationInput, required: true, description: 'The question, and who may ask it again.' }) },
    resolve: mutationResolver(continuationInput, (input, { client, clock }) => saveContinuation(client, clock.now(), input)),
  }),
);

builder.queryField('continuation', (t) =>
  t.field({
    type: ContinuationRef,
    nullable: true,
    authScopes: { bot: true },
    description: 'A question that was kept; null when it is unknown, older than 30 days, or was kept for somebody else. For bots.',
    args: {
      id: t.arg.id({ required: true, description: 'What `saveContinuation` gave.' }),
      platform: t.arg({ type: PlatformEnum, required: true, description: 'Where somebody pressed the button.' }),
      user: t.arg.string({ required: true, description: 'Who pressed it, as the platform calls them.' }),
    },
    resolve: async (_root, { id, platform, user }, { client, clock }) =>
      (await findContinuation(client, clock.now(), { platform, user }, id)) ?? null,
  }),
);
