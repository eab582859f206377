/** What becomes of an answer of the API: the sentence, what it rests on, and what to press. */
import { describe, expect, it } from 'vitest';
import type { Query } from '../../../../bots/api/client.ts';
import { ask } from '../../../../bots/core/commands/ask/ask.ts';
import type { Answer } from '../../../../bots/core/commands/ask/document.ts';
import type { CommandContext, CommandResult } from '../../../../bots/core/contract/command.ts';
import { messagesFor } from '../../../../bots/core/messages/index.ts';
import { noBotState } from '../../../../bots/core/state/bot-state.ts';
import { slack } from '../../../../bots/slack/platform.ts';
import { terminal } from '../../../../bots/terminal/platform.ts';
import { somewhere } from '../../../support/bots/bot-contexts.ts';

const messages = messagesFor(undefined);
const citation = (name: string) => ({
  source: { title: name, url: `https://example.org/${name}`, publisher: 'P', published: null, retrieved: null },
});
const claim = (text: string, ...sources: string[]) => ({ text, citations: sources.map(citation) });
const model = (slug: string, name = slug.toUpperCase()) => ({ kind: 'MODEL', slug, name }) as const;

const NOTHING: Answer = {
  ...{ outcome: 'ANSWERED', reason: null, text: '', reading: 'a reading', command: null, count: null, query: '{ __typename }' },
  ...{ context: 'abc', corrections: [], entities: [], table: null, claims: [], near: [], failed: null },
};

type Hits = readonly object[];

/** The result of a question that the API answers like this. */
function resultOf(answer: Partial<Answer>, { hits = [], place = somewhere }: { hits?: Hits; place?: CommandContext['place'] } = {}) {
  const search = { totalCount: hits.length * 2, words: ['words'], nodes: hits };
  const query = (async () => ({ ask: { ...NOTHING, ...answer }, meta: { revision: 7 }, search })) as unknown as Query;
  const prefix = place.platform.commandPrefix;
  return ask(messages).run({ question: 'a question', share: false } as never, {
    ...{ query, prefix, place, today: '2026-11-30', botState: noBotState },
  });
}

const notes = ({ blocks }: CommandResult) => blocks.flatMap((block) => (block.kind === 'note' ? block.text : []));
const labels = ({ followUps = [] }: CommandResult) => followUps.map(({ label }) => label);
const claims = ({ blocks }: CommandResult) => blocks.flatMap((block) => (block.kind === 'claims' ? block.claims : []));

describe('an answer', () => {
  it('is a sentence with its sources, how it was read, and what is near', async () => {
    const flamingo = model('flamingo');
    const text = 'Flamingo has 80 billion parameters.';
    const result = await resultOf({ text, claims: [claim(text, 'a', 'b')], near: [flamingo], reading: 'parameters of Flamingo' });
    expect(result).toMatchObject({ title: 'Parameters of Flamingo', lead: { text, sources: [1, 2] }, footer: { revision: '7' } });
    expect([notes(result), labels(result)]).toEqual([['I read this as: parameters of Flamingo.'], ['FLAMINGO']]);
    expect(result).toMatchObject({ sourceQuery: { document: '{ __typename }' }, asked: { outcome: 'answered', context: 'abc' } });
    expect(result.cannotShare).toBeUndefined();
  });

  it('shows a typo that was corrected, and no word that was only written another way', async () => {
    const corrections = [
      { from: 'flamigo', to: 'Flamingo' },
      { from: 'Llama', to: 'llama' },
    ];
    const result = await resultOf({ corrections, command: 'model flamingo' });
    expect(notes(result)).toEqual(['I read “flamigo” as “Flamingo”.', 'I read this as: a reading.']);
    expect(result.asked?.isCorrected).toBe(true);
    expect(result.followUps).toMatchObject([{ label: 'Change', call: { command: 'ask', options: { draft: 'model flamingo' } } }]);
    expect(labels(await resultOf({ command: `models ${'x'.repeat(50)}` }))).toEqual([]);
    expect(labels(await resultOf({ command: 'model flamingo' }, { place: { ...somewhere, platform: terminal } }))).toEqual([]);
    expect((await resultOf({ corrections: corrections.slice(1) })).asked?.isCorrected).toBe(false);
  });

  it('lists entries in a table, each with its own sources, and says how many are left out', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `M${index}`);
    const result = await resultOf({
      ...{ text: `99 models: ${names.slice(0, 10).join(', ')} and 89 more.`, count: 99, command: 'models input:audio' },
      ...{ entities: names.map((name) => model(name.toLowerCase(), name)), claims: names.map((name) => claim(name, name)) },
      table: {
        caption: '99 models take audio.',
        columns: ['name', 'release date', 'parameters'],
        rows: names.map((name) => [name, '2026', name === 'M0' ? '7 billion' : '']),
      },
    });
    expect(result.lead).toEqual({ text: '99 models take audio.', sources: [] });
    const [table] = result.blocks.filter((block) => block.kind === 'table');
    expect(table).toMatchObject({ corner: 'Name', columns: ['Release date', 'Parameters'], subjects: 'rows' });
    expect(table?.rows).toHaveLength(20);
    const cells = (text: string, more: string, number: number) => [
      { text, sources: [number] },
      { text: more, sources: more === 'not recorded' ? [] : [number] },
    ];
    expect(table?.rows.slice(0, 2)).toEqual([
      { label: 'M0', cells: cells('2026', '7 billion', 1) },
      { label: 'M1', cells: cells('2026', 'not recorded', 2) },
    ]);
    expect(notes(result)).toContain('These are the first 20 of 99.');
    expect(labels(result)).toEqual(['Which one?', 'Show all', 'Change']);
    expect(result.followUps?.[1]).toMatchObject({ call: { command: 'ask', options: { question: 'models input:audio' } } });
  });

  it('compares in a table, with the sources of each cell', async () => {
    const result = await resultOf({
      text: 'A: the very first one of its kind. B: the very second one of its kind.',
      table: {
        caption: null,
        columns: ['', 'A', 'B'],
        rows: [
          ['What it is', 'the very first one of its kind', 'the very second one of its kind'],
          ['Open', 'yes', ''],
        ],
      },
      claims: [
        claim('What it is, A: the very first one of its kind.', 'a'),
        claim('What it is, B: the very second one of its kind.', 'b'),
        claim('Open, A: yes', 'c'),
      ],
    });
    expect(result.lead.sources).toEqual([1, 2]);
    expect(result.blocks).toContainEqual({
      ...{ kind: 'table', columns: ['A', 'B'] },
      rows: [
        { label: 'What it is', cells: [expect.objectContaining({ sources: [1] }), expect.objectContaining({ sources: [2] })] },
        {
          label: 'Open',
          cells: [
            { text: 'yes', sources: [3] },
            { text: 'not recorded', sources: [] },
          ],
        },
      ],
    });
  });
});

describe('a refusal', () => {
  const unknown = { outcome: 'ABSTAINED', reason: 'UNKNOWN_NAME', reading: null, context: null, query: null } as const;
  const entity = (name: string) => ({ __typename: 'Model', kind: 'MODEL', name, summary: `About ${name}.`, citations: [citation(name)] });
  const fact = { __typename: 'Fact', text: 'A fact.', citations: [citation('f')] };

  it('of an unknown name shows a few hits by kind, and more behind a button', async () => {
    const result = await resultOf({ ...unknown, text: 'Nothing here is called "x".' }, { hits: [entity('A'), fact, entity('B')] });
    expect(result.blocks).toEqual([
      expect.objectContaining({
        heading: 'What comes closest: Model',
        canWait: true,
        claims: [{ label: 'A', text: 'About A.', sources: [1] }, expect.objectContaining({ label: 'B' })],
      }),
      expect.objectContaining({ heading: 'Known facts', claims: [{ text: 'A fact.', sources: [2] }] }),
    ]);
    expect(labels(result)).toEqual(['Suggest it', 'All 6 hits']);
    expect(result).toMatchObject({ cannotShare: true, asked: { outcome: 'abstained', hasUnknownName: true } });
  });

  it.each(['OFF_TOPIC', 'SCOPE', 'FALSE_PREMISE', 'LANGUAGE'] as const)('for another reason searches nothing: %s', async (reason) => {
    const result = await resultOf({ ...unknown, reason, text: 'No.' }, { hits: [fact] });
    expect([result.blocks, result.cannotShare, labels(result)]).toEqual([[], true, []]);
  });

  it('says how the question was read if it was, and then searches nothing', async () => {
    const result = await resultOf({ ...unknown, reason: 'ABSENT', reading: 'license of X', text: 'Not recorded.' }, { hits: [fact] });
    expect(notes(result)).toEqual(['I read this as: license of X.']);
    expect(claims(result)).toEqual([]);
  });

  it('that asks back offers its choices: names, or the questions in its words', async () => {
    const back = { ...unknown, outcome: 'ASK_BACK', reason: 'UNDERSPECIFIED' } as const;
    expect(labels(await resultOf({ ...back, near: [model('a'), model('b')] }))).toEqual(['A', 'B']);
    expect(labels(await resultOf({ ...back, near: ['a', 'b', 'c', 'd'].map((slug) => model(slug)) }))).toEqual(['Which one?']);
    const { followUps } = await resultOf({ ...back, text: 'Best by what? Ask "best model on MMMU" or "newest models".' });
    expect(followUps).toMatchObject([
      { call: { command: 'ask', options: { question: 'best model on MMMU' } } },
      { call: { command: 'ask', options: { question: 'newest models' } } },
    ]);
  });
});

describe('small talk', () => {
  const talk = { reading: null, query: null, context: null, text: 'Hi! Try "who made Flamingo".' };
  const askedAs = async (question: string, place = somewhere) => {
    const query = (async () => ({ ask: { ...NOTHING, ...talk }, meta: { revision: 7 } })) as unknown as Query;
    return ask(messages).run({ question, share: false } as never, {
      query,
      prefix: '/lmm',
      place,
      today: '2026-11-30',
      botState: noBotState,
    });
  };

  it('has three things to press, and nothing to share', async () => {
    const result = await askedAs('hi');
    expect(result).toMatchObject({ title: '', lead: { text: talk.text }, cannotShare: true, sources: [] });
    expect(labels(result)).toEqual(['who made Flamingo', 'Help', 'Today’s fact']);
  });

  it.each(['stop', 'subscribe', 'Unsubscribe!'])('takes "%s" as a word about daily facts', async (question) => {
    expect((await askedAs(question)).lead.text).toContain('/lmm daily pause');
    expect(labels(await askedAs(question))).toEqual(['Daily facts here', 'Help', 'Today’s fact']);
    expect((await askedAs(question, { ...somewhere, platform: terminal })).lead.text).toContain('Slack or Discord');
    expect((await askedAs(question, { ...somewhere, platform: slack })).lead.text).toContain('daily add');
  });
});
