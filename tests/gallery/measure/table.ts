/** The figures of answers before and after, as tables in Markdown. */
import type { Measured, Seen } from './measure.ts';

export interface Row {
  readonly name: string;
  readonly platform: string;
  readonly before: Measured;
  readonly after?: Measured | undefined;
}

type Way = 'all' | 'first';
const WAYS: readonly (readonly [Way, string, number])[] = [
  ['all', 'all pages, folds open', 60],
  ['first', 'as first seen', 50],
];

const share = (after: number, before: number): number => (before === 0 ? 100 : Math.round((after / before) * 100));

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]];
  return (low + high) / 2;
}

const cell = (before: Seen, after: Seen | undefined, of: 'lines' | 'characters'): string =>
  after === undefined ? String(before[of]) : `${before[of]} → ${after[of]} (${share(after[of], before[of])} %)`;

export function toTable(rows: readonly Row[]): string {
  const head = ['asked', 'platform', ...WAYS.flatMap(([, name]) => [`lines, ${name}`, `characters, ${name}`]), 'lines of sources'];
  const body = rows.map(({ name, platform, before, after }) => [
    ...[name.replaceAll('|', '\\|'), platform],
    ...WAYS.flatMap(([way]) => [cell(before[way], after?.[way], 'lines'), cell(before[way], after?.[way], 'characters')]),
    `${before.all.sourceLines}${after === undefined ? '' : ` → ${after.all.sourceLines}`}`,
  ]);
  return [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The medians of the shares that are left, against their goals. */
export function toMedians(rows: readonly Row[]): string {
  const lines = ['slack', 'discord', 'both'].flatMap((platform) =>
    WAYS.flatMap(([way, name, goal]) =>
      (['lines', 'characters'] as const).map((of) => {
        const shares = rows
          .filter((row) => platform === 'both' || row.platform === platform)
          .flatMap(({ before, after }) => (after === undefined ? [] : [share(after[way][of], before[way][of])]));
        const middle = median(shares);
        const over = shares.filter((each) => each > goal).length;
        return `| ${platform} | ${name} | ${of} | ${middle} % | ≤ ${goal} % | ${middle <= goal ? 'yes' : '**no**'} | ${over} of ${shares.length} |`;
      }),
    ),
  );
  return [
    '| platform | counted | of | median | goal | met | answers over the goal |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}
