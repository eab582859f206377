import { expect, it } from 'vitest';
import { POST_MESSAGE_KINDS } from '../../../../bots/slack/send/errors.ts';
import documented from '../../../fixtures/slack/post-message-errors.json' with { type: 'json' };
import { error, failing } from '../../../support/slack/fake/faults.ts';
import { LIMITS, makePost, slackPosting } from '../../../support/slack/posting.ts';

it('knows every error that Slack documents for chat.postMessage, and no other', () => {
  expect(documented).toHaveLength(66);
  expect([...POST_MESSAGE_KINDS.keys()].sort()).toEqual([...documented].sort());
});

/** What becomes of a post by the kind of the error; how often it is tried. */
const OUTCOMES: Readonly<Record<string, { readonly kind: string; readonly posts: number }>> = {
  retry: { kind: 'retry', posts: 1 },
  limited: { kind: 'retry', posts: 1 },
  unclear: { kind: 'unclear', posts: 1 },
  'token-refused': { kind: 'retry', posts: 1 },
  'not-member': { kind: 'forbidden', posts: 2 },
  forbidden: { kind: 'forbidden', posts: 1 },
  gone: { kind: 'gone', posts: 1 },
  archived: { kind: 'archived', posts: 1 },
  removed: { kind: 'removed', posts: 1 },
  'invalid-body': { kind: 'failed', posts: 2 },
  failed: { kind: 'failed', posts: 1 },
};

it.each(documented)('%s is taken for what it is', async (code) => {
  const { slack, platformPoster, callsOf } = await slackPosting();
  slack.faults.push(failing('chat.postMessage', error('chat.postMessage', code)));
  const expected = OUTCOMES[POST_MESSAGE_KINDS.get(code) ?? ''];
  expect(await platformPoster.post(makePost(), LIMITS)).toMatchObject({ kind: expected?.kind, code });
  expect(callsOf('chat.postMessage')).toHaveLength(expected?.posts ?? 0);
});

it.each(['invalid_auth', 'not_authed'])('%s says nothing of the workspace: nothing is tried for a minute', async (code) => {
  const { slack, platformPoster, logged } = await slackPosting();
  slack.faults.push(failing('chat.postMessage', error('chat.postMessage', code)));
  expect(await platformPoster.post(makePost(), LIMITS)).toEqual({ kind: 'retry', code, retryAfterMs: 60_000 });
  expect(platformPoster.rateLimits.pausedMs({ workspace: 'T1', channel: 'C9' })).toBe(60_000);
  expect(logged).toContainEqual(expect.objectContaining({ level: 50, msg: expect.stringContaining('SLACK_BOT_TOKEN') }));
});

it.each([
  ['an undocumented error', { kind: 'error', error: 'brand_new_error' }, { kind: 'retry', code: 'brand_new_error' }],
  [
    'an error of its own, after which a part may be done',
    { kind: 'error', error: 'internal_error' },
    { kind: 'unclear', code: 'internal_error' },
  ],
  ['a body that is not JSON', { kind: 'status', status: 200, body: '<html>Sign in</html>' }, { kind: 'unclear', code: 'no_json' }],
  ['a status of its own', { kind: 'status', status: 404 }, { kind: 'retry', code: 'http_404' }],
  ['a bad gateway', { kind: 'status', status: 502 }, { kind: 'unclear', code: 'http_502' }],
  ['that it is down', { kind: 'status', status: 503 }, { kind: 'unclear', code: 'http_503' }],
  ['nothing, before it has read the message', { kind: 'drop', when: 'before' }, { kind: 'unclear' }],
  ['nothing, after it has taken the message', { kind: 'drop', when: 'after' }, { kind: 'unclear' }],
] as const)('of %s it says whether the message may be there', async (_what, fault, outcome) => {
  const { slack, platformPoster, callsOf } = await slackPosting();
  slack.faults.push(failing('chat.postMessage', fault));
  expect(await platformPoster.post(makePost(), LIMITS)).toMatchObject(outcome);
  expect(callsOf('chat.postMessage')).toHaveLength(1);
});

it('logs an undocumented error from Slack', async () => {
  const { slack, platformPoster, logged } = await slackPosting();
  slack.faults.push(failing('chat.postMessage', { kind: 'error', error: 'brand_new_error' }));
  await platformPoster.post(makePost(), LIMITS);
  expect(logged).toContainEqual(expect.objectContaining({ level: 40, code: 'brand_new_error' }));
});

it('leaves open whether a message without a response in time was posted', async () => {
  const { slack, platformPoster } = await slackPosting();
  slack.faults.push(failing('chat.postMessage', { kind: 'silence' }));
  expect(await platformPoster.post(makePost(), { ...LIMITS, timeoutMs: 100 })).toMatchObject({ kind: 'unclear' });
  expect(slack.screen.messages()).toHaveLength(1);
});

it('knows that nothing was posted if Slack is unreachable', async () => {
  const { slack, platformPoster } = await slackPosting();
  await slack.close();
  expect(await platformPoster.post(makePost(), LIMITS)).toMatchObject({ kind: 'retry', code: 'ECONNREFUSED' });
});

it('waits as long as Slack wants, with the whole workspace', async () => {
  const { slack, platformPoster, callsOf } = await slackPosting();
  slack.faults.push(failing('chat.postMessage', { kind: 'status', status: 429, headers: { 'retry-after': '30' } }, 1));
  expect(await platformPoster.post(makePost(), LIMITS)).toEqual({ kind: 'retry', code: 'ratelimited', retryAfterMs: 30_000 });
  expect(callsOf('chat.postMessage')).toHaveLength(1);
  expect(platformPoster.rateLimits.pausedMs({ workspace: 'T1', channel: 'C9' })).toBe(30_000);
  expect(platformPoster.rateLimits.pausedMs({ workspace: 'T2', channel: 'C1' })).toBe(0);
});
