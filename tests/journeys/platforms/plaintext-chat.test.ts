/** A third chat platform, which core and the API have never heard of: it answers, remembers and posts as the others do. */
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { App } from '../../../src/app.ts';
import { freshApps } from '../../support/app.ts';
import { need } from '../../support/need.ts';
import type { ChatMessage } from '../../support/plaintext-chat/chat.ts';
import { startPlaintextChat } from '../../support/plaintext-chat/start.ts';

const POLL_TIMEOUT = { timeout: 20_000 };

describe('Plaintext Chat', () => {
  const fresh = freshApps('pglite');
  let app: App;
  beforeAll(async () => {
    app = await fresh();
  });

  /** Ann is a host, Ben is a guest. */
  async function start() {
    const { chat, bots, say } = await startPlaintextChat(app);
    onTestFinished(bots.stop);
    const saying = (guest: string) => (text: string, room?: string) => say(guest, text, room);
    const [ann, ben] = [saying('guest-1'), saying('guest-2')];
    const choose = async (as: typeof ann, { text }: ChatMessage, label: string) =>
      as(need(new RegExp(`^\\((\\d+)\\) ${label}`, 'm').exec(text)?.[1], `no choice "${label}" in ${text}`));
    return { chat, bots, ann, ben, choose };
  }

  it('is registered when its bot starts, and is connected', async () => {
    const { bots } = await start();
    expect(bots.statuses()).toEqual([
      { platform: 'Plaintext Chat', configured: true, connected: true, detail: 'connected to house-1; posting daily facts' },
    ]);
    expect(await app.client.platform.findUnique({ where: { id: 'plaintext-chat' } })).toMatchObject({
      ...{ name: 'Plaintext Chat', channelPattern: '^room-\\d+$', nonceLifetimeMs: null },
    });
  });

  it('answers in private, turns pages by number, and shares', async () => {
    const { ben, choose } = await start();
    const first = await ben('!lmm compare');
    expect(first).toMatchObject({
      whisperTo: 'guest-2',
      text: expect.stringMatching(/^LMM vs LLM[\s\S]*\[1\] AIMultiple[\s\S]*page 1 of/),
    });
    // Feedback is written into a form, and there are none.
    expect(first.text).not.toContain('Wrong?');
    const second = await choose(ben, first, 'More');
    expect(second.text).toContain('page 2 of');
    expect(await choose(ben, second, 'Share')).toMatchObject({ text: expect.stringContaining('page 2 of') });
    const shared = await ben('!lmm fact share');
    expect(shared.whisperTo).toBeUndefined();
  });

  it('names what is missing, and offers what could be meant', async () => {
    const { ben, choose } = await start();
    expect((await ben('!lmm model')).text).toContain('!lmm model needs to know the name.');
    const unknown = await ben('!lmm model clpi');
    expect((await choose(ben, unknown, 'CLIP')).text).toMatch(/^CLIP/);
  });

  it('lets hosts make the answers of a room public', async () => {
    const { ann, ben } = await start();
    expect((await ben('!lmm settings public')).text).toContain('Only hosts of the house can change this. Ask a host.');
    await ann('!lmm settings public', 'room-2');
    expect((await ben('!lmm fact', 'room-2')).whisperTo).toBeUndefined();
    expect((await ben('!lmm fact', 'room-1')).whisperTo).toBe('guest-2');
  });

  it('schedules and posts daily facts, each once', async () => {
    const { chat, ann, ben } = await start();
    expect((await ben('!lmm daily add 9:00 UTC')).text).toContain('Only hosts of the house can do this. Ask a host.');
    const wrong = await ann('!lmm daily add 9:00 UTC in #general');
    expect(wrong.text).toContain('I can’t see the channel “#general”.');
    const added = await ann('!lmm daily add 9:00 UTC in #room-2 ping:@crew-7');
    expect(added.text).toMatch(/Where: #library[\s\S]*crew-7/);
    await ann('!lmm daily now');
    await expect.poll(() => chat.messages.filter(({ mark }) => mark !== undefined).length, POLL_TIMEOUT).toBe(1);
    const post = need(chat.messages.find(({ mark }) => mark !== undefined));
    expect(post).toMatchObject({
      room: 'room-2',
      text: expect.stringMatching(/^@crew-7\n.*\n.*\[1\][\s\S]*\nSources\n[\s\S]*Fact of the day/),
    });
    await expect.poll(async () => (await ann('!lmm daily history')).text, POLL_TIMEOUT).toContain('posted');
    expect((await ann('!lmm daily remove')).text).toContain('Remove these daily facts?');
    expect((await ann('!lmm daily remove sure:yes')).text).toContain('To recreate it: !lmm daily add 09:00 UTC in #library');
  });
});
