/**
 * The promises of every renderer, tested with the same replies: the platform accepts the bodies, nothing in them pings anyone, every
 * statement is there in order with its sources right after it, and no claim, citation or character is cut.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action, Block, Claim, Reply } from '../../bots/core/contract/reply.ts';
import { sourceNames } from '../../bots/core/present/shown-sources.ts';
import { anyReply, GRAPHEMES, namedReplies } from '../support/bots/replies.ts';

export interface RendererUnderTest<Body> {
  readonly platform: string;
  /** Every body sent for a reply, in order. */
  readonly render: (reply: Reply) => readonly Body[];
  /** The text that a reader sees in a body, without its buttons; markup and entities are read as the platform's clients read them. */
  readonly seen: (body: Body) => string;
  /** Why the platform would reject a body; empty when it accepts it. */
  readonly refused: (body: Body) => readonly string[];
  /** The parts of a body that would ping people, whatever a client shows. */
  readonly calls: (body: Body) => readonly string[];
  /** Everything that can be clicked, in order: tokens of buttons and choices, addresses of links. Absent where nothing can be. */
  readonly pressable?: (body: Body) => readonly string[];
}

/** A statement as a reader finds it: the letters of its text, and the numbers right after it. */
export interface Statement {
  readonly text: string;
  readonly sources: readonly number[];
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The small numbers of sources as other platforms write them. */
export const withBrackets = (text: string): string =>
  text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (digits) => `[${[...digits].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('')}]`);

/** Visible letters: line breaks and characters without width are up to the renderer. */
const bare = (text: string): string => withBrackets(text).replace(/[\s\p{Cc}\p{Cf}\p{Surrogate}\uFFFD]/gu, '');

/** Longer ones may not fit into one body. */
const MAX_WHOLE_LENGTH = 400;
const isShort = ({ text, label = '' }: Claim) => text.length + label.length <= MAX_WHOLE_LENGTH;

export function claimsOf({ lead, blocks }: Reply): Claim[] {
  const inBlock = (block: Block): readonly Claim[] => {
    if (block.kind === 'claims') return block.claims;
    if (block.kind !== 'table') return [];
    const cells = block.rows.flatMap((row) => row.cells);
    // In a list the sources of a row may stand once, at its name.
    return block.subjects === 'rows' ? cells.map((cell) => ({ ...cell, sources: [] })) : cells;
  };
  return [lead, ...blocks.flatMap(inBlock)];
}

/**
 * Finds the reply's short statements in the visible text, in order; stops at the first incomplete one. The cells of a table come row
 * by row on some platforms and side by side on others, and a gap may come last.
 */
export function statementsIn(seen: readonly string[], reply: Reply): Statement[] {
  const found: Statement[] = [];
  const bodies = seen.map(bare);
  const cells = new Set(
    reply.blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flatMap((row) => row.cells) : [])).map(bareClaim),
  );
  let at = START;
  for (const claim of claimsOf(reply).filter(isShort)) {
    const text = bare(claim.text);
    const isCell = cells.has(bareClaim(claim));
    const next = find(bodies, text, claim.sources, at) ?? (isCell ? find(bodies, text, claim.sources, START) : undefined);
    if (next === undefined) return found;
    found.push({ text, sources: next.sources });
    if (!isCell) at = next;
  }
  return found;
}

const START = { body: 0, from: 0 };
/** The same for a cell and its claim, which are different objects where a list gives its sources up. */
const bareClaim = ({ text }: Claim): string => bare(text);

/** The next place of a text; the same text with other sources may come before it, for example in a label. */
function find(bodies: readonly string[], text: string, wanted: readonly number[], { body, from }: { body: number; from: number }) {
  const marks = wanted.map((number) => `[${number}]`).join('');
  for (let index = body; index < bodies.length; index++) {
    const place = (bodies[index] ?? '').indexOf(text + marks, index === body ? from : 0);
    if (place >= 0) return { body: index, from: place + text.length + marks.length, sources: wanted };
  }
  return undefined;
}

const expectedOf = (reply: Reply): Statement[] =>
  claimsOf(reply)
    .filter(isShort)
    .map(({ text, sources }) => ({ text: bare(text), sources }));

const count = (text: string, part: string): number => text.split(part).length - 1;
const tokensOf = (action: Action): readonly string[] => {
  if (action.kind === 'select') return action.choices.map(({ token }) => token);
  return [action.kind === 'link' ? action.url : action.token];
};

/** An address however it is written: with or without the slash of an empty path, its signs encoded or not. Tokens are none. */
const sameAddress = (token: string): string =>
  URL.canParse(token)
    ? new URL(token).href.replace(/%([0-7][0-9A-F])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : token;

/** Declares the promises as tests of one renderer. */
export function replyContract<Body>({ platform, render, seen, refused, calls, pressable }: RendererUnderTest<Body>): void {
  const check = (reply: Reply) => {
    const bodies = render(reply);
    const texts = bodies.map(seen);
    expect(bodies.length).toBeGreaterThan(0);
    expect(bodies.flatMap(refused)).toEqual([]);
    expect(bodies.flatMap(calls)).toEqual([]);
    expect(statementsIn(texts, reply)).toEqual(expectedOf(reply));
    expect(uncut(texts, reply)).toEqual([]);
    expect(unseen(texts, reply)).toEqual([]);
    if (pressable === undefined) return;
    expect(bodies.flatMap(pressable).map(sameAddress).sort()).toEqual(reply.actions.flatMap(tokensOf).map(sameAddress).sort());
  };

  describe(`replies on ${platform}`, () => {
    it.each(Object.entries(namedReplies))('keeps every promise for: %s', (_name, reply) => check(reply));

    it('keeps every promise for any reply', () => {
      fc.assert(fc.property(anyReply, check), { numRuns: 30 });
    });
  });
}

/** Graphemes of several characters that were cut: there are fewer of them than in the claims. */
function uncut(texts: readonly string[], reply: Reply): string[] {
  const said = claimsOf(reply).map(({ text }) => text);
  const all = said.join('\n');
  // A renderer may add space between words but never within one, so the joiners are still there.
  return GRAPHEMES.filter((grapheme) => count(texts.join('\n'), grapheme) < count(all, grapheme));
}

/** Notes, pictures and sources missing from the text. */
function unseen(texts: readonly string[], { blocks, sources }: Reply): string[] {
  const all = bare(texts.join('\n'));
  const isSeen = (text: string) => all.includes(bare(text));
  const told = blocks.flatMap((block) => (block.kind === 'note' && block.text.length <= MAX_WHOLE_LENGTH ? [block.text] : []));
  const shortNames = sourceNames(sources);
  const listed = sources.flatMap(({ title, publisher }, index) => {
    const mark = `[${index + 1}]`;
    // Longer names end with an ellipsis; the link shows them in full.
    const isLong = title.length + publisher.length > MAX_WHOLE_LENGTH;
    // A few sources may share one line, by their short names.
    const isNamed = isLong || [title, publisher].every(isSeen) || isSeen(shortNames[index] ?? '');
    return [...(isSeen(mark) ? [] : [mark]), ...(isNamed ? [] : [title])];
  });
  return [...told.filter((text) => !isSeen(text)), ...listed];
}
