/** The claims of an answer, and whether they are among what a reader sees. */
import type { Reply } from '../../../bots/core/contract/reply.ts';

/** Its lead, its rows, its cells and its facts, each once. */
export function claimTexts({ lead, blocks }: Reply): string[] {
  const inBlocks = blocks.flatMap((block) => {
    if (block.kind === 'claims') return block.claims;
    return block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells) : [];
  });
  return [...new Set([lead, ...inBlocks].map(({ text }) => text))].filter((text) => text !== '');
}

const CITATION = /\[\d+\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+/g;
/** Spaces, characters without width and citations are up to a platform. */
const bare = (text: string): string => text.replace(CITATION, '').replace(/[\s\p{Cf}]/gu, '');

export const isSeenIn = (claim: string, text: string): boolean => bare(text).includes(bare(claim));

/** Whether its values are seen apart from each other, as in the cells of a table: "64 billion" of "July 2026 · parameters: 64 billion". */
export const isSeenInCells = (claim: string, text: string): boolean => {
  const parts = claim.split(' · ');
  return parts.length > 1 && parts.every((part) => isSeenIn(part, text) || isSeenIn(part.replace(/^[^:]*: /, ''), text));
};
