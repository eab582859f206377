import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../../../bots/core/commands/index.ts';
import { commandGroup, topLevelNames } from '../../../../bots/core/contract/command.ts';
import type { Reply } from '../../../../bots/core/contract/reply.ts';
import { messagesFor } from '../../../../bots/core/messages/index.ts';
import { terminal } from '../../../../bots/terminal/platform.ts';
import type { App } from '../../../../src/app.ts';
import { systemClock } from '../../../../src/clock.ts';
import { freshApps } from '../../../support/app.ts';
import { answerOf, claimsOf, pagesOf, queryApp, somewhere } from '../../../support/bots/bot-contexts.ts';

const fresh = freshApps('pglite');
let app: App;
beforeAll(async () => {
  app = await fresh();
});

const ask = (text: string): Promise<Reply> => answerOf(app)({ input: { kind: 'text', text }, place: somewhere });
const askWhole = (text: string) => pagesOf(answerOf(app), text);
const headings = ({ blocks }: Reply) => blocks.flatMap((block) => ('heading' in block && block.heading !== undefined ? block.heading : []));

/** Commands that say nothing about models, so they need neither a graph nor a source. */
const OURS: readonly string[] = ['help', 'suggest'];
const withoutPrefix = (text: string) => text.replace(/^\/?lmm /, '');

describe('models', () => {
  it('reads a bare word as a lab or an input, whichever has that name', async () => {
    const [ofLab, ofInput, named] = await Promise.all(['models openai', 'models video', 'models input:video'].map(askWhole));
    expect(ofLab?.[0]?.lead.text).toContain('models by OpenAI');
    expect(ofInput?.[0]?.lead.text).toContain('with video as input');
    expect(ofInput?.map(({ blocks }) => blocks)).toEqual(named?.map(({ blocks }) => blocks));
  });
});

describe('notes on related entities', () => {
  it.each([
    ['explain pre-training', 'Image-text alignment: Stated of LMMs.'],
    ['explain masked language modeling', 'Pre-training: Stated of LLMs.'],
  ])('of "%s" say what they are about', async (text, note) => {
    const notes = (await askWhole(text)).flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'note'));
    expect(notes).toContainEqual({ kind: 'note', text: note, aside: true });
    expect(notes).not.toContainEqual({ kind: 'note', text: note.replace(/^.*: /, ''), aside: true });
  });
});

describe('every command', () => {
  // `settings` changes what the others do here, and daily facts need rights; they have tests of their own.
  const examples = commands
    .filter((command) => command.rights === undefined && commandGroup(command) !== 'daily')
    .flatMap((command) => command.examples.map((example) => ({ example, name: command.name })));

  it.each(examples)('answers its own example "$example" without an error', async ({ example, name }) => {
    const reply = await ask(example);
    expect([reply.badge === 'error', reply.visibility]).toEqual([false, 'private']);
    expect(reply.title.length).toBeGreaterThan(0);
    if (!OURS.includes(name)) expect(reply.footer.revision).toBe(String(app.store.current().revision));
  });

  it.each(examples.filter(({ name }) => !['about', ...OURS].includes(name)))(
    'points every statement of "$example" to a source, on every page',
    async ({ example }) => {
      for (const reply of await askWhole(example)) {
        const numbers = claimsOf(reply).flatMap(({ sources }) => sources);
        expect(new Set(numbers)).toEqual(new Set(reply.sources.map((_source, index) => index + 1)));
        const stated = claimsOf(reply).filter((claim) => claim !== reply.lead && claim.text !== 'not recorded');
        expect(stated.filter(({ sources }) => sources.length === 0)).toEqual([]);
        for (const { url, title, publisher } of reply.sources)
          expect([url.startsWith('https://'), title !== '', publisher !== '']).toEqual([true, true, true]);
      }
    },
  );

  it.each(examples)('shows at most fifteen statements or rows of "$example" a page, and every page once', async ({ example }) => {
    const pages = await askWhole(example);
    const units = pages.map(({ blocks }) =>
      blocks.flatMap((block): readonly unknown[] => {
        if (block.kind === 'claims') return block.claims;
        return block.kind === 'table' ? block.rows : [];
      }),
    );
    for (const page of units) expect(page.length).toBeLessThanOrEqual(15);
    expect(pages.map(({ footer }) => footer.page?.number ?? 1)).toEqual(pages.map((_page, index) => index + 1));
    const [whole] = await pagesOf(answerOf(app), example, { ...somewhere, platform: { ...somewhere.platform, buttons: false } });
    const said = (replies: readonly Reply[]) => replies.flatMap(claimsOf).flatMap(({ text }) => (text === '' ? [] : [text]));
    // Where there are menus, one of them has the descriptions of all commands.
    if (example !== 'help') expect(said(pages).map(withoutPrefix)).toEqual(said([whole as Reply]).map(withoutPrefix));
  });

  it.each(examples)('offers below "$example" only what is answered without an error', async ({ example }) => {
    const { actions } = await ask(example);
    const tokens = actions.flatMap((action) => {
      if (action.kind === 'select') return action.choices.map(({ token }) => token);
      return action.kind === 'button' && action.action === 'ask' ? [action.token] : [];
    });
    expect(new Set(tokens).size).toBe(tokens.length);
    for (const token of tokens) {
      const reply = await answerOf(app)({ input: { kind: 'press', action: 'ask', token }, place: somewhere });
      expect([reply.badge, reply.title]).not.toEqual(['error', expect.anything()]);
      expect(reply.visibility).toBe('private');
    }
  });

  it.each(commands)('is declared within the limits of Discord: $name', ({ name, description, options }) => {
    expect(name).toMatch(/^[a-z-]{1,32}( [a-z-]{1,32})?$/);
    const described = [description, ...Object.values(options).map((option) => option.description)];
    expect(described.filter((text) => text.length === 0 || text.length > 100)).toEqual([]);
  });

  it('is public only if the user shares it', async () => {
    const asking = commands.filter(({ options }) => 'share' in options);
    expect(commands.filter((command) => !asking.includes(command)).map(({ name }) => name)).toEqual([
      ...[
        'follow',
        'unfollow',
        'suggest',
        'settings',
        ...commands.filter((command) => commandGroup(command) === 'daily').map(({ name }) => name),
        'help',
      ],
    ]);
    for (const { examples } of asking) expect((await ask(`${examples[0]} share`)).visibility).toBe('public');
  });
});

describe('what people read', () => {
  const read = async (text: string): Promise<string> => JSON.stringify((await askWhole(text)).map(({ actions: _, ...page }) => page));

  it('names models as they are called, and only classes in the plural', async () => {
    expect(await read('limitations hallucination')).toContain('"text":"GPT-4V"');
    expect(await read('limitations computational resources')).toContain('"text":"LMMs"');
    expect((await ask('compare')).actions.map(({ label }) => label)).toContain('Limitations of LMMs');
  });

  it('names the side that a note on a comparison is about', async () => {
    expect(await read('compare clip vs flamingo')).toContain('"text":"CLIP, class: The article lists CLIP');
  });

  it('names the publisher of a source once', async () => {
    const { sources } = await ask('model whisper');
    expect(sources.length).toBeGreaterThan(0);
    for (const { title, publisher } of sources) expect(title.startsWith(`${publisher}, `)).toBe(false);
    expect((await ask('model gpt-oss-120b')).sources).toContainEqual(
      expect.objectContaining({ publisher: 'models.dev', title: 'An open catalog of AI models' }),
    );
  });

  it('accepts aspects that are not models, and rejects unknown ones', async () => {
    const [training, aspect] = [await ask('compare training'), await ask('compare aspect:training')];
    expect(training.blocks).toEqual(aspect.blocks);
    const [table] = training.blocks;
    expect(table?.kind === 'table' && table.rows).toHaveLength(5);
    expect((await ask('compare llm')).title).toBe('LLM vs LMM');
    expect(await ask('compare zebras')).toMatchObject({ title: 'Not found', lead: { text: expect.stringContaining('“zebras”') } });
  });

  it('explains the named command, even if another has a similar name', async () => {
    expect([(await ask('help models')).title, (await ask('help model')).title]).toEqual(['/lmm models', '/lmm model']);
  });

  it('puts nothing first where there is one', async () => {
    expect((await ask('search nobody said kind:limitation')).lead.text).toBe('1 hit for “nobody said”.');
    expect((await ask('models lab:adept')).lead.text).toBe('1 model by Adept.');
  });
});

describe('suggest', () => {
  it('promises anonymity only in chats: in a terminal, the key may identify the user', async () => {
    const anonymous = { kind: 'note', text: 'The curators can’t see who you are.' };
    const place = { ...somewhere, platform: terminal } as const;
    const [bySlack, byPrompt] = [await ask('suggest "More on CLIP"'), (await pagesOf(answerOf(app), 'suggest "More on CLIP"', place))[0]];
    expect(bySlack.blocks).toContainEqual(anonymous);
    expect(byPrompt?.blocks).toEqual([{ kind: 'note', text: 'You wrote: More on CLIP' }]);
  });
});

describe('the other commands', () => {
  it('tells of a model who made it, what it takes in, and that a source lists it elsewhere', async () => {
    const reply = await ask('model clip');
    const labelled = Object.fromEntries(claimsOf(reply).flatMap(({ label, text }) => (label === undefined ? [] : [[label, text]])));
    expect(labelled).toMatchObject({
      'Made by': 'OpenAI',
      Class: 'Vision-language encoder',
      'Listed by a source as': 'LMM',
      Inputs: 'Text and Image',
      Released: '2021-01-05',
    });
  });

  it('names the model that a model builds on', async () => {
    expect(claimsOf(await ask('model flamingo'))).toContainEqual(expect.objectContaining({ label: 'Builds on', text: 'Chinchilla' }));
  });

  it('gives each modality a part of its own, and dated claims beside what has overtaken them', async () => {
    const pages = await askWhole('modalities');
    const names = ['Text', 'Image', 'Audio', 'Video', 'Sensory data', 'What models handle'];
    expect([...new Set(pages.flatMap(headings))]).toEqual(names);
    expect(pages.flatMap(claimsOf)).toContainEqual(
      expect.objectContaining({ label: 'Since then', text: expect.stringContaining('231 models') }),
    );
  });

  it('shows the stages of both, or of one alone', async () => {
    const columns = async (text: string) =>
      (await ask(text)).blocks.flatMap((block) => (block.kind === 'table' ? [block.columns, block.rows.length] : []));
    expect(await columns('training')).toEqual([['LLM', 'LMM'], 5]);
    expect(await columns('training of lmm')).toEqual([['LMM'], 5]);
  });

  it('tells the fact of the day that the API has for today', async () => {
    const today = systemClock.now().toISOString().slice(0, 10);
    const { factOfTheDay } = await queryApp<{ factOfTheDay: { text: string } }>(app, `{ factOfTheDay(date: "${today}") { text } }`);
    expect((await ask('fact')).lead.text).toBe(factOfTheDay.text);
  });

  it('answers courtesy and calls for help with the help, and ordinary words as a question', async () => {
    const messages = messagesFor(undefined);
    expect((await ask('help me with something')).title).toBe(messages.names.product);
    expect((await ask('hello')).lead.text).toMatch(/^Hi!/);
    expect((await ask('help me understand clip')).title).toBe((await ask('explain clip')).title);
    expect((await ask('what do zebras eat')).isUnknown).toBe(true);
    const blocks = (await askWhole('modle')).flatMap((page) => page.blocks);
    expect(blocks).toContainEqual({ kind: 'note', text: messages.parseNotes.didYouMean(['/lmm model']) });
  });

  it('leaves out what needs channels where there are none', async () => {
    const labelsOf = async (text: string) =>
      (await pagesOf(answerOf(app), text, { ...somewhere, platform: terminal })).flatMap(claimsOf).flatMap(({ label }) => label ?? []);
    expect((await labelsOf('help')).toSorted()).toEqual(
      topLevelNames(commands.filter(({ needsChannels }) => needsChannels !== true))
        .filter((name) => name !== 'help')
        .map((name) => `lmm ${name}`)
        .toSorted(),
    );
    expect(await labelsOf('help')).not.toContain('lmm daily');
    expect(await labelsOf('help compare')).toEqual(['a', 'b', 'aspect']);
  });

  it('names every command on one screen, by topic, with three to press, and explains one in detail', async () => {
    const [help, ...more] = await askWhole('help');
    expect(more).toEqual([]);
    const [, ...byTopic] = help === undefined ? [] : claimsOf(help);
    expect(byTopic.map(({ label }) => label)).toEqual(['Questions', 'Models', 'Ideas', 'News', 'This app']);
    const named = byTopic.flatMap(({ text }) => text.split(' · ').map((name) => name.replace(/^\/lmm(?:-admin)? /, '')));
    expect(named.toSorted()).toEqual(
      topLevelNames(commands)
        .filter((name) => name !== 'help')
        .toSorted(),
    );
    const pressed = help?.actions.flatMap((action) => (action.kind === 'button' ? action.label : [])) ?? [];
    expect(pressed).toEqual(['which open models take audio', 'CLIP vs Flamingo', 'Today’s fact']);
    const explained = claimsOf(await ask('help compare'));
    expect(explained.map(({ text }) => text)).toContain('/lmm compare lmm vs llm');
    expect(explained.map(({ label }) => label)).toContain('share');
    expect((await ask('help command:nothing')).lead.text).toMatch(/^“nothing” isn’t a choice for “command”\. Choose ask, /);
  });
});
