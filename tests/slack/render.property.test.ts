import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Block, Claim, Reply, Row } from '../../bots/core/reply.ts';
import { problemsOf } from '../../bots/slack/limits.ts';
import { type SlackMessage, toSlackMessages } from '../../bots/slack/render.ts';
import { oneLine } from '../../bots/slack/text.ts';

const SOURCES = 40;
const piece = fc.constantFrom('word', '<!channel>', '*', '_a_', '`', '>', '&', '@here', '👩‍👩‍👧‍👦', '\n', '|', 'x'.repeat(3100));
/** Text with everything that Slack could take for its own markup, short or long. */
const text = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 4, arbitrary: fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(' ')) },
  { weight: 1, arbitrary: fc.tuple(piece, fc.nat({ max: 900 })).map(([one, times]) => `${one} `.repeat(one.length > 20 ? 2 : times)) },
);
const claim: fc.Arbitrary<Claim> = fc.record(
  { label: text, text, sources: fc.array(fc.integer({ min: 0, max: SOURCES + 2 }), { maxLength: 6 }) },
  { requiredKeys: ['text', 'sources'] },
);
const row: fc.Arbitrary<Row> = fc.record({ label: text, cells: fc.array(claim, { maxLength: 4 }) });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('claims' as const), heading: text, ordered: fc.boolean(), claims: fc.array(claim, { maxLength: 20 }) }),
  fc.record({
    kind: fc.constant('table' as const),
    heading: text,
    columns: fc.array(text, { maxLength: 3 }),
    rows: fc.array(row, { maxLength: 12 }),
  }),
  fc.record({ kind: fc.constant('note' as const), text }),
);
const anyReply: fc.Arbitrary<Reply> = fc.record({
  title: text,
  badge: text,
  lead: claim,
  blocks: fc.array(block, { maxLength: 4 }),
  sources: fc.array(fc.record({ title: text, publisher: text, url: fc.oneof(fc.webUrl(), text) }), { maxLength: SOURCES }),
  actions: fc.constant([]),
  visibility: fc.constantFrom('private', 'public'),
  footer: fc.record({ revision: text }),
});

/** What a reader sees, without what the renderer adds to keep it as it is. */
const shown = (messages: readonly SlackMessage[]): string =>
  messages
    .flatMap(({ blocks }) => blocks.slice(1).map((one) => JSON.parse(JSON.stringify(one))))
    .map((one) => one.text?.text ?? one.elements[0].text)
    .join(' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[\s\u200B]/g, '');
const bare = (data: string): string => oneLine(data).replace(/[\s\u200B]/g, '');

function textsIn({ lead, blocks }: Reply): string[] {
  const inBlock = (one: Block): string[] => {
    if (one.kind === 'note') return [one.text];
    if (one.kind === 'claims') return one.claims.map((each) => each.text);
    return one.kind === 'image' ? [] : one.rows.flatMap(({ cells }) => cells.map((cell) => cell.text));
  };
  return [lead.text, ...blocks.flatMap(inBlock)];
}

it('renders any reply as messages that Slack takes', () => {
  fc.assert(
    fc.property(anyReply, (reply) => {
      const messages = toSlackMessages(reply);
      expect(messages.length).toBeGreaterThan(0);
      expect(messages.flatMap(problemsOf)).toEqual([]);
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

// Long texts may continue on the next page, behind the sources of their own: short ones are always in one piece.
const isShort = (data: string) => data.length < 500;

it('shows every short text of any reply, in order', () => {
  fc.assert(
    fc.property(anyReply, (reply) => {
      const all = shown(toSlackMessages(reply));
      let from = 0;
      for (const said of textsIn(reply).filter(isShort).map(bare)) {
        const at = all.indexOf(said, from);
        expect(at).toBeGreaterThanOrEqual(from);
        from = at + said.length;
      }
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

it('lists every source of any reply', () => {
  fc.assert(
    fc.property(anyReply, (reply) => {
      const all = shown(toSlackMessages(reply));
      for (const [index, { title, publisher }] of reply.sources.entries()) {
        expect(all).toContain(`[${index + 1}]`);
        // Longer names end with an ellipsis: their link leads to the whole of them.
        if (title.length + publisher.length < 400) expect(all).toContain(bare(title));
      }
    }),
    { numRuns: 40, endOnFailure: true },
  );
});
