/** Claims: what a fact must tell by the kind of claim it is, what a figure must rest on, and what is fit for the daily post. */
import type { CheckLevel, ClaimType } from '../graph/ontology.ts';

/** A fact as far as these rules look at it. */
export interface Claim {
  readonly text: string;
  readonly type: ClaimType;
  readonly attributedTo?: string | null | undefined;
  readonly method?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly daily: boolean;
  readonly sensitive: boolean;
  readonly supersededBy?: string | null | undefined;
  readonly checkLevel: CheckLevel;
}

/** What is wrong with a claim, at which part of it, and what to do next. */
export interface RuleViolation {
  readonly at: keyof Claim;
  readonly message: string;
  readonly hint: string;
}

/** An opinion or a vendor's claim names who says it. */
function checkAttribution({ type, text, attributedTo }: Claim): RuleViolation[] {
  if (type !== 'opinion' && type !== 'vendor-claim') return [];
  if (attributedTo == null)
    return [{ at: 'type', message: `The type "${type}" needs "attributedTo".`, hint: 'Add attributedTo: the name of who says it.' }];
  if (text.toLowerCase().includes(attributedTo.toLowerCase())) return [];
  const message = `The text does not name who says it (${attributedTo}).`;
  return [{ at: 'text', message, hint: `Name ${attributedTo} in the text, as in "${attributedTo} says that ...".` }];
}

/** A measurement or an estimate tells how it was made. */
function checkMethod({ type, method }: Claim): RuleViolation[] {
  if (method != null || (type !== 'measurement' && type !== 'estimate')) return [];
  const hint = 'Add method: how, and from what, the figure was made.';
  return [{ at: 'type', message: `The type "${type}" needs "method".`, hint }];
}

/** What the type of a claim demands and the claim does not tell. */
export const checkClaim = (claim: Claim): RuleViolation[] => [...checkAttribution(claim), ...checkMethod(claim)];

const MIN_DAILY_LENGTH = 40;
const MAX_DAILY_LENGTH = 220; // With its source it stays far below what one message holds.

const dailyRules: readonly (RuleViolation & { readonly broken: (claim: Claim) => boolean })[] = [
  {
    at: 'text',
    broken: ({ text }) => text.length < MIN_DAILY_LENGTH || text.length > MAX_DAILY_LENGTH,
    message: `A daily fact has ${MIN_DAILY_LENGTH} to ${MAX_DAILY_LENGTH} characters.`,
    hint: 'Shorten or complete the text, or remove daily.',
  },
  {
    at: 'type',
    broken: ({ type }) => type === 'opinion',
    message: 'An opinion is never a daily fact.',
    hint: 'Remove daily.',
  },
  {
    at: 'checkLevel',
    broken: ({ checkLevel }) => checkLevel === 'secondary',
    message: 'A daily fact is checked at level primary or dataset.',
    hint: 'Check it against the source itself, or remove daily.',
  },
  {
    at: 'note',
    broken: ({ note }) => note != null,
    message: 'A daily fact needs no note to be understood.',
    hint: 'Say it in the text, or remove daily.',
  },
  {
    at: 'sensitive',
    broken: ({ sensitive }) => sensitive,
    message: 'A sensitive fact is never a daily fact.',
    hint: 'Remove daily; whoever asks will still find it.',
  },
  {
    at: 'supersededBy',
    broken: ({ supersededBy }) => supersededBy != null,
    message: 'A superseded fact is never a daily fact.',
    hint: 'Remove daily, and make the newer fact daily.',
  },
];

/** Why a daily fact cannot stand alone in a channel. */
export const checkDailyFact = (claim: Claim): RuleViolation[] => (claim.daily ? dailyRules.filter(({ broken }) => broken(claim)) : []);

/** Digits that belong to a word (GPT-4, 8x7B, ResNet-50) or are a year are names and dates; the others are figures. */
const word = /[\p{L}\p{N}.,_-]*\p{N}[\p{L}\p{N}.,_-]*/gu;
const year = /^(?:19|20)\d{2}$/;
const isFigure = (text: string): boolean => {
  const bare = text.replace(/[.,_-]+$/, '');
  return /^\d[\d.,]*$/.test(bare) && !year.test(bare);
};

/** The figures of a text that are no part of the names it speaks of. */
const figuresOf = (text: string, names: readonly string[]): string[] => {
  const rest = names.toSorted((left, right) => right.length - left.length).reduce((left, name) => left.replaceAll(name, ' '), text);
  return (rest.match(word) ?? []).filter(isFigure);
};

/** A figure was read in the publication itself, its abstract or a dataset, not on a page about it. `names`: of what it is about. */
export function checkSecondaryFigures({ text, checkLevel }: Claim, names: readonly string[]): RuleViolation[] {
  if (checkLevel !== 'secondary') return [];
  const [figure] = figuresOf(text, names);
  if (figure === undefined) return [];
  const message = `The figure ${figure} was checked only on a page about its source.`;
  return [{ at: 'text', message, hint: 'Check it at level primary or dataset, or leave the figure out.' }];
}
