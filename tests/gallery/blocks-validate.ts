/** Asks Slack what it would refuse: docs.slack.dev/reference/methods/blocks.validate, which needs a token but no scope. */
import { ErrorCode, type WebAPIPlatformError, WebClient } from '@slack/web-api';
import type { Entry } from './corpus/entry.ts';

type Body = Parameters<WebClient['blocks']['validate']>[0];

/** The client waits as long as Slack's rate limit says. */
export const askSlack =
  (token: string, client = new WebClient(token)) =>
  async (body: Body): Promise<string[]> => {
    const { errors = [] } = await client.blocks.validate(body).catch((error: unknown) => {
      if (isRefusal(error)) return { errors: [error.data] };
      throw error;
    });
    return errors.map((each) => JSON.stringify(each));
  };

const OTHERS = ['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired', 'unknown_method'];

/** Whether Slack found something wrong with the blocks, and not with who asks. */
const isRefusal = (error: unknown): error is WebAPIPlatformError =>
  error instanceof Error &&
  (error as Partial<WebAPIPlatformError>).code === ErrorCode.PlatformError &&
  !OTHERS.includes((error as WebAPIPlatformError).data.error);

/** All that an entry sends to Slack. */
export const bodiesOf = ({ platform, pages, form }: Entry): Body[] =>
  platform === 'slack'
    ? [...pages.flat().map(({ blocks }) => ({ message: { blocks: [...blocks] } })), ...(form === undefined ? [] : [{ view: form }])]
    : [];
