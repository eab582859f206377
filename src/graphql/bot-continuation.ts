/** Continuations: questions that stand behind the buttons of a chat bot. */
import { BadInput } from '../errors.ts';
import { type Asking, findContinuation, type Kept, keepContinuation } from '../memory/continuations.ts';
import { LONGEST_ID, PlatformEnum, readText } from './bot-input.ts';
import { builder } from './builder.ts';
import { listComplexity } from './page.ts';

const MOST_OPTIONS = 25;
const LONGEST_VALUE = 1_000;

type AskingOption = Asking['options'][number];

const AskingOptionRef = builder.objectRef<AskingOption>('AskingOption').implement({
  description: 'One option of a question, with a text or a flag as its value.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'How the command calls the option, for example "of".' }),
    text: t.exposeString('text', { nullable: true, description: 'Its value where it takes a text; null where it is a flag.' }),
    flag: t.exposeBoolean('flag', { nullable: true, description: 'Its value where it is a flag; null where it takes a text.' }),
  }),
});

const ContinuationRef = builder.objectRef<Asking>('Continuation').implement({
  description: 'A question that a chat bot keeps behind a button.',
  fields: (t) => ({
    command: t.exposeString('command', { description: 'The command that is asked, for example "limitations".' }),
    options: t.field({
      type: [AskingOptionRef],
      description: 'The values that were given to it.',
      complexity: listComplexity,
      resolve: ({ options }) => options,
    }),
    page: t.exposeInt('page', { nullable: true, description: 'Which page of the answer, from 1; null for the first.' }),
  }),
});

const AskingOptionInput = builder.inputType('AskingOptionInput', {
  description: 'One option of a question: with either a text or a flag.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'How the command calls the option, for example "of".' }),
    text: t.string({ description: `A value of at most ${LONGEST_VALUE} characters.` }),
    flag: t.boolean({ description: 'The value of an option that is only on or off.' }),
  }),
});

const KeepContinuationInput = builder.inputType('KeepContinuationInput', {
  description: 'A question to keep, and the one person who may ask it again.',
  fields: (t) => ({
    platform: t.field({ type: PlatformEnum, required: true, description: 'Where the button is shown.' }),
    user: t.string({ required: true, description: 'Who may press it, as the platform calls them.' }),
    command: t.string({ required: true, description: 'The command that is to be asked, for example "limitations".' }),
    options: t.field({
      type: [AskingOptionInput],
      required: true,
      description: `What is given to the command: at most ${MOST_OPTIONS} options.`,
    }),
    page: t.int({ description: 'Which page of the answer, from 1; the first when it is left out.' }),
  }),
});

const KeepContinuationPayload = builder.objectRef<Kept>('KeepContinuationPayload').implement({
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

builder.mutationField('keepContinuation', (t) =>
  t.field({
    type: KeepContinuationPayload,
    nullable: true,
    authScopes: { bot: true },
    description: 'Keeps a question that is too long for a button; for bots.',
    args: { input: t.arg({ type: KeepContinuationInput, required: true, description: 'The question, and who may ask it again.' }) },
    resolve: (_root, { input }, { client, clock }) => {
      const owner = { platform: input.platform, user: readText('user', input.user, LONGEST_ID) };
      return keepContinuation(client, clock.now(), owner, readAsking(input));
    },
  }),
);

builder.queryField('continuation', (t) =>
  t.field({
    type: ContinuationRef,
    nullable: true,
    authScopes: { bot: true },
    description: 'A question that was kept; null when it is unknown, older than 30 days, or was kept for somebody else. For bots.',
    args: {
      id: t.arg.id({ required: true, description: 'What `keepContinuation` gave.' }),
      platform: t.arg({ type: PlatformEnum, required: true, description: 'Where somebody pressed the button.' }),
      user: t.arg.string({ required: true, description: 'Who pressed it, as the platform calls them.' }),
    },
    resolve: async (_root, { id, platform, user }, { client, clock }) =>
      (await findContinuation(client, clock.now(), { platform, user: readText('user', user, LONGEST_ID) }, id)) ?? null,
  }),
);

function readAsking({ command, options, page }: typeof KeepContinuationInput.$inferInput): Asking {
  if (options.length > MOST_OPTIONS) throw new BadInput(`There are ${options.length} options, and ${MOST_OPTIONS} are allowed.`);
  if (page != null && page < 1) throw new BadInput(`"page" is ${page}; pages are counted from 1.`);
  return { command: readText('command', command, LONGEST_ID), options: options.map(readOption), page: page ?? null };
}

function readOption({ name, text, flag }: typeof AskingOptionInput.$inferInput): AskingOption {
  if ((text == null) === (flag == null)) throw new BadInput(`The option "${name}" needs either a text or a flag.`);
  return {
    name: readText('name', name, LONGEST_ID),
    text: text == null ? null : readText('text', text, LONGEST_VALUE),
    flag: flag ?? null,
  };
}
