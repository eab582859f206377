/** Classifies Slack's errors by what they mean for a daily post. */
import { webApi } from '@slack/bolt';
import { classifyNetworkError } from '../../core/posting/network-errors.ts';
import { shortReason } from '../send/send-failure.ts';

const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } = webApi;

/**
 * `retry`: not posted, and worth another try. `limited`: the same, once the wait is over. `unclear`: it may have been posted.
 * `join`: the bot has to become a member first. `body`: the message is refused. `failed`: so is every message like it.
 */
export type ErrorClass = 'retry' | 'limited' | 'unclear' | 'join' | 'forbidden' | 'gone' | 'archived' | 'removed' | 'body' | 'failed';

/** Every error that Slack documents for chat.postMessage: docs.slack.dev/reference/methods/chat.postMessage#errors */
const CODES: Readonly<Record<ErrorClass, readonly string[]>> = {
  retry: ['message_limit_exceeded', 'not_authed', 'org_login_required', 'request_timeout', 'team_added_to_org'],
  limited: ['rate_limited', 'ratelimited'],
  unclear: ['fatal_error', 'service_unavailable'],
  join: ['not_in_channel'],
  forbidden: [
    ...['access_denied', 'accesslimited', 'app_access_restricted', 'cannot_reply_to_message', 'ekm_access_denied'],
    ...['enterprise_is_restricted', 'messages_tab_disabled', 'missing_scope', 'no_permission', 'not_allowed_token_type'],
    ...['restricted_action', 'restricted_action_non_threadable_channel', 'restricted_action_read_only_channel'],
    ...['restricted_action_thread_locked', 'restricted_action_thread_only_channel', 'send_on_behalf_not_allowed'],
    'two_factor_setup_required',
  ],
  gone: ['channel_not_found'],
  archived: ['is_archived'],
  removed: ['account_inactive', 'token_expired', 'token_revoked'],
  body: [
    ...['attachment_payload_limit_exceeded', 'invalid_blocks', 'invalid_blocks_format', 'markdown_text_conflict'],
    ...['msg_blocks_too_long', 'no_text', 'too_many_attachments', 'too_many_contact_cards'],
  ],
  failed: [
    ...['as_user_not_supported', 'deprecated_endpoint', 'draft_already_deleted', 'draft_already_sent', 'draft_has_conflict'],
    ...['draft_not_found', 'duplicate_channel_not_found', 'duplicate_message_not_found', 'invalid_arg_name', 'invalid_array_arg'],
    ...['invalid_charset', 'invalid_form_data', 'invalid_metadata_format', 'invalid_metadata_schema', 'invalid_post_type', 'is_bot'],
    ...['metadata_must_be_sent_from_app', 'metadata_too_large', 'method_deprecated', 'missing_file_data', 'missing_post_type'],
    ...['slack_connect_canvas_sharing_blocked', 'slack_connect_file_link_sharing_blocked', 'slack_connect_lists_sharing_blocked'],
    ...['team_not_found', 'unknown_method'],
  ],
};

export const ERROR_CLASSES: ReadonlyMap<string, ErrorClass> = new Map(
  Object.entries(CODES).flatMap(([name, codes]) => codes.map((code) => [code, name as ErrorClass] as const)),
);

/** Slack rejects the token itself, which says nothing about the workspace: everything waits for a minute. */
const TOKEN_CODES = new Set(['invalid_auth', 'not_authed']);
const TOKEN_WAIT_MS = 60_000;
/** Slack may answer this to any method after doing part of the work. */
const INTERNAL_ERROR = 'internal_error';
/** An error code means that nothing was posted, so an undocumented one is retried until the slot is over. */
const UNDOCUMENTED: ErrorClass = 'retry';

export interface PostingError {
  readonly class: ErrorClass;
  readonly code: string;
  readonly retryAfterMs?: number;
  /** Whether Slack does not document the code. */
  readonly isUnknown?: true;
  readonly isTokenRefused?: true;
}

/** What a rejected call means for its message. */
export function classifyError(error: unknown): PostingError {
  if (error instanceof WebAPIRateLimitedError) return { class: 'limited', code: 'ratelimited', retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof WebAPIPlatformError) return fromCode(error.data.error);
  if (error instanceof WebAPIHTTPError) return { class: error.statusCode >= 500 ? 'unclear' : 'retry', code: `http_${error.statusCode}` };
  if (error instanceof WebAPIRequestError) {
    const { code, isUnsent } = classifyNetworkError(error.original);
    return { class: isUnsent ? 'retry' : 'unclear', code };
  }
  return error instanceof RateLimitTimeout
    ? { class: 'retry', code: 'rate_limit_timeout' }
    : { class: 'unclear', code: classifyNetworkError(error).code || shortReason(error) };
}

/** Whether the same call may work later. */
export const isTemporary = ({ class: why, isUnknown }: PostingError): boolean =>
  ['retry', 'limited', 'unclear'].includes(why) && isUnknown !== true;

/** The rate limits did not allow the request in time. */
export class RateLimitTimeout extends Error {
  override readonly name = 'RateLimitTimeout';
}

function fromCode(code: string): PostingError {
  const errorClass = ERROR_CLASSES.get(code);
  if (TOKEN_CODES.has(code)) return { class: 'retry', code, retryAfterMs: TOKEN_WAIT_MS, isTokenRefused: true };
  if (errorClass !== undefined) return { class: errorClass, code, ...(errorClass === 'limited' ? { retryAfterMs: SHORT_WAIT_MS } : {}) };
  // Anything that does not look like an error code comes from a proxy and not from Slack.
  if (code === INTERNAL_ERROR || !/^[a-z0-9_]{1,80}$/.test(code))
    return { class: 'unclear', code: code === INTERNAL_ERROR ? code : 'no_json' };
  return { class: UNDOCUMENTED, code, isUnknown: true };
}

/** Where Slack does not say how long to wait. */
const SHORT_WAIT_MS = 1000;
