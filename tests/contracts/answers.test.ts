/** Answers are the same on every platform: each command shows the same text and the same sources wherever it is asked. */
import { beforeAll, expect, it } from 'vitest';
import { commands } from '../../bots/core/commands/index.ts';
import type { Reply } from '../../bots/core/contract/reply.ts';
import type { App } from '../../src/app.ts';
import { freshApps } from '../support/app.ts';
import { answerOf, pagesOf } from '../support/bots/bot-contexts.ts';
import { discord, plaintext, slack, terminal } from './renderers.ts';
import { claimsOf, type RendererUnderTest, statementsIn } from './replies.ts';

const fresh = freshApps('pglite');
let app: App;
beforeAll(async () => {
  app = await fresh();
});

const read = <Body>({ render, seen }: RendererUnderTest<Body>, reply: Reply) => statementsIn(render(reply).map(seen), reply);
const examples = commands.flatMap((command) => command.examples);

it.each(examples)('reads the same everywhere: %s', async (example) => {
  for (const page of await pagesOf(answerOf(app), example)) {
    const said = claimsOf(page).map(({ sources }) => sources);
    const [bySlack, byDiscord, byTerminal, byPlaintext] = [
      read(slack, page),
      read(discord, page),
      read(terminal, page),
      read(plaintext, page),
    ];
    expect(bySlack.map(({ sources }) => sources)).toEqual(said);
    expect(byDiscord).toEqual(bySlack);
    expect(byTerminal).toEqual(bySlack);
    expect(byPlaintext).toEqual(bySlack);
  }
});
