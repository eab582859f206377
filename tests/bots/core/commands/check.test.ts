/** What becomes of a checked statement: a mark and sources for each part, and what to press. */
import { describe, expect, it } from 'vitest';
import type { Query } from '../../../../bots/api/client.ts';
import { check } from '../../../../bots/core/commands/check.ts';
import type { CommandResult } from '../../../../bots/core/contract/command.ts';
import { messagesFor } from '../../../../bots/core/messages/index.ts';
import { noBotState } from '../../../../bots/core/state/bot-state.ts';
import { somewhere } from '../../../support/bots/bot-contexts.ts';

const messages = messagesFor(undefined);
const claim = (text: string, ...sources: string[]) => ({
  text,
  citations: sources.map((name) => ({ source: { title: name, url: `https://example.org/${name}`, publisher: 'P', published: null } })),
});
const near = [{ kind: 'MODEL', slug: 'flamingo', name: 'Flamingo' }];
const backed = {
  ...{ text: 'Flamingo was made by Google', verdict: 'BACKED', reason: null, explanation: 'Flamingo was made by Google DeepMind.' },
  ...{ claims: [claim('Flamingo was made by Google DeepMind.', 'a', 'b')], near },
};
const contradicted = {
  ...{ text: 'Flamingo was released in 2023', verdict: 'CONTRADICTED', reason: null, explanation: 'Flamingo was released in 2022.' },
  ...{ claims: [claim('Flamingo was released in 2022.', 'b')], near },
};
const unread = {
  ...{ text: 'is pink', verdict: 'NOT_RECORDED', reason: 'UNREAD', explanation: 'I couldn’t read "pink".', claims: [], near: [] },
};
const NOTHING = { verdict: 'BACKED', refusal: null, text: 'A text.', corrections: [], parts: [] };

function resultOf(checked: object, statement = 'a statement'): Promise<CommandResult> {
  const query = (async () => ({ check: { ...NOTHING, ...checked }, meta: { revision: 7 } })) as unknown as Query;
  return check(messages).run({ statement, share: false } as never, {
    ...{ query, prefix: '/lmm', place: somewhere, today: '2026-12-01', botState: noBotState },
  });
}

const labels = ({ followUps = [] }: CommandResult) => followUps.map(({ label }) => label);

describe('a checked statement', () => {
  it('has a mark, in words too, and the sources of each part, in the order of the statement', async () => {
    const result = await resultOf({ verdict: 'CONTRADICTED', parts: [backed, contradicted, unread] });
    expect(result).toMatchObject({ title: 'a statement', footer: { revision: '7' }, sources: [{ title: 'a' }, { title: 'b' }] });
    expect(result.lead.text).toBe('What is recorded contradicts this. Backed: 1, contradicted: 1, not recorded: 1.');
    expect(result.blocks).toEqual([
      {
        ...{ kind: 'claims', ordered: false },
        claims: [
          { label: '✓ Backed', text: 'Flamingo was made by Google. Recorded: Flamingo was made by Google DeepMind.', sources: [1, 2] },
          {
            ...{ label: '✗ Contradicted', sources: [2] },
            text: 'Flamingo was released in 2023. Recorded instead: Flamingo was released in 2022.',
          },
        ],
      },
      { kind: 'note', text: '? Not recorded: is pink. I couldn’t read "pink".' },
    ]);
    expect(result.cannotShare).toBeUndefined();
    expect(labels(result)).toEqual(['Explain Flamingo']);
  });

  it('says the same only once', async () => {
    const part = { ...backed, text: 'Flamingo was made by Google DeepMind' };
    const { blocks, lead } = await resultOf({ parts: [part] });
    expect([lead.text, blocks]).toMatchObject(['This is recorded.', [{ claims: [{ text: 'Flamingo was made by Google DeepMind.' }] }]]);
  });

  it('shows what was misspelt, and offers to suggest what is missing', async () => {
    const corrections = [{ from: 'flamigo', to: 'Flamingo' }];
    const absent = { ...unread, reason: 'ABSENT', near };
    const result = await resultOf({ verdict: 'NOT_RECORDED', corrections, parts: [absent] });
    expect(result.blocks[0]).toEqual({ kind: 'note', text: 'I read “flamigo” as “Flamingo”.' });
    expect(labels(result)).toEqual(['Explain Flamingo', 'Suggest it']);
    expect(result.cannotShare).toBe(true);
  });

  it('can be opened as a query', async () => {
    const { sourceQuery } = await resultOf({ parts: [backed] });
    expect(sourceQuery?.variables).toEqual({ statement: 'a statement', today: '2026-12-01' });
  });
});

describe('a text that is no statement', () => {
  it.each([
    ['QUESTION', 'Ask it', { command: 'ask', options: { question: 'who made flamingo' } }],
    ['SMALL_TALK', 'Help', { command: 'help', options: {} }],
  ])('says what to do instead: %s', async (refusal, label, call) => {
    const result = await resultOf({ verdict: null, refusal, text: 'Do this instead.' }, 'who made flamingo');
    expect(result).toMatchObject({ lead: { text: 'Do this instead.' }, blocks: [], cannotShare: true, followUps: [{ label, call }] });
  });
});
