import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createApiClient } from '../../../../bots/api/client.ts';
import type { Reply } from '../../../../bots/core/contract/reply.ts';
import { createPlainWorkspaces } from '../../../../bots/core/state/plain-workspaces.ts';
import { slack as platform } from '../../../../bots/slack/platform.ts';
import { createApi } from '../../../../src/server/api.ts';
import { viewerWith } from '../../../support/api/editors.ts';
import { sampleApps, silentLog } from '../../../support/app.ts';
import { rememberedRefusals } from '../../../support/bots/plain-workspaces.ts';
import { fakeSlack, type RunOptions, runBot } from '../../../support/slack/bot.ts';
import type { FakeSlack } from '../../../support/slack/fake/fake-slack.ts';
import { error } from '../../../support/slack/fake/faults.ts';
import { textOfMessage, type VisibleMessage } from '../../../support/slack/fake/screen.ts';
import { bySocket, labelsOf, person } from '../../../support/slack/person.ts';
import { button, reply } from '../../../support/slack/replies.ts';

const fresh = sampleApps('pglite');

const NEW_TYPES = ['data_table', 'data_visualization', 'container', 'context_actions'];

/** A reply with all of the newest blocks. */
const modern = (changes: Partial<Reply> = {}): Reply =>
  reply({
    blocks: [
      { kind: 'table', corner: 'Model', columns: ['Maker'], rows: [{ label: 'CLIP', cells: [{ text: 'OpenAI', sources: [1] }] }] },
      { kind: 'chart', form: 'bar', title: 'Scores', categories: ['CLIP'], series: [{ name: 'MMMU', values: [50] }] },
      { kind: 'note', text: 'I read this as models.', aside: true },
    ],
    actions: [button('turn', 'More ›'), button('useful', 'Useful'), button('report', 'Wrong?')],
    ...changes,
  });

async function ada(options: RunOptions = {}, slack?: FakeSlack) {
  const fake = slack ?? (await fakeSlack());
  const plainWorkspaces = rememberedRefusals();
  await runBot(fake, { answer: async () => modern(), plainWorkspaces, ...options });
  const until = (count: number) => expect.poll(() => fake.screen.messages().length, { timeout: 5000 }).toBe(count);
  return { ...person(fake, bySocket(fake)), slack: fake, kept: plainWorkspaces.kept, until };
}

const newTypesIn = ({ blocks }: VisibleMessage) => blocks.map(({ type }) => type).filter((type) => NEW_TYPES.includes(type));
/** Whether Slack took each message that was sent, in order. */
const taken = ({ traffic }: FakeSlack) =>
  traffic.entries.flatMap((entry) => {
    if (entry.kind === 'response') return entry.status === 200;
    return entry.kind === 'call' && entry.method.startsWith('chat.') ? Object(entry.answer).ok === true : [];
  });

function expectPlain(message: VisibleMessage) {
  expect(newTypesIn(message)).toEqual([]);
  expect(textOfMessage(message)).toContain('*CLIP* · *Maker* OpenAI');
  expect(textOfMessage(message)).toContain('Large multimodal models');
  expect(textOfMessage(message)).toContain('I read this as models.');
  expect(labelsOf(message)).toEqual(['More ›', '👍', '👎']);
}

it('sends the newest blocks where Slack takes them', async () => {
  const { command, until, slack, kept } = await ada();
  await command('models');
  await until(1);
  expect(newTypesIn(slack.screen.newest('U1'))).toEqual(NEW_TYPES);
  expect([taken(slack), kept]).toEqual([[true], []]);
});

it.each(NEW_TYPES)('sends the plain form once when Slack refuses %s over a response_url, and plain messages from then on', async (type) => {
  const { command, until, slack, kept } = await ada();
  slack.refusedTypes.add(type);
  await command('models');
  await until(1);
  expectPlain(slack.screen.newest('U1'));
  await expect.poll(() => kept).toEqual(['T1']);
  expect(taken(slack)).toEqual([false, true]);
  await command('models');
  await until(2);
  expectPlain(slack.screen.newest('U1'));
  expect(taken(slack)).toEqual([false, true, true]);
});

it.each(NEW_TYPES)('does the same when the Web API refuses %s: in threads and in direct messages', async (type) => {
  const { mention, write, until, slack, kept } = await ada();
  slack.refusedTypes.add(type);
  await mention('models', { thread: '1600000000.000100' });
  await until(1);
  expectPlain(slack.screen.newest('U1'));
  await expect.poll(() => kept).toEqual(['T1']);
  await write('models');
  await until(2);
  expectPlain(slack.screen.newest());
  expect(taken(slack)).toEqual([false, true, true]);
});

it('turns to a plain page, also by chat.update', async () => {
  const { write, press, until, slack } = await ada({
    answer: async ({ input }) => modern(input.kind === 'press' ? { lead: { text: 'Page two.', sources: [] } } : {}),
  });
  await write('models');
  await until(1);
  slack.refusedTypes.add('data_table');
  slack.faults.push(({ method }) => (method === 'response_url' ? error('response_url', 'expired_url') : undefined));
  await press(slack.screen.newest(), 'More ›');
  await expect.poll(() => textOfMessage(slack.screen.newest())).toContain('Page two.');
  expectPlain(slack.screen.newest());
  expect(slack.screen.messages()).toHaveLength(1);
});

it('remembers nothing where the blocks were not the reason: an image that Slack cannot load', async () => {
  const picture = { kind: 'image', url: 'https://example.org/clip.png', alt: 'CLIP beside ALIGN' } as const;
  const { command, until, slack, kept } = await ada({ answer: async () => modern({ blocks: [picture] }) });
  slack.faults.push((call) =>
    call.method === 'response_url' && JSON.stringify(call.args).includes('image_url') ? error('response_url', 'invalid_blocks') : undefined,
  );
  await command('models');
  await until(1);
  expect(textOfMessage(slack.screen.newest('U1'))).toContain('CLIP beside ALIGN');
  expect(kept).toEqual([]);
});

it('stays plain after a restart, and tries the newest blocks again after seven days', async () => {
  const { store, client } = await fresh();
  let now = Date.parse('2026-11-27T12:00:00Z');
  const clock = { now: () => new Date(now), sleep: async () => {} };
  const api = createApi({ store, client, clock, log: silentLog, authenticate: async () => viewerWith('bot') });
  const query = createApiClient({ url: 'http://localhost/graphql', fetch: api.fetch, timeoutMs: 10_000 });
  const start = () => createPlainWorkspaces({ query, platform, clock, log: pino({ level: 'silent' }) });
  const first = await ada({ plainWorkspaces: start() });
  first.slack.refusedTypes.add('container');
  await first.command('models');
  await first.until(1);
  expect(taken(first.slack)).toEqual([false, true]);
  await expect.poll(() => start().isPlain('T1')).toBe(true);

  const second = await ada({ plainWorkspaces: start() });
  await second.command('models');
  await second.until(1);
  expectPlain(second.slack.screen.newest('U1'));
  now += 7 * 86_400_000;
  await second.command('models');
  await second.until(2);
  expect(newTypesIn(second.slack.screen.newest('U1'))).toEqual(NEW_TYPES);
  expect(taken(second.slack)).toEqual([true, true]);
});
