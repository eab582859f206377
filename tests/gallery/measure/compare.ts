/** Compares the answers of two versions: how much of their length is left, and what a reader of the later one no longer finds. */
import type { Reply } from '../../../bots/core/contract/reply.ts';
import { type Case, measuredCases } from '../../../bots/simulator/gallery/cases.ts';
import type { Entry } from '../corpus/entry.ts';
import { PLATFORMS } from '../corpus/place.ts';
import { claimTexts, isSeenIn, isSeenInCells } from './claims.ts';
import { type Measured, measure } from './measure.ts';
import { type Row, toMedians, toTable } from './table.ts';

/** The comparison as a document in Markdown. */
export async function compareVersions(before: readonly Entry[], after: readonly Entry[]): Promise<string> {
  const pairs = measuredCases.flatMap((each) => PLATFORMS.map((platform) => pairOf(each, platform, before, after)));
  const older = await measure(pairs.map(({ before: entry }) => entry));
  const newer = await measure(pairs.map(({ after: entry }) => entry));
  const rows = pairs.map(({ before: { id, asked, platform }, after: entry }) => ({
    ...{ name: asked, platform },
    before: found(older, id),
    after: found(newer, entry.id),
  }));
  const changed = pairs.flatMap((pair) => changedClaimsIn(pair, newer));
  const missing = changed.filter(({ isInCells }) => !isInCells).map(({ claim }) => claim);
  const differences = pairs.flatMap(differentSources);
  return [
    '# Answers before and after',
    'Lines at 600 px and characters, sources apart: over all pages with folded parts open, and as first seen.',
    toMedians(rows),
    toTable(rows satisfies readonly Row[]),
    `## Claims that are no longer seen: ${missing.length}`,
    `The values of ${changed.length - missing.length} others are seen apart from each other, in cells.`,
    toList(missing),
    `## Sources that differ: ${differences.length}`,
    toList(differences),
  ].join('\n\n');
}

interface Pair {
  readonly before: Entry;
  readonly after: Entry;
}

const toList = (items: readonly string[]): string => (items.length === 0 ? 'None.' : items.map((item) => `- ${item}`).join('\n'));

function pairOf({ group, state, asked }: Case, platform: string, before: readonly Entry[], after: readonly Entry[]): Pair {
  const find = (entries: readonly Entry[]) => {
    const entry = entries.find(
      (each) => each.platform === platform && each.group === group && each.state === state && each.asked === asked,
    );
    if (entry === undefined) throw new Error(`"${asked}" on ${platform} (${group}, ${state}) is missing`);
    return entry;
  };
  return { before: find(before), after: find(after) };
}

function found(measured: ReadonlyMap<string, Measured>, id: string): Measured {
  const each = measured.get(id);
  if (each === undefined) throw new Error(`${id} was not measured`);
  return each;
}

interface ChangedClaim {
  readonly claim: string;
  readonly isInCells: boolean;
}

/** What was claimed before and isn't, in one piece, among what can be seen now. */
function changedClaimsIn({ before, after }: Pair, measured: ReadonlyMap<string, Measured>): ChangedClaim[] {
  const { text } = found(measured, after.id).all;
  const changed = new Set(before.replies.flatMap(claimTexts).filter((claim) => !isSeenIn(claim, text)));
  return [...changed].map((claim) => ({
    claim: `${before.platform}, ${before.asked}: ${claim}`,
    isInCells: isSeenInCells(claim, text),
  }));
}

const addressesOf = (replies: readonly Reply[]) => new Set(replies.flatMap(({ sources }) => sources.map(({ url }) => url)));

function differentSources({ before, after }: Pair): string[] {
  const [older, newer] = [addressesOf(before.replies), addressesOf(after.replies)];
  const name = `${before.platform}, ${before.asked}`;
  return [
    ...[...older].filter((url) => !newer.has(url)).map((url) => `${name}: no longer ${url}`),
    ...[...newer].filter((url) => !older.has(url)).map((url) => `${name}: now also ${url}`),
  ];
}
