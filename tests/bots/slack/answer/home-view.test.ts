/** Slack takes the App Home, whatever names, texts and tokens are in it, and nothing in it mentions or links by itself. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Home } from '../../../../bots/core/contract/surfaces.ts';
import { messagesFor } from '../../../../bots/core/messages/index.ts';
import { fingerprintOf, homeBlocks, homeView } from '../../../../bots/slack/answer/home-view.ts';
import { validateHome } from '../../../../bots/slack/render/validate.ts';
import { emptySurfaces } from '../../../support/bots/surfaces.ts';
import { textOfMessage } from '../../../support/slack/fake/screen.ts';

const messages = messagesFor(undefined);
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 700 }),
  fc.constantFrom('<!channel> *bold* `code`', '> quoted', '@here', '&amp;<https://x|y>', 'x'.repeat(5000)),
);
const token = fc.string({ minLength: 1, maxLength: 90 });
const button = fc.record({ label: text, token });
const home: fc.Arbitrary<Omit<Home, 'messages'>> = fc.record({
  fact: fc.option(
    fc.record({
      claim: fc.record({ text, sources: fc.constant([1, 2]) }),
      sources: fc.array(fc.record({ title: text, publisher: text, url: fc.oneof(text, fc.webUrl()) }), { maxLength: 8 }),
      more: fc.option(button, { nil: undefined }),
    }),
    { nil: undefined },
  ),
  schedules: fc.array(
    fc.record({
      channel: fc.constantFrom('C012', 'D012', 'G012'),
      ...{ isThread: fc.boolean(), when: text, health: text, isStopped: fc.boolean() },
      change: fc.option(button, { nil: undefined }),
    }),
    { maxLength: 10 },
  ),
  moreSchedules: fc.nat(100),
  add: fc.option(button, { nil: undefined }),
  questions: fc.option(fc.array(fc.record({ text, asked: text, draft: text }), { maxLength: 5 }), { nil: undefined }),
});

it('is valid with any content', () => {
  fc.assert(
    fc.property(home, (content) => {
      const blocks = homeBlocks({ ...content, messages }, messages, 'a problem');
      expect(validateHome(homeView(blocks, 'D1'))).toEqual([]);
      expect(textOfMessage({ blocks })).not.toMatch(/<!|<@|@(?:channel|here|everyone)/i);
    }),
    { numRuns: 200 },
  );
});

it('is valid and takes questions without the API', () => {
  const blocks = homeBlocks(undefined, messages);
  expect(validateHome(homeView(blocks, 'D1'))).toEqual([]);
  expect(blocks[0]).toMatchObject({ type: 'input', dispatch_action: true });
  expect(textOfMessage({ blocks })).toContain(messages.home.unreachable);
});

it('has another fingerprint whenever something in it differs', async () => {
  const content = await emptySurfaces.home({} as never);
  const print = (change: Partial<Home>) => fingerprintOf(homeBlocks({ ...content, ...change }, messages));
  expect(print({})).toBe(print({}));
  const prints = [print({}), print({ moreSchedules: 1 }), print({ add: { label: 'Add', token: 'one' } }), print({ questions: [] })];
  expect(new Set(prints).size).toBe(prints.length);
});
