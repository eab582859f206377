/** What is offered while people type, and what they hand in by forms, on both platforms, with the real API behind them. */
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../bots/core/commands/index.ts';
import type { App } from '../../src/app.ts';
import { dataOf } from '../support/api/ask.ts';
import { askAs } from '../support/api/editors.ts';
import { freshApps } from '../support/app.ts';
import { bothPlatforms } from '../support/bots/both-platforms.ts';
import { need } from '../support/need.ts';
import { textOfMessage } from '../support/slack/fake/screen.ts';
import { fieldsOf } from '../support/slack/fake/views.ts';

interface Handed {
  readonly text: string;
  readonly url: string | null;
  readonly platform: string | null;
  readonly author: string | null;
  readonly status: string;
  readonly about: { readonly slug: string } | null;
}

const QUEUE = '{ suggestions(first: 10) { nodes { text url platform author status about { slug } } } }';

describe('on Slack and on Discord', () => {
  const fresh = freshApps('pglite');
  let app: App;
  beforeAll(async () => {
    app = await fresh();
  });
  const both = bothPlatforms(() => app);
  const curator = askAs(() => app, 'curate');
  const queue = async () => dataOf(await curator<{ suggestions: { nodes: readonly Handed[] } }>(QUEUE)).suggestions.nodes;

  describe('while a name is typed', () => {
    it.each([
      ['model', 'name', ''],
      ['model', 'name', 'fla'],
      ['model', 'name', 'flamigno'],
      ['model', 'name', 'model/cl'],
      ['explain', 'concept', 'tok'],
      ['path', 'from', 'openai'],
      ['path', 'to', 'hallucin'],
      ['benchmark', 'name', 'mm'],
    ])('the same is offered for /lmm %s with %s "%s"', async (command, option, text) => {
      const { discord, ada, formAfter } = both();
      const view = await formAfter(() => ada.command(command));
      expect(fieldsOf(view)[option]).toMatchObject({ type: 'external_select', min_query_length: 0 });
      const bySlack = await ada.type(view, option, text);
      const byDiscord = await discord.complete({ subcommand: command, options: { [option]: text }, focused: option });
      expect(bySlack.length).toBeGreaterThan(0);
      expect(byDiscord.map(({ name, value }) => ({ label: name, value }))).toEqual(bySlack);
      const kinds = need(commands.find(({ name }) => name === command)).options[option];
      const names = kinds?.type === 'text' ? kinds.entityKinds : undefined;
      for (const { value } of bySlack) {
        const [kind = ''] = value.split('/');
        expect(app.store.current().entities.has(value)).toBe(true);
        if (Array.isArray(names)) expect(names).toContain(kind.toUpperCase().replaceAll('-', '_'));
      }
    });

    it('what is chosen is what is answered', async () => {
      const { discord, ada, formAfter, shownAfter } = both();
      const view = await formAfter(() => ada.command('model'));
      const [chosen] = await ada.type(view, 'name', 'flamigno');
      expect(chosen).toEqual({ label: 'Flamingo', value: 'model/flamingo' });
      const [shown] = await shownAfter(() => ada.send(view, { name: chosen?.value ?? '' }));
      expect(shown).toMatchObject({ channel: 'C1', onlyUser: 'U1', text: expect.stringMatching(/^\*Flamingo\*\nA multimodal model /) });
      const [message] = await discord.type({ subcommand: 'model', options: { name: chosen?.value ?? '' } });
      expect(message).toMatchObject({ ephemeral: true, embeds: [{ title: '● Flamingo' }] });
    });

    it('words that nothing is called by can still be asked with, and the answer says so', async () => {
      const { discord, ada, formAfter, shownAfter } = both();
      const view = await formAfter(() => ada.command('model'));
      const offered = await ada.type(view, 'name', 'qqqqqq');
      expect(offered).toEqual([{ label: 'qqqqqq', value: 'qqqqqq' }]);
      expect(await discord.complete({ subcommand: 'model', options: { name: 'qqqqqq' }, focused: 'name' })).toEqual([]);
      const [shown] = await shownAfter(() => ada.send(view, { name: 'qqqqqq' }));
      expect(textOfMessage(need(shown))).toContain('Nothing here is called “qqqqqq”.');
    });
  });

  describe('what the graph should know', () => {
    const missing = 'CLIP has a successor.\nIt reads longer texts.';
    const url = 'https://example.org/successor';

    it('goes from the form in Slack to the queue of the curators', async () => {
      const { ada, formAfter, shownAfter } = both();
      const view = await formAfter(() => ada.command('suggest'));
      expect(Object.keys(fieldsOf(view))).toEqual(['text', 'about', 'url']);
      const [about] = await ada.type(view, 'about', 'clip');
      const [shown] = await shownAfter(() => ada.send(view, { text: missing, about: about?.value ?? '', url }));
      expect(shown?.onlyUser).toBe('U1');
      expect(textOfMessage(need(shown))).toMatch(/The curators will look at your suggestion\.[\s\S]*The curators can’t see who you are\./);
      const [handed] = await queue();
      expect(handed).toEqual({ text: missing, url, platform: 'slack', author: null, status: 'OPEN', about: { slug: 'clip' } });
    });

    it('goes from the form in Discord to the queue of the curators', async () => {
      const { discord } = both();
      const form = await discord.modalOf(discord.send({ subcommand: 'suggest' }));
      const sent = discord.submit(form, { text: missing, about: 'CLIP', url });
      await discord.until(() => discord.messagesOf(sent).length === 1);
      const [message] = discord.messagesOf(sent);
      expect(message).toMatchObject({ ephemeral: true, embeds: [{ title: 'Thank you' }] });
      expect(message?.embeds[0]?.description).toContain('The curators can’t see who you are.');
      const [handed] = await queue();
      expect(handed).toEqual({ text: missing, url, platform: 'discord', author: null, status: 'OPEN', about: { slug: 'clip' } });
    });

    it('is refused in words when its address is none, and nothing is handed in', async () => {
      const { ada, discord, formAfter, shownAfter } = both();
      const before = await queue();
      const view = await formAfter(() => ada.command('suggest'));
      const [shown] = await shownAfter(() => ada.send(view, { text: missing, url: 'example.org' }));
      expect(textOfMessage(need(shown))).toMatch(/full https address/);
      const form = await discord.modalOf(discord.send({ subcommand: 'suggest' }));
      const sent = discord.submit(form, { text: missing, about: '', url: 'example.org' });
      await discord.until(() => discord.messagesOf(sent).length === 1);
      expect(JSON.stringify(discord.messagesOf(sent))).toMatch(/full https address/);
      expect(await queue()).toEqual(before);
    });
  });
});
