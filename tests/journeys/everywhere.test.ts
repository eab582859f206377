/** Every command, typed on every platform: what people read of it in Slack, on Discord and in Plaintext Chat is the same, and every claim is cited. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../bots/core/commands/index.ts';
import { messagesFor } from '../../bots/core/messages/index.ts';
import { parse } from '../../bots/core/parse/parse.ts';
import { slack } from '../../bots/slack/platform.ts';
import type { App } from '../../src/app.ts';
import { discord as onDiscord, plaintext as onPlaintext, slack as onSlack } from '../contracts/renderers.ts';
import { freshApps } from '../support/app.ts';
import { bothPlatforms } from '../support/bots/both-platforms.ts';
import { engines } from '../support/database/engines.ts';
import { type ChatWithBot, startPlaintextChat } from '../support/plaintext-chat/start.ts';

/** Answers that cannot be shared, or are about the graph itself, have nothing to cite. */
const isOwnWord = (name: string): boolean =>
  name === 'about' || commands.some((command) => command.name === name && !('share' in command.options));

/** What is set or scheduled for a whole channel has journeys of its own. */
const questions = commands.filter(({ name, rights }) => rights === undefined && !name.startsWith('daily'));
const asked = questions.flatMap(({ name, examples }) =>
  examples.filter((example) => example !== 'settings public').map((example) => ({ name, example })),
);

/** What goes wrong most: a name that nothing has, a value that none can be, and nothing to say. */
const wrong = [
  'model clpi',
  'compare clip vs nothing',
  'fact about zebras',
  'source nope',
  'models min_context:lots',
  'timeline since 2025-13',
  'search zzzz',
  'limitations of clip',
  'suggest "CLIP has a successor" url:nowhere',
];

/** The options that Discord sends for what is typed in Slack. */
function optionsOf(text: string): Readonly<Record<string, string | boolean>> {
  const read = parse({ kind: 'text', text }, { commands, grammar: messagesFor(undefined).grammar, idPatterns: slack.idPatterns });
  if (read.kind === 'unmatched') return { question: read.text };
  if (read.kind !== 'ok' && read.kind !== 'invalid') throw new Error(`"${text}" is not read`);
  return read.values;
}

interface Line {
  /** Its letters and figures: marks, markup and where lines break are each platform's own. */
  readonly letters: string;
  readonly kind: 'heading' | 'item' | 'source' | 'text';
  readonly sources: readonly number[];
}

/** The lines of an answer as a reader finds them. */
const linesOf = (texts: readonly string[]): Line[] =>
  texts
    .join('\n')
    .split('\n')
    .map((line) => line.replaceAll('\u200b', '').trim())
    .filter((line) => line !== '')
    .map((line) => ({
      letters: line.replace(/[^\p{L}\p{N}[\]]/gu, ''),
      kind: kindOf(line),
      sources: [...(/((?:\[\d+\] ?)+)$/.exec(line)?.[1]?.matchAll(/\d+/g) ?? [])].map(([number]) => Number(number)),
    }));

function kindOf(line: string): Line['kind'] {
  if (/^\*{1,2}[^*]+\*{1,2}$/.test(line)) return 'heading';
  if (/^\[\d+\] /.test(line)) return 'source';
  // That nothing is recorded is our own word.
  if (line.endsWith(messagesFor(undefined).notRecorded)) return 'text';
  return /^(•|-|\d+\.) /.test(line) ? 'item' : 'text';
}

const letters = (lines: readonly Line[]): string => lines.map((line) => line.letters).join('');

/** Headings below which nothing stands; those of a table stand above those of its rows. */
const emptySections = (lines: readonly Line[]): readonly Line[] =>
  lines.filter(({ kind }, index) => {
    const next = lines[index + 1];
    const isOfTable = next?.kind === 'heading' && next.letters !== 'Sources' && lines[index + 2]?.kind !== 'heading';
    return kind === 'heading' && (next === undefined || (next.kind === 'heading' && !isOfTable));
  });

describe.each(engines)('on every platform, over %s', (engine) => {
  const fresh = freshApps(engine);
  let app: App;
  let plaintext: ChatWithBot;
  beforeAll(async () => {
    app = await fresh();
    plaintext = await startPlaintextChat(app);
  });
  afterAll(() => plaintext.bots.stop());
  const both = bothPlatforms(() => app);

  it('has an example of each command', () => {
    expect(new Set(asked.map(({ name }) => name))).toEqual(new Set(questions.map(({ name }) => name)));
  });

  /** What the person alone is shown on each platform. */
  async function ask(text: string) {
    const { discord, ada, shownAfter } = both();
    const shown = await shownAfter(() => ada.command(text));
    const messages = await discord.type({ subcommand: text.split(' ', 1)[0] ?? '', options: optionsOf(text) });
    expect([shown.every(({ onlyUser }) => onlyUser === 'U1'), messages.every(({ ephemeral }) => ephemeral)]).toEqual([true, true]);
    const { text: said, whisperTo } = await plaintext.say('guest-1', `!lmm ${text}`);
    expect(whisperTo).toBe('guest-1');
    return {
      bySlack: linesOf(shown.map((one) => onSlack.seen({ ...one, unfurl_links: false, unfurl_media: false }))),
      byDiscord: linesOf(messages.map(({ embeds }) => onDiscord.seen({ embeds, allowed_mentions: { parse: [] } }))),
      // Without the numbered choices.
      byPlaintext: linesOf([onPlaintext.seen({ text: said.replace(/^\(\d+\) .*$/gm, ''), choices: [], links: [] })]),
    };
  }

  it.each(wrong)('says the same of what goes wrong: %s', async (text) => {
    const { bySlack, byDiscord, byPlaintext } = await ask(text);
    expect(bySlack.length).toBeGreaterThan(1);
    expect(letters(byDiscord)).toBe(letters(bySlack));
    expect(letters(byPlaintext)).toBe(letters(bySlack));
  });

  it.each(asked)('says the same: $example', async ({ name, example }) => {
    const { bySlack, byDiscord, byPlaintext } = await ask(example);

    expect(letters(byDiscord)).toBe(letters(bySlack));
    expect(letters(byPlaintext)).toBe(letters(bySlack));
    const cited = (lines: readonly Line[]) => lines.filter(({ sources }) => sources.length > 0).map(({ sources }) => sources);
    expect(cited(byDiscord)).toEqual(cited(bySlack));
    const listed = (lines: readonly Line[]) => lines.filter(({ kind }) => kind === 'source').map((line) => line.letters);
    expect(cited(byPlaintext)).toEqual(cited(bySlack));
    expect(listed(byDiscord)).toEqual(listed(bySlack));
    expect(listed(byPlaintext)).toEqual(listed(bySlack));

    for (const lines of [bySlack, byDiscord]) {
      expect(emptySections(lines)).toEqual([]);
      if (isOwnWord(name)) continue;
      expect(listed(lines).length).toBeGreaterThan(0);
      expect(lines.filter(({ kind, sources }) => kind === 'item' && sources.length === 0)).toEqual([]);
      expect(new Set(cited(lines).flat())).toEqual(new Set(listed(lines).map((_line, index) => index + 1)));
    }
  });
});
