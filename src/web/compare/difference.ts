/** The difference in a sentence or two, from the rows that can be set against each other. Nothing is said of what isn't recorded. */
import { type Html, html } from '../base/html.ts';
import type { ComparisonData } from './documents.ts';
import { listOf } from './rows.ts';

type Names = readonly [left: string, right: string];

export function differenceOf({ left, right, rows }: ComparisonData): Html {
  const names: Names = [left.name, right.name];
  const row = (name: string) => rows.find((one) => one.name === name);
  const cells = (name: string) => [row(name)?.left ?? null, row(name)?.right ?? null] as const;
  const parts = [
    ...lists('take', names, cells('Inputs').map(listOf)),
    ...lists('give', names, cells('Outputs').map(listOf)),
    released(
      names,
      cells('Released').map((cell) => cell?.text),
    ),
    sizes(
      names,
      cells('Parameters').map((cell) => cell?.text),
    ),
  ].filter((part) => part !== undefined);
  return parts.length === 0
    ? html`What sources say of each, row by row.`
    : html`${parts.map((part, index) => html`${index > 0 && ' '}${part}`)}`;
}

/** "Both take text and image. Only Flamingo is recorded to take video." */
function lists(verb: string, names: Names, [left = [], right = []]: readonly (readonly string[])[]): readonly Html[] {
  if (left.length === 0 || right.length === 0) return [];
  const shared = left.filter((name) => right.includes(name));
  const only = (name: string, own: readonly string[], others: readonly string[]) => {
    const more = own.filter((one) => !others.includes(one));
    return more.length === 0 ? [] : [html`<strong>Only ${name}</strong> is recorded to ${verb} ${inWords(more)}.`];
  };
  const both = shared.length === 0 ? [] : [html`Both ${verb} ${inWords(shared)}.`];
  return [...both, ...only(names[0], left, right), ...only(names[1], right, left)];
}

/** Forms of data that people count. */
const PLURALS: Readonly<Record<string, string>> = { image: 'images' };

function inWords(names: readonly string[]): string {
  const lower = names.map((name) => PLURALS[name.toLowerCase()] ?? name.toLowerCase());
  return lower.length < 2 ? lower.join('') : `${lower.slice(0, -1).join(', ')} and ${lower.at(-1) ?? ''}`;
}

/** Only if both months are known: of a year alone, months can't be counted. */
function released(names: Names, [left, right]: readonly (string | undefined)[]): Html | undefined {
  const [one, other] = [monthsOf(left), monthsOf(right)];
  if (one === undefined || other === undefined || one === other) return undefined;
  const months = Math.abs(one - other);
  return html`${one > other ? names[0] : names[1]} came ${months < 24 ? counted(months, 'month') : counted(Math.floor(months / 12), 'year')} later.`;
}

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

function monthsOf(date: string | undefined): number | undefined {
  const [, year, month] = /^(\d{4})-(\d{2})/.exec(date ?? '') ?? [];
  return month === undefined ? undefined : Number(year) * 12 + Number(month);
}

function sizes(names: Names, [left, right]: readonly (string | undefined)[]): Html | undefined {
  const [one, other] = [countOf(left), countOf(right)];
  if (one === undefined || other === undefined) return undefined;
  const ratio = Math.max(one, other) / Math.min(one, other);
  if (ratio < 1.1) return undefined;
  const times = ratio < 10 ? Number(ratio.toPrecision(2)) : Math.round(ratio);
  return html`${one > other ? names[0] : names[1]} has ${times.toLocaleString('en')} times as many parameters.`;
}

const UNITS: Readonly<Record<string, number>> = { trillion: 1e12, billion: 1e9, million: 1e6 };

/** "428 million" as a number. */
function countOf(text: string | undefined): number | undefined {
  const [, digits, unit = ''] = /^([\d.,]+)(?: (trillion|billion|million))?$/.exec(text ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits.replaceAll(',', '')) * (UNITS[unit] ?? 1);
}
