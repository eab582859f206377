/** What kind of claim a fact is decides what it must tell, and whether it may be posted daily. */
import type { Contents, Stated } from '../parse.ts';
import { problemAt } from '../read.ts';
import type { Problem } from '../records.ts';
import type { FactFile } from '../schema.ts';

const named = (fact: FactFile): boolean =>
  fact.attributedTo !== undefined && fact.text.toLowerCase().includes(fact.attributedTo.toLowerCase());

/** An opinion or a vendor's claim names who says it. */
const checkSaid = ({ file, value }: Stated<FactFile>): Problem[] => {
  if (value.type !== 'opinion' && value.type !== 'vendor-claim') return [];
  if (value.attributedTo === undefined) {
    return [problemAt(file, ['type'], `The type "${value.type}" needs "attributedTo".`, 'Add attributedTo: the name of who says it.')];
  }
  if (named(value)) return [];
  const message = `The text does not name who says it (${value.attributedTo}).`;
  return [problemAt(file, ['text'], message, `Name ${value.attributedTo} in the text, as in "${value.attributedTo} says that ...".`)];
};

/** A measurement or an estimate tells how it was made. */
const checkMeasured = ({ file, value }: Stated<FactFile>): Problem[] => {
  if (value.method !== undefined || (value.type !== 'measurement' && value.type !== 'estimate')) return [];
  return [problemAt(file, ['type'], `The type "${value.type}" needs "method".`, 'Add method: how, and from what, the figure was made.')];
};

/** What each type of claim must tell is told. */
export const checkClaims = ({ facts }: Contents): Problem[] => facts.flatMap((fact) => [...checkSaid(fact), ...checkMeasured(fact)]);

const MIN_DAILY = 40;
const MAX_DAILY = 220; // With its source it stays far below what one message holds.

const dailyRules: readonly {
  readonly path: string;
  readonly broken: (fact: FactFile) => boolean;
  readonly message: string;
  readonly hint: string;
}[] = [
  {
    path: 'text',
    broken: ({ text }) => text.length < MIN_DAILY || text.length > MAX_DAILY,
    message: `A daily fact has ${MIN_DAILY} to ${MAX_DAILY} characters.`,
    hint: 'Shorten or complete the text, or remove daily.',
  },
  {
    path: 'type',
    broken: ({ type }) => type === 'opinion',
    message: 'An opinion is never a daily fact.',
    hint: 'Remove daily.',
  },
  {
    path: 'checked',
    broken: ({ checked }) => checked.level === 'secondary',
    message: 'A daily fact is checked at level primary or dataset.',
    hint: 'Check it against the source itself, or remove daily.',
  },
  {
    path: 'note',
    broken: ({ note }) => note !== undefined,
    message: 'A daily fact needs no note to be understood.',
    hint: 'Say it in the text, or remove daily.',
  },
  {
    path: 'sensitive',
    broken: ({ sensitive }) => sensitive,
    message: 'A sensitive fact is never a daily fact.',
    hint: 'Remove daily; whoever asks will still find it.',
  },
  {
    path: 'supersededBy',
    broken: ({ supersededBy }) => supersededBy !== undefined,
    message: 'A superseded fact is never a daily fact.',
    hint: 'Remove daily, and make the newer fact daily.',
  },
];

const checkDaily = ({ file, value }: Stated<FactFile>): Problem[] =>
  dailyRules.filter(({ broken }) => broken(value)).map(({ path, message, hint }) => problemAt(file, [path], message, hint));

/** A daily fact can stand alone in a channel. */
export const checkDailyFacts = ({ facts }: Contents): Problem[] => facts.filter(({ value }) => value.daily).flatMap(checkDaily);
