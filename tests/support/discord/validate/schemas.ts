/** Checks bodies as Discord does: strictly against its OpenAPI file, and against the documented rules beyond it. */
import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandUpdateRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  ModalInteractionCallbackRequestSchema,
  type Schema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import { type CommandDeclaration, findCommandProblems } from '../../../../bots/discord/render/validate-command.ts';
import {
  findChoiceProblems,
  findEditProblems,
  findMessageProblems,
  findModalProblems,
  type MessageBody,
} from '../../../../bots/discord/render/validate-message.ts';

interface Callback {
  readonly type?: number;
  readonly data?: MessageBody & { readonly choices?: Parameters<typeof findChoiceProblems>[0] };
}

/** Interaction callbacks, by their type: https://discord.com/developers/docs/interactions/receiving-and-responding */
const callbacks: Readonly<Record<number, { readonly schema: Schema; readonly rules: (data: NonNullable<Callback['data']>) => string[] }>> =
  {
    4: { schema: CreateMessageInteractionCallbackRequestSchema, rules: findMessageProblems },
    5: { schema: CreateMessageInteractionCallbackRequestSchema, rules: () => [] },
    6: { schema: UpdateMessageInteractionCallbackRequestSchema, rules: () => [] },
    7: { schema: UpdateMessageInteractionCallbackRequestSchema, rules: findEditProblems },
    8: { schema: ApplicationCommandAutocompleteCallbackRequestSchema, rules: ({ choices = [] }) => findChoiceProblems(choices) },
    9: { schema: ModalInteractionCallbackRequestSchema, rules: findModalProblems },
  };

/** The checks for the bodies of the routes that the fake serves. */
export const bodyChecks = {
  callback: (body: unknown) => {
    const { type = 0, data = {} } = body as Callback;
    const callback = callbacks[type];
    return callback === undefined ? [`type: ${type} is not a callback type`] : withRules(callback.schema, body, () => callback.rules(data));
  },
  followUp: (body: unknown) => message(IncomingWebhookRequestPartialSchema, body),
  edit: (body: unknown) =>
    withRules(IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema, body, () => findEditProblems(body as MessageBody)),
  channelMessage: (body: unknown) => message(MessageCreateRequestSchema, body),
  channelEdit: (body: unknown) => withRules(MessageEditRequestPartialSchema, body, () => findEditProblems(body as MessageBody)),
  commands: (body: unknown) =>
    Array.isArray(body)
      ? body.flatMap((command) => [
          ...read(ApplicationCommandUpdateRequestSchema, withNumber(command as object)),
          ...findCommandProblems(command as CommandDeclaration),
        ])
      : ['must be a list'],
};

/** Permissions are a string in Discord's documentation and a number in its OpenAPI file; Discord accepts both. */
const withNumber = (command: { readonly default_member_permissions?: string | null }) =>
  command.default_member_permissions == null
    ? command
    : { ...command, default_member_permissions: Number(command.default_member_permissions) };

const message = (schema: Schema, body: unknown): string[] => withRules(schema, body, () => findMessageProblems(body as MessageBody));

function withRules(schema: Schema, body: unknown, rules: () => string[]): string[] {
  const problems = read(schema, body);
  return problems.length > 0 ? problems : rules();
}

function read(schema: Schema, body: unknown): string[] {
  const result = schema.safeParse(body);
  if (!result.success) return result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  // The schemas drop unknown keys, so a key that is missing from the result is undocumented.
  return unknownKeys(body, result.data, '').map((path) => `${path}: is not documented`);
}

function unknownKeys(before: unknown, after: unknown, path: string): string[] {
  if (typeof before !== 'object' || before === null) return [];
  const kept = after as Readonly<Record<string, unknown>>;
  return Object.entries(before).flatMap(([key, value]) =>
    key in kept ? unknownKeys(value, kept[key], `${path}/${key}`) : [`${path}/${key}`],
  );
}

// The first use of a schema compiles it, which would take up part of the three seconds of an interaction.
for (const check of Object.values(bodyChecks)) check({});
for (const type of Object.keys(callbacks)) bodyChecks.callback({ type: Number(type) });
