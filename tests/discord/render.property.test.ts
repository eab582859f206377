import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Claim, Reply } from '../../bots/core/reply.ts';
import { toDiscordMessages } from '../../bots/discord/render.ts';
import corpus from '../fixtures/discord/markup.json' with { type: 'json' };
import { rawMentions, visible } from '../support/discord/markup.ts';
import { checks } from '../support/discord/schemas.ts';

const SOURCES = 12;
const word = fc.oneof(fc.constantFrom(...corpus), fc.string({ unit: 'grapheme' }), fc.lorem({ mode: 'sentences' }));
const text = fc.oneof(
  { weight: 8, arbitrary: fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')) },
  { weight: 1, arbitrary: fc.tuple(word, fc.nat(6000)).map(([one, length]) => `${one} `.repeat(length / (one.length + 1))) },
);
const claim: fc.Arbitrary<Claim> = fc.record(
  { label: text, text, sources: fc.uniqueArray(fc.integer({ min: 1, max: SOURCES }), { maxLength: 4 }) },
  { requiredKeys: ['text', 'sources'] },
);
const cells = fc.array(claim, { maxLength: 3 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('claims' as const), heading: text, ordered: fc.boolean(), claims: fc.array(claim, { maxLength: 20 }) }),
  fc.record({
    kind: fc.constant('table' as const),
    heading: text,
    columns: fc.array(text, { maxLength: 3 }),
    rows: fc.array(fc.record({ label: text, cells }), { maxLength: 8 }),
  }),
  fc.record({ kind: fc.constant('note' as const), text }),
);
const anyReply: fc.Arbitrary<Reply> = fc.record({
  title: text,
  badge: text,
  lead: claim,
  blocks: fc.array(block, { maxLength: 5 }),
  sources: fc.array(fc.record({ title: text, publisher: text, url: fc.oneof(fc.webUrl(), text) }), {
    minLength: SOURCES,
    maxLength: SOURCES,
  }),
  actions: fc.constant([]),
  visibility: fc.constantFrom('private' as const, 'public' as const),
  footer: fc.record({ revision: text }, { requiredKeys: [] }),
});

const claimsOf = (one: Block): readonly Claim[] => {
  if (one.kind === 'claims') return one.claims;
  return one.kind === 'table' ? one.rows.flatMap((row) => row.cells) : [];
};
const allClaims = (reply: Reply) => [reply.lead, ...reply.blocks.flatMap(claimsOf)];
/** Letters only: where lines and messages break is the renderer's business. */
const letters = (shown: string) => shown.replace(/[\s\u200b]/g, '');
/** What an embed cannot hold is cut between words, and sources may stand between its parts. */
const partsOf = ({ text: said }: Claim) => (said.length > 1000 ? said.split(/\s+/) : [said]).map(letters);

/** True when the parts stand in the text in this order. */
function isInOrder(parts: readonly string[], shown: string): boolean {
  let from = 0;
  return parts.every((part) => {
    from = shown.indexOf(part, from);
    return from >= 0;
  });
}

const descriptions = (reply: Reply) => toDiscordMessages(reply).flatMap(({ embeds }) => embeds.map(({ description = '' }) => description));

describe('any reply', () => {
  it('becomes messages that Discord takes and that ping nobody', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        for (const message of toDiscordMessages(reply)) expect(checks.followUp(message)).toEqual([]);
        for (const described of descriptions(reply)) expect(rawMentions(described)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('says each of its claims, in order', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const shown = letters(descriptions(reply).map(visible).join('\n'));
        expect(isInOrder(allClaims(reply).flatMap(partsOf), shown)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('lists each source that it cites', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const lines = descriptions(reply).flatMap((described) => described.split('\n'));
        const listed = new Set(lines.map((line) => Number(/^\[(\d+)\] /.exec(line)?.[1])));
        for (const number of allClaims(reply).flatMap(({ sources }) => sources)) expect(listed).toContain(number);
      }),
      { numRuns: 40 },
    );
  });
});
