/** The error responses of Discord's REST API: https://discord.com/developers/docs/topics/opcodes-and-status-codes */
import type { DiscordResponse } from './exchange.ts';

const errorResponse = (status: number, code: number, message: string, more: object = {}): DiscordResponse => ({
  status,
  body: { message, code, ...more },
});

export const ok = (body: unknown): DiscordResponse => ({ status: 200, body });
// A 204 has no content type: discord.js would try to read a body.
export const noContent: DiscordResponse = { status: 204 };
export const unauthorized = errorResponse(401, 0, '401: Unauthorized');
export const notFound = errorResponse(404, 0, '404: Not Found');
export const unknownChannel = errorResponse(404, 10003, 'Unknown Channel');
export const unknownMessage = errorResponse(404, 10008, 'Unknown Message');
export const unknownWebhook = errorResponse(404, 10015, 'Unknown Webhook');
export const unknownInteraction = errorResponse(404, 10062, 'Unknown interaction');
export const alreadyAcknowledged = errorResponse(400, 40060, 'Interaction has already been acknowledged.');
export const missingAccess = errorResponse(403, 50001, 'Missing Access');
export const missingPermissions = errorResponse(403, 50013, 'Missing Permissions');
export const cannotMessageUser = errorResponse(403, 50007, 'Cannot send messages to this user');
export const emptyMessage = errorResponse(400, 50006, 'Cannot send an empty message');
export const cannotReply = errorResponse(400, 160002, 'You cannot reply without permission to read message history');
export const invalidWebhookToken = errorResponse(401, 50027, 'Invalid Webhook Token');
export const serverError = (status: number): DiscordResponse => ({
  status,
  body: `${status}: upstream error`,
  headers: { 'content-type': 'text/plain' },
});

export const invalidForm = (problems: readonly string[]): DiscordResponse =>
  errorResponse(400, 50035, 'Invalid Form Body', { errors: { _errors: problems.map((message) => ({ code: 'INVALID', message })) } });

/** https://discord.com/developers/docs/topics/rate-limits#header-format */
export const rateLimited = (seconds: number, scope: 'user' | 'shared' | 'global' = 'user'): DiscordResponse => ({
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: seconds, global: scope === 'global' },
  headers: {
    'retry-after': String(Math.ceil(seconds)),
    'x-ratelimit-limit': '1',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset-after': String(seconds),
    'x-ratelimit-scope': scope,
    ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : { 'x-ratelimit-bucket': 'fake' }),
  },
});
