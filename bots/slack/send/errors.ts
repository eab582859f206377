/** Classifies the errors of Slack's Web API and of response_urls. */
import { webApi } from '@slack/bolt';
import type { PlatformError, PlatformErrorKind } from '../../core/contract/platform-error.ts';
import { classifyRequestError } from '../../core/request-errors.ts';
import { redactedMessage } from '../log.ts';

const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } = webApi;

type Codes = Readonly<Partial<Record<PlatformErrorKind, readonly string[]>>>;

/** Every error that Slack documents for chat.postMessage: docs.slack.dev/reference/methods/chat.postMessage#errors */
const POST_MESSAGE_CODES: Codes = {
  retry: ['message_limit_exceeded', 'org_login_required', 'request_timeout', 'team_added_to_org'],
  limited: ['rate_limited', 'ratelimited'],
  unclear: ['fatal_error', 'service_unavailable'],
  'token-refused': ['not_authed'],
  'not-member': ['not_in_channel'],
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
  'invalid-body': [
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

/** Errors that only other methods answer: docs.slack.dev/reference/methods/chat.update#errors */
const OTHER_CODES: Codes = {
  // Slack may answer this to any method after doing part of the work.
  unclear: ['internal_error'],
  // The token itself is rejected, which says nothing about the workspace.
  'token-refused': ['invalid_auth'],
  'message-gone': ['message_not_found'],
  'not-editable': ['cant_update_message', 'edit_window_closed', 'update_failed', 'block_mismatch', 'streaming_state_conflict'],
  'invalid-body': ['msg_too_long', 'invalid_attachments'],
};

const toKinds = (codes: Codes): ReadonlyMap<string, PlatformErrorKind> =>
  new Map(Object.entries(codes).flatMap(([kind, group]) => group.map((code) => [code, kind as PlatformErrorKind] as const)));

export const POST_MESSAGE_KINDS = toKinds(POST_MESSAGE_CODES);
const KINDS = new Map([...POST_MESSAGE_KINDS, ...toKinds(OTHER_CODES)]);

/** A response_url did not take a message; the code is safe to log. */
export class ResponseUrlError extends Error {
  override readonly name = 'ResponseUrlError';
  readonly platformError: PlatformError;
  constructor(platformError: PlatformError) {
    super(platformError.code);
    this.platformError = platformError;
  }
}

export function classifyError(error: unknown): PlatformError {
  if (error instanceof ResponseUrlError) return error.platformError;
  if (error instanceof WebAPIRateLimitedError) return { kind: 'limited', code: 'ratelimited', retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof WebAPIPlatformError) return fromCode(error.data.error);
  if (error instanceof WebAPIHTTPError) return { kind: error.statusCode >= 500 ? 'unclear' : 'retry', code: `http_${error.statusCode}` };
  return classifyRequestError(error instanceof WebAPIRequestError ? error.original : error);
}

/** While Slack rejects the token, everything waits this long. */
const TOKEN_WAIT_MS = 60_000;

export function fromCode(code: string): PlatformError {
  const kind = KINDS.get(code);
  if (kind === 'token-refused') return { kind, code, retryAfterMs: TOKEN_WAIT_MS };
  if (kind !== undefined) return { kind, code };
  // Anything that does not look like an error code comes from a proxy and not from Slack.
  return /^[a-z0-9_]{1,80}$/.test(code) ? { kind: 'undocumented', code } : { kind: 'unclear', code: 'no_json' };
}

/** An error of a call in a few words, safe to log. */
export function shortReason(error: unknown): string {
  if (error instanceof WebAPIPlatformError) return error.data.error;
  if (error instanceof WebAPIHTTPError) return `HTTP ${error.statusCode}`;
  return redactedMessage(error instanceof WebAPIRequestError ? error.original : error);
}
