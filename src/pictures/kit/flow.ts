import { PILL_HEIGHT, type Pill } from './pill.ts';

export interface Placed {
  readonly x: number;
  readonly entry: Pill;
}

const GAP = 12;
export const ROW_HEIGHT = PILL_HEIGHT + 10;

/** Rows of pills, as many beside each other as fit. */
export function flow(pills: readonly Pill[], from: number, to: number): readonly (readonly Placed[])[] {
  const rows: Placed[][] = [];
  let x = Number.POSITIVE_INFINITY;
  for (const entry of pills) {
    if (x + entry.width > to) {
      rows.push([]);
      x = from;
    }
    rows.at(-1)?.push({ x, entry });
    x += entry.width + GAP;
  }
  return rows;
}

export const drawRows = (rows: readonly (readonly Placed[])[], y: number): string =>
  rows.flatMap((row, index) => row.map(({ x, entry }) => entry.at(x, y + index * ROW_HEIGHT))).join('');
