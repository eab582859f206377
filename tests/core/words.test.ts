/** All our own words come from the catalogue: with one of signs alone, no answer has a letter that is neither data nor a name to type. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createClient, type Query } from '../../bots/api/client.ts';
import { systemClock } from '../../bots/clock.ts';
import { createAnswer } from '../../bots/core/answer.ts';
import { commands, commandsIn } from '../../bots/core/commands/index.ts';
import { noMemory } from '../../bots/core/memory.ts';
import type { Block, Reply } from '../../bots/core/reply.ts';
import { type Words, wordsFor } from '../../bots/core/words/index.ts';
import type { Atlas } from '../../src/atlas.ts';
import { apiOf, somewhere } from '../support/answers.ts';
import { freshAtlases, silent } from '../support/atlas.ts';

const SIGN = '⟦';

/** A catalogue that says nothing: signs in place of words, around what it is given to speak of. */
function signs(value: unknown): unknown {
  if (typeof value === 'string') return SIGN;
  if (typeof value === 'function') return (...given: unknown[]) => [SIGN, ...given.flat().map(String), SIGN].join(SIGN);
  if (Array.isArray(value)) return value.map(signs);
  return Object.fromEntries(Object.entries(value as object).map(([name, each]) => [name, KEPT.includes(name) ? each : signs(each)]));
}
/** What is read, not said. */
const KEPT: readonly string[] = ['reading', 'trainingWords', 'locale'];

const english = wordsFor(undefined);
// The same shape, since it is made from it.
const silentWords = signs(english) as Words;

const fresh = freshAtlases('pglite');
let atlas: Atlas;
beforeAll(async () => {
  atlas = await fresh();
});

/** What stands in a reply for people to read. */
function textsOf({ title, badge = '', lead, blocks, actions }: Reply): string[] {
  const inBlock = (block: Block): (string | undefined)[] => {
    switch (block.kind) {
      case 'claims':
        return [block.heading, ...block.claims.flatMap(({ label, text }) => [label, text])];
      case 'table':
        return [block.heading, ...block.columns, ...block.rows.flatMap(({ label, cells }) => [label, ...cells.map(({ text }) => text)])];
      case 'image':
        return [block.alt];
      case 'note':
        return [block.text];
    }
  };
  const onActions = actions.flatMap((action) =>
    action.kind === 'select' ? [action.label, ...action.choices.flatMap(({ label, detail }) => [label, detail])] : [action.label],
  );
  return [title, badge === 'error' ? '' : badge, lead.text, ...blocks.flatMap(inBlock), ...onActions].filter((text) => text !== undefined);
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value, value.toLowerCase(), value.replace(/\.$/, '')];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** What people type stays the same in every language. */
const typed = commands.flatMap(({ name, aliases = [], options, examples }) => [
  ...[name, ...aliases, ...examples],
  ...Object.entries(options).flatMap(([option, declared]) => [option, ...(declared.type === 'choice' ? declared.choices : [])]),
]);

async function lettersLeft(text: string, place = somewhere): Promise<string[]> {
  const data: string[] = [...typed, ...text.split(/[\s:"]/), ...text.split('"'), '/lmm', 'lmm', 'LMM', 'LLM'];
  const asked = createClient({ ...apiOf(atlas), timeoutMs: 10_000 });
  const query: Query = async (document, variables) => {
    try {
      const result = await asked(document, variables);
      data.push(...stringsIn(result));
      return result;
    } catch (error) {
      data.push(...stringsIn({ ...(error as object) }));
      throw error;
    }
  };
  const seals = { seal: async () => 'token', open: async () => undefined };
  const options = { query, commandsIn, wordsFor: () => silentWords, clock: systemClock, log: silent, seals, memory: noMemory };
  const reply = await createAnswer(options)({ words: { kind: 'text', text }, place });
  const known = [...new Set(data)].filter((each) => /\p{L}/u.test(each)).sort((one, other) => other.length - one.length);
  return textsOf(reply)
    .map((said) => known.reduce((rest, each) => rest.replaceAll(each, ''), said))
    .filter((rest) => /\p{L}/u.test(rest));
}

describe('with a catalogue of signs', () => {
  const examples = commands.flatMap((command) => command.examples);

  it.each([
    ...examples,
    'settings public',
    'model',
    'model clpi',
    'training of clpi',
    'fact clpi',
    '--colour',
    'mod',
    'compare aspect:clpi',
  ])('nothing of ours is said in English about "%s"', async (text) => {
    expect(await lettersLeft(text)).toEqual([]);
  });

  it('nor in a terminal', async () => {
    expect(await lettersLeft('model clpi', { ...somewhere, platform: 'terminal' })).toEqual([]);
    expect(await lettersLeft('settings', { ...somewhere, platform: 'terminal' })).toEqual([]);
  });

  it('commands are described in it too', () => {
    expect(commandsIn(silentWords).map(({ description }) => description)).toEqual(commands.map(() => SIGN));
  });
});

it.each([
  [undefined, 'en'],
  ['en-US', 'en'],
  ['EN_gb', 'en'],
  ['tlh', 'en'],
])('takes the nearest language to "%s", English where there is none', (locale, expected) => {
  expect(wordsFor(locale).locale).toBe(expected);
});
