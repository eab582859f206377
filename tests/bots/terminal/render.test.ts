import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Claim, Reply } from '../../../bots/core/contract/reply.ts';
import { toText } from '../../../bots/terminal/render.ts';

const reply = (changes: Partial<Reply> = {}): Reply => ({
  title: 'Limitations of LMMs',
  badge: 'limitations',
  lead: { text: 'Two of them:', sources: [1] },
  blocks: [
    { kind: 'claims', ordered: true, claims: [{ label: 'Data', text: 'They need a great deal of varied training data.', sources: [1] }] },
    {
      kind: 'table',
      columns: ['LMM', 'LLM'],
      rows: [
        {
          label: 'Inputs',
          cells: [
            { text: 'Text, Image', sources: [1] },
            { text: 'Text', sources: [2] },
          ],
        },
      ],
    },
    { kind: 'note', text: 'The heading says otherwise.' },
    { kind: 'note', text: 'A second note.' },
  ],
  sources: [
    { title: 'An article', url: 'https://example.org/a', publisher: 'Example' },
    { title: 'A paper', url: 'https://example.org/b', publisher: 'Example' },
  ],
  actions: [],
  visibility: 'private',
  footer: { revision: '7', checked: '2026-11-30' },
  ...changes,
});

describe('a reply in the terminal', () => {
  it('reads from top to bottom like a page', () => {
    expect(toText(reply(), { width: 48, colors: false })).toBe(`Limitations of LMMs · limitations
Two of them: [1]

1. Data: They need a great deal of varied
   training data. [1]

        LMM              LLM
Inputs  Text, Image [1]  Text [2]

Note: The heading says otherwise.
Note: A second note.

Sources
[1] Example: An article
    https://example.org/a
[2] Example: A paper
    https://example.org/b

Checked Nov 2026
`);
  });

  it('is bold and dim only where colors are wanted', () => {
    expect(toText(reply(), { width: 80, colors: true })).toContain('\u001b[1mData:\u001b[22m They need');
    expect(toText(reply(), { width: 80, colors: false })).not.toContain('\u001b');
  });

  it('lets no text of the graph steer the terminal', () => {
    const text = '\u001b[2Jgone\u0007 \u202eback';
    const shown = toText(reply({ title: text, lead: { text, sources: [] } }), { width: 80, colors: false });
    expect(['\u001b', '\u0007', '\u202e'].filter((character) => shown.includes(character))).toEqual([]);
  });

  it('keeps every word and stays within the width, whatever is said', () => {
    const words = fc.array(fc.stringMatching(/^[a-zäö漢字]{1,12}$/u), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(words, fc.integer({ min: 32, max: 120 }), (parts, width) => {
        const claims: Claim[] = [{ text: parts.join(' '), sources: [1] }];
        const text = toText(reply({ blocks: [{ kind: 'claims', ordered: false, claims }] }), { width, colors: false });
        expect(text.split(/\s+/).join(' ')).toContain(parts.join(' '));
        for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(Math.min(width, 96));
      }),
    );
  });
});
