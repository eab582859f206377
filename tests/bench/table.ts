/** Prints measurements: the median of each row, with the minimum and maximum. */

const sortedOf = (values: readonly number[]): number[] => [...values].sort((one, other) => one - other);

export function medianOf(values: readonly number[]): number {
  return sortedOf(values)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Two digits, or as many as the whole number has. */
export const digits = (value: number): string => {
  if (value >= 10) return value.toFixed(0);
  return value >= 1 ? value.toFixed(1) : value.toPrecision(2);
};

/** `0.52 (0.49-0.55)` */
export function spreadOf(values: readonly number[]): string {
  const sorted = sortedOf(values);
  return `${digits(medianOf(values))} (${digits(sorted[0] ?? Number.NaN)}-${digits(sorted.at(-1) ?? Number.NaN)})`;
}

/** Columns as wide as their content. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
