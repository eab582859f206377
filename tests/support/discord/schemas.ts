/** Schemas: what Discord refuses in a body: its own OpenAPI file, read strictly, and the documented rules beyond it. */
import {
  ApplicationCommandUpdateRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  MessageCreateRequestSchema,
  type Schema,
} from 'discord-api-spec/zod';
import { type MessageBody, type Named, problemsOf, problemsOfCommand } from '../../../bots/discord/limits.ts';

/** Bodies of the routes that the fake serves, by what they are. */
export const checks = {
  callback: (body: unknown) => [...read(CreateMessageInteractionCallbackRequestSchema, body), ...callbackProblems(body)],
  followUp: (body: unknown) => message(IncomingWebhookRequestPartialSchema, body),
  edit: (body: unknown) => message(IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema, body),
  channelMessage: (body: unknown) => message(MessageCreateRequestSchema, body),
  commands: (body: unknown) =>
    Array.isArray(body)
      ? body.flatMap((command) => [...read(ApplicationCommandUpdateRequestSchema, command), ...problemsOfCommand(command as Named)])
      : ['must be a list'],
};

function callbackProblems(body: unknown): string[] {
  const { type, data } = body as { readonly type?: number; readonly data?: MessageBody };
  return type === 4 ? problemsOf(data ?? {}) : [];
}

function message(schema: Schema, body: unknown): string[] {
  const problems = read(schema, body);
  return problems.length > 0 ? problems : problemsOf(body as MessageBody);
}

function read(schema: Schema, body: unknown): string[] {
  const result = schema.safeParse(body);
  if (!result.success) return result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  // The schemas drop what they do not know: what is missing from their result was never documented.
  return unknownKeys(body, result.data, '').map((path) => `${path}: is not documented`);
}

function unknownKeys(before: unknown, after: unknown, path: string): string[] {
  if (typeof before !== 'object' || before === null) return [];
  const kept = after as Readonly<Record<string, unknown>>;
  return Object.entries(before).flatMap(([key, value]) =>
    key in kept ? unknownKeys(value, kept[key], `${path}/${key}`) : [`${path}/${key}`],
  );
}

// The first look at a schema compiles it, which would eat into the three seconds of an interaction.
for (const check of Object.values(checks)) check({});
