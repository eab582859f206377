/** The sets of questions, and whether an answer is the one that a question expects. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Answer } from '../../../src/ask/answer/answer.ts';
import { type Select, select } from '../../ask/gold.ts';

export interface Gold {
  readonly select?: Select;
  readonly entities?: readonly string[];
  readonly includes?: readonly string[];
  readonly count?: number | 'select';
  readonly value?: readonly (string | number)[];
  readonly yes?: boolean;
  readonly not?: readonly (string | number)[];
}

export interface AskedQuestion {
  readonly q: string;
  readonly form: string;
  readonly outcome: 'ANSWERED' | 'ASK_BACK' | 'ABSTAINED';
  readonly reason: string | null;
  readonly gold?: Gold;
  readonly today?: string;
  /** The question of the same file that came before in the thread. */
  readonly after?: string;
}

const folder = join(import.meta.dirname, '../../ask/questions');

export function questionSets(from = folder): Map<string, readonly AskedQuestion[]> {
  const files = readdirSync(from).filter((name) => name.endsWith('.yaml'));
  return new Map(files.map((name) => [name.replace('.yaml', ''), parse(readFileSync(join(from, name), 'utf8')) as AskedQuestion[]]));
}

const outcomes = { answered: 'ANSWERED', 'ask-back': 'ASK_BACK', abstained: 'ABSTAINED' } as const;

/** What differs from what the question expects; empty when the answer is exact. */
export function faultsOf({ outcome, reason, gold = {}, form }: AskedQuestion, answer: Answer): string[] {
  const given = outcomes[answer.outcome];
  if (given !== outcome)
    return [`${given}${answer.reason === null ? '' : `/${answer.reason}`} instead of ${outcome}${reason === null ? '' : `/${reason}`}`];
  const faults = goldFaults(gold, answer);
  const hasReason = reason === null || answer.reason === reason;
  return hasReason ? faults : [...faults, `reason ${answer.reason} instead of ${reason} (${form})`];
}

function goldFaults(gold: Gold, answer: Answer): string[] {
  const text = [answer.text, ...answer.claims.map((claim) => claim.text)].join('\n');
  return [...setFaults(gold, answer), ...textFaults(gold, answer, text)];
}

function setFaults(gold: Gold, { entities, near, count }: Answer): string[] {
  const ids = entities.map(({ id }) => id);
  const known = new Set([...ids, ...near.map(({ id }) => id)]);
  const exact = gold.select === undefined ? gold.entities : [...select(gold.select)];
  return [
    ...(exact === undefined || sameSet(exact, ids) ? [] : [`set: ${difference(exact, ids)}`]),
    ...(gold.includes ?? []).filter((id) => !known.has(id)).map((id) => `lacks ${id}`),
    ...(gold.count === undefined || countIn(gold) === count ? [] : [`count ${count} instead of ${countIn(gold)}`]),
  ];
}

function textFaults({ value, yes, not }: Gold, answer: Answer, text: string): string[] {
  const lacks = value !== undefined && !value.some((one) => text.includes(String(one)));
  const isOther = yes !== undefined && !answer.text.includes(yes ? 'Yes' : 'No');
  return [
    ...(lacks ? [`text lacks ${value.join(' | ')}`] : []),
    ...(isOther ? [`not ${yes ? 'yes' : 'no'}`] : []),
    ...(not ?? []).filter((one) => text.includes(String(one))).map((one) => `text has ${one}`),
  ];
}

const countIn = ({ count, select: query }: Gold): number | undefined =>
  count === 'select' && query !== undefined ? select(query).size : (count as number);

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === new Set(other).size && one.every((id) => other.includes(id));

function difference(wanted: readonly string[], given: readonly string[]): string {
  const [missing, extra] = [wanted.filter((id) => !given.includes(id)), given.filter((id) => !wanted.includes(id))];
  const few = (list: readonly string[]) => `${list.length} (${list.slice(0, 3).join(' ')})`;
  return `${wanted.length} wanted, missing ${few(missing)}, extra ${few(extra)}`;
}
