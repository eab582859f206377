/** Statements that are checked: the same parts and sources wherever they are typed. */
import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../bots/clock.ts';
import { answerInTerminal } from '../../../bots/terminal/main.ts';
import type { App } from '../../../src/app.ts';
import { discord as onDiscord, slack as onSlack } from '../../contracts/renderers.ts';
import { freshApps, silentLog } from '../../support/app.ts';
import { apiOf, queryApp } from '../../support/bots/bot-contexts.ts';
import { bothPlatforms } from '../../support/bots/both-platforms.ts';
import type { Message } from '../../support/discord/fake/world.ts';
import { need } from '../../support/need.ts';
import type { VisibleMessage } from '../../support/slack/fake/screen.ts';

const fresh = freshApps('pglite');
let app: App;
beforeAll(async () => {
  app = await fresh();
});

const today = () => systemClock.now().toISOString().slice(0, 10);

/** Marks and where lines break are each platform's own. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
const seenInSlack = (shown: VisibleMessage) => onSlack.seen({ ...shown, unfurl_links: false, unfurl_media: false });
const seenOnDiscord = ({ embeds }: Message) => onDiscord.seen({ embeds, allowed_mentions: { parse: [] } });
/** The links of the sources, in their order. */
const linksIn = (message: unknown): string[] => [...new Set(JSON.stringify(message).match(/(?<=<)https:[^<>|]+(?=[|>])/g) ?? [])];

interface Checked {
  readonly verdict: string | null;
  readonly text: string;
  readonly parts: readonly { readonly verdict: string; readonly text: string; readonly explanation: string }[];
}

const CHECK = `query ($statement: String!, $today: Date!) {
  check(statement: $statement, today: $today) { verdict text parts { verdict text explanation } }
}`;

const MARKS: Readonly<Record<string, string>> = {
  BACKED: '✓ Backed',
  CONTRADICTED: '✗ Contradicted',
  NOT_RECORDED: '? Not recorded',
};

describe('the same statement everywhere', () => {
  const both = bothPlatforms(() => app);

  it.each([
    'Flamingo was made by OpenAI in 2022',
    'CLIP takes images and has open weights',
    'Flamingo is pink',
    'flammingo was made by openai. It takes images.',
    'which models take audio',
    'The capital of France is Paris',
  ])('has the same parts and sources: %s', async (statement) => {
    const { ada, shownAfter, discord } = both();
    const { check } = await queryApp<{ check: Checked }>(app, CHECK, { statement, today: today() });
    const { bot, directId } = discord.world;
    const inSlack = [
      await shownAfter(() => ada.command(`check ${statement}`)),
      await shownAfter(() => ada.write(`check "${statement}"`)),
    ].map(([first]) => need(first));
    const onServer = [
      await discord.type({ subcommand: 'check', options: { statement } }),
      await discord.repliesTo(discord.write(`<@${bot.id}> check ${statement}`, { channel: directId })),
    ].map(([first]) => need(first));
    const inTerminal = await answerInTerminal({
      ...{ args: ['check', statement], json: false, style: { width: 80, colors: false } },
      ...{ api: apiOf(app), clock: systemClock, log: silentLog },
    });

    const texts = [...inSlack.map(seenInSlack), ...onServer.map(seenOnDiscord), inTerminal.text];
    const told = check.parts.flatMap(({ text, explanation }) => [text, explanation]);
    const expected = check.verdict === null ? [check.text] : told;
    const marks = check.parts.map((part) => MARKS[part.verdict] ?? '');
    expect(texts.flatMap((seen) => expected.filter((text) => !letters(seen).includes(letters(text))))).toEqual([]);
    expect(texts.flatMap((seen) => marks.filter((mark) => !seen.includes(mark)))).toEqual([]);
    const links = [...inSlack.map(({ blocks }) => linksIn(blocks)), ...onServer.map(({ embeds }) => linksIn(embeds))];
    for (const one of links) expect(one).toEqual(links[0]);
    for (const url of links[0] ?? []) expect(inTerminal.text).toContain(url);
    const isSourced = check.parts.some(({ verdict }) => verdict !== 'NOT_RECORDED');
    expect([(links[0]?.length ?? 0) > 0, JSON.stringify(inSlack[0]?.blocks).includes('"Share"')]).toEqual([isSourced, isSourced]);
  });
});
