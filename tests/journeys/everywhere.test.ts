/** Every command, typed on every platform: what people read of it in Slack, on Discord and in Plaintext Chat is the same, and every claim is cited. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../bots/core/commands/index.ts';
import { messagesFor } from '../../bots/core/messages/index.ts';
import { parse } from '../../bots/core/parse/parse.ts';
import { slack } from '../../bots/slack/platform.ts';
import type { App } from '../../src/app.ts';
import { discord as onDiscord, plaintext as onPlaintext, slack as onSlack } from '../contracts/renderers.ts';
import { withBrackets } from '../contracts/replies.ts';
import { freshApps } from '../support/app.ts';
import { bothPlatforms } from '../support/bots/both-platforms.ts';
import { engines } from '../support/database/engines.ts';
import { type ChatWithBot, startPlaintextChat } from '../support/plaintext-chat/start.ts';

/** Answers that cannot be shared, or are about the graph itself, have nothing to cite; nor has a graph that nothing was added to. */
const isOwnWord = (name: string): boolean =>
  name === 'about' || name === 'changes' || commands.some((command) => command.name === name && !('share' in command.options));

/** What is set or scheduled for a whole channel has journeys of its own. */
const questions = commands.filter(({ name, rights }) => rights === undefined && !name.startsWith('daily'));
const asked = questions.flatMap(({ name, examples }) =>
  // Each platform's help shows commands as they are typed there.
  examples.filter((example) => example !== 'settings public' && example !== 'help').map((example) => ({ name, example })),
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

/** Letters and figures alone: marks, markup and where lines break are each platform's own. */
const letters = (text: string): string =>
  withBrackets(text)
    .replace(/\[\d+\]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

const citedIn = (text: string): ReadonlySet<number> =>
  new Set([...withBrackets(text).matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number)));

/** What Plaintext Chat says line by line, in pieces that other platforms may set apart: a label, the heading of a column, a value. */
function piecesOf(said: string): string[] {
  const lines = said.split('\n').map((line) => line.replaceAll('!lmm', '/lmm').trim());
  const end = lines.indexOf(messagesFor(undefined).names.sources);
  const content = lines
    .slice(0, end < 0 ? undefined : end)
    .filter((line) => !/^(?:(?:page|part) \d+ of \d+|graph revision \d+)$/.test(line));
  return content.flatMap((line) => line.replace(/^(?:-|\d+\.) /, '').split(/: (?=\S)/)).filter((piece) => letters(piece) !== '');
}

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
    const [_title, ...rest] = said.replace(/^\(\d+\) .*$/gm, '').split('\n');
    return {
      bySlack: shown.map((one) => onSlack.seen({ ...one, unfurl_links: false, unfurl_media: false })).join('\n'),
      byDiscord: messages.map(({ embeds }) => onDiscord.seen({ embeds, allowed_mentions: { parse: [] } })).join('\n'),
      byPlaintext: onPlaintext.seen({ text: rest.join('\n'), choices: [], links: [] }),
    };
  }

  /** Whether a title is shown, and what is folded, is up to each platform: the rest of what is said is the same. */
  function expectSame({ bySlack, byDiscord, byPlaintext }: Awaited<ReturnType<typeof ask>>) {
    const pieces = piecesOf(byPlaintext);
    expect(pieces.length).toBeGreaterThan(0);
    const [slackLetters, discordLetters] = [letters(bySlack), letters(byDiscord)];
    expect(pieces.filter((piece) => !slackLetters.includes(letters(piece)))).toEqual([]);
    // The headings of columns are left out where a value needs none.
    const isHeading = (piece: string) => pieces.indexOf(piece) !== pieces.lastIndexOf(piece) && !/\d/.test(piece);
    expect(pieces.filter((piece) => !isHeading(piece) && !discordLetters.includes(letters(piece)))).toEqual([]);
  }

  it.each(wrong)('says the same of what goes wrong: %s', async (text) => {
    expectSame(await ask(text));
  });

  it.each(asked)('says the same: $example', async ({ name, example }) => {
    const answer = await ask(example);
    expectSame(answer);
    const { bySlack, byDiscord, byPlaintext } = answer;
    expect(citedIn(bySlack)).toEqual(citedIn(byPlaintext));
    expect(citedIn(byDiscord)).toEqual(citedIn(byPlaintext));
    if (!isOwnWord(name)) expect(citedIn(byPlaintext).size).toBeGreaterThan(0);
  });
});
