import { beforeAll, describe, expect, it } from 'vitest';
import type { BotContext } from '../../../../bots/core/contract/bot.ts';
import type { Reply } from '../../../../bots/core/contract/reply.ts';
import { freshApps } from '../../../support/app.ts';
import { botContextOf, claimsOf, somewhere } from '../../../support/bots/bot-contexts.ts';
import { asking, visibilityFor } from '../../../support/bots/interpret.ts';

const fresh = freshApps('pglite');
let tools: BotContext;
beforeAll(async () => {
  tools = botContextOf(await fresh());
});

const ask = (text: string): Promise<Reply> => asking(tools)({ input: { kind: 'text', text }, place: somewhere });
const notes = ({ blocks }: Reply) => blocks.flatMap((block) => (block.kind === 'note' ? block.text : []));
const rowsOf = ({ blocks }: Reply) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map(({ label }) => label) : []));
const labels = ({ actions }: Reply) => actions.map(({ label }) => label);
const choices = ({ actions }: Reply) => actions.flatMap((action) => (action.kind === 'select' ? action.choices : []));

describe('text without a command', () => {
  it.each([
    ['clip', 'CLIP', 'model'],
    ['CLIP?', 'CLIP', 'model'],
    ['what is a token', 'Tokens', 'concept'],
    ['openai', 'OpenAI', 'organization'],
    ['codex', 'Codex', 'model'],
    ['mmmu', 'MMMU', 'benchmark'],
    ['model/clip', 'CLIP', 'model'],
    ['lmm', 'LMM', 'model class'],
    ['hallucinations', 'Hallucination', 'limitation'],
    ['fine-tuning', 'Fine-tuning', 'training stage'],
    ['audio', 'Audio', 'modality'],
  ])('explains what is called "%s"', async (text, title, badge) => {
    expect(await ask(text)).toMatchObject({ title, badge, visibility: 'private' });
  });

  it('is shared when it says so', async () => {
    expect(await ask('clip share')).toMatchObject({ title: 'CLIP', visibility: 'public' });
    expect(await visibilityFor(tools)({ input: { kind: 'text', text: 'clip share' }, place: somewhere })).toBe('public');
  });

  it('that only one name begins with means that name, and a note says so', async () => {
    const reply = await ask('winogrou');
    expect([reply.title, notes(reply)[0]]).toEqual(['Winoground', 'I read “winogrou” as “winoground”.']);
  });

  it('that is nearly a command runs it, and a note says so', async () => {
    const reply = await ask('limitatoins of llm');
    expect([reply.title, notes(reply)[0]]).toEqual(['Limitations of LLMs', 'Read “limitatoins” as “limitations”.']);
  });

  it('that is none of these gets a refusal, with the commands that are near', async () => {
    expect(notes(await ask('mod'))).toContain('Did you mean /lmm model, /lmm models, or /lmm modalities?');
  });

  it('without a search result can be suggested', async () => {
    const reply = await ask('xqzzy wvuut');
    expect(reply).toMatchObject({
      lead: { text: expect.stringMatching(/^Nothing here is called "xqzzy wvuut"\./) },
      sources: [],
      visibility: 'private',
    });
    expect(labels(reply)).not.toContain('Share');
    expect(labels(reply)).toContain('Suggest it');
  });

  it.each([
    ['emoji', '👩‍👩‍👧‍👦🎉'],
    ['marks', 'Z\u0351\u0352\u0353\u0354\u0355'.repeat(300)],
    ['two thousand letters', 'word '.repeat(400)],
    ['a code block', '```js\nwhile (true) {}\n```'],
    ['signs', '??? !!! "'],
    ['what would break a query', '{ __schema { types { name } } } \\" \u0000 $x'],
  ])('of %s is harmless', async (_what, text) => {
    const reply = await ask(text);
    expect([reply.visibility, reply.title === 'No answer right now']).toEqual(['private', false]);
  });
});

describe('a name that means several things', () => {
  it('is chosen from a select, told apart by kind and date, and asks the same again', async () => {
    const reply = await ask('model claude');
    expect(reply).toMatchObject({
      title: 'Which one?',
      badge: 'error',
      lead: { text: '“claude” can mean several things. Which one do you mean?' },
    });
    const [first] = choices(reply);
    expect(first).toMatchObject({ label: expect.stringMatching(/^Claude/), detail: expect.stringMatching(/^model · 20\d\d-\d\d/) });
    expect(choices(reply).length).toBeLessThanOrEqual(25);
    const chosen = await asking(tools)({ input: { kind: 'press', action: 'ask', token: first?.token ?? '' }, place: somewhere });
    expect(chosen).toMatchObject({ badge: 'model', title: first?.label });
  });

  it('is not guessed in any command that takes names', async () => {
    for (const text of ['explain claude', 'fact about claude', 'path from claude to audio', 'compare claude vs clip']) {
      expect([text, (await ask(text)).title]).toEqual([text, 'Which one?']);
    }
  });
});

describe('an unknown name', () => {
  it.each([
    'model clpi',
    'explain clpi',
    'compare clpi vs bert',
    'path from clpi to audio',
    'limitations of clpi',
    'benchmark mmmuu',
    'models by opnai',
  ])('gets the nearest ones and a search: %s', async (text) => {
    const reply = await ask(text);
    expect([reply.title, reply.badge]).toEqual(['Not found', 'error']);
    expect(reply.lead.text).toMatch(/^Nothing here is called “\w+”\. Did you mean /);
    expect(labels(reply).at(-1)).toMatch(/^Search for/);
    for (const action of reply.actions) {
      const token = action.kind === 'button' ? action.token : '';
      const next = await asking(tools)({ input: { kind: 'press', action: 'ask', token }, place: somewhere });
      expect([action.label, next.badge]).not.toEqual([action.label, 'error']);
    }
  });
});

describe('completions', () => {
  const complete = (option: string, text: string, command = 'explain') => tools.complete({ command, option, text });

  it('list exact matches, then prefixes, with stable ids', async () => {
    expect((await complete('concept', 'clip'))[0]).toEqual({ label: 'CLIP', value: 'model/clip' });
    const begun = await complete('concept', 'claude');
    expect(begun.length).toBeGreaterThan(2);
    for (const { label, value } of begun) expect([label.length <= 100, /^[a-z-]+\/[a-z0-9-]+$/.test(value)]).toEqual([true, true]);
    expect((await complete('concept', 'flamigo'))[0]?.value).toBe('model/flamingo');
  });

  it('are of the kinds that the option accepts', async () => {
    const kindsOf = (all: readonly { readonly value: string }[]) => [...new Set(all.map(({ value }) => value.split('/')[0]))];
    expect(kindsOf(await complete('input', '', 'models'))).toEqual(['modality']);
    expect(kindsOf(await complete('name', 'm', 'benchmark'))).toEqual(['benchmark']);
    expect(kindsOf(await complete('a', '', 'compare')).sort()).toEqual(['model', 'model-class']);
  });

  it('exist for empty input, are at most 25, and never fail', async () => {
    const pinned = await complete('concept', '');
    expect([pinned.length, pinned.slice(0, 2).map(({ value }) => value.split('/')[0])]).toEqual([25, ['model-class', 'model-class']]);
    for (const text of ['x'.repeat(5_000), '\0', '👩‍👩‍👧‍👦', '"']) expect((await complete('concept', text)).length).toBeLessThanOrEqual(25);
    expect(await complete('text', 'clip', 'search')).toEqual([]);
    expect(await complete('nothing', 'clip')).toEqual([]);
    expect(await complete('concept', 'clip', 'nothing')).toEqual([]);
  });

  it('work when chosen and when sent as typed', async () => {
    const asked = (name: string) => asking(tools)({ input: { kind: 'options', command: 'model', options: { name } }, place: somewhere });
    expect((await asked('model/clip')).title).toBe('CLIP');
    expect((await asked('CLIP')).title).toBe('CLIP');
  });
});

describe('lists and paths', () => {
  it('filters models, and names the filters', async () => {
    const reply = await ask('models input:audio output:text open:yes sort:name');
    expect(reply.lead.text).toMatch(
      /^\d+ models with audio as input, with text as output, with open weights(: the first \d+)?, by name\.$/,
    );
    const names = rowsOf(reply);
    expect(names.length).toBeGreaterThan(2);
    expect(names).toEqual([...names].sort((one, other) => (one < other ? -1 : 1)));
    const none = await ask('models input:audio min_context:900B');
    expect(none.lead.text).toMatch(/^I know of no model with audio as input, with a context of at least 900,000,000,000 tokens\./);
  });

  it('shows the path between two entities with the source of each step', async () => {
    const reply = await ask('path from clip to bias');
    expect(reply.title).toBe('From CLIP to Data requirements and bias');
    const steps = claimsOf(reply).slice(1);
    expect(steps[0]?.text).toMatch(/^CLIP /);
    expect(steps.every(({ sources }) => sources.length > 0)).toBe(true);
    expect((await ask('path clip to clip')).lead.text).toBe('Both are CLIP.');
  });

  it('lists events since a date, latest first', async () => {
    const dates = rowsOf(await ask('timeline since 2026'));
    expect(dates.length).toBe(9);
    expect(dates).toEqual([...dates].sort().reverse());
    expect(dates.every((date) => date >= '2026')).toBe(true);
  });

  it('lists the statements that cite a source', async () => {
    const reply = await ask('source clip-paper');
    expect(reply).toMatchObject({ badge: 'paper', lead: { sources: [1] } });
    expect(
      claimsOf(reply)
        .slice(1)
        .every(({ sources }) => sources.includes(1)),
    ).toBe(true);
    expect((await ask('source clip-papr')).lead.text).toMatch(/^Nothing here is called “clip-papr”\. Did you mean clip-paper/);
  });

  it('shows the facts about a thing', async () => {
    const reply = await ask('fact about clip');
    expect(reply.title).toBe('Facts about CLIP');
    expect(claimsOf(reply).length).toBeGreaterThan(3);
  });
});

describe('a suggestion', () => {
  it('reaches the curators without its author', async () => {
    const reply = await ask('suggest "CLIP has a successor" about:clip url:https://example.org/paper');
    expect(reply).toMatchObject({
      title: 'Thank you',
      blocks: [
        { kind: 'note', text: 'You wrote: CLIP has a successor' },
        { kind: 'note', text: 'The curators can’t see who you are.' },
      ],
    });
  });

  it.each([
    ['suggest "CLIP has a successor" url:nonsense', /https/],
    ['suggest hm', /at least 3 characters/],
  ])('is refused with the reason: %s', async (text, reason) => {
    const reply = await ask(text);
    expect([reply.title, reply.badge]).toEqual(['That did not work', 'error']);
    expect(reply.lead.text).toMatch(reason);
  });

  it('about an unknown name offers the nearest ones, with the same text', async () => {
    const reply = await ask('suggest "CLIP has a successor" about:clpi');
    expect([reply.title, reply.lead.text]).toEqual(['Not found', expect.stringMatching(/^Nothing here is called “clpi”\. Did you mean /)]);
    const [nearest] = reply.actions;
    const again = { kind: 'press', action: 'ask', token: nearest?.kind === 'button' ? nearest.token : '' } as const;
    expect(await asking(tools)({ input: again, place: somewhere })).toMatchObject({ title: 'Thank you' });
  });
});
