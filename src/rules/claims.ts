/** Claims: what each type of fact must state, what a figure must rest on, and what suits the daily post. */
import type { CheckLevel, ClaimType } from '../graph/ontology.ts';

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

export interface RuleViolation {
  readonly at: keyof Claim;
  readonly message: string;
  readonly hint: string;
}

/** An opinion or a vendor's claim names its author. */
function checkAttribution({ type, text, attributedTo }: Claim): RuleViolation[] {
  if (type !== 'opinion' && type !== 'vendor-claim') return [];
  if (attributedTo == null)
    return [
      {
        at: 'type',
        message: `The type "${type}" needs "attributedTo".`,
        hint: 'Add attributedTo: the name of the person or organization that says it.',
      },
    ];
  if (text.toLowerCase().includes(attributedTo.toLowerCase())) return [];
  const message = `The text doesn't name the author of the claim (${attributedTo}).`;
  return [{ at: 'text', message, hint: `Name ${attributedTo} in the text, as in "${attributedTo} says that ...".` }];
}

/** A measurement or an estimate states its method. */
function checkMethod({ type, method }: Claim): RuleViolation[] {
  if (method != null || (type !== 'measurement' && type !== 'estimate')) return [];
  const hint = 'Add method: how the figure was obtained, and from what.';
  return [{ at: 'type', message: `The type "${type}" needs "method".`, hint }];
}

export const checkClaim = (claim: Claim): RuleViolation[] => [...checkAttribution(claim), ...checkMethod(claim)];

const MIN_DAILY_LENGTH = 40;
const MAX_DAILY_LENGTH = 220; // With its source, it stays well below the limit of one message.

const dailyRules: readonly (RuleViolation & { readonly broken: (claim: Claim) => boolean })[] = [
  {
    at: 'text',
    broken: ({ text }) => text.length < MIN_DAILY_LENGTH || text.length > MAX_DAILY_LENGTH,
    message: `A daily fact must have ${MIN_DAILY_LENGTH} to ${MAX_DAILY_LENGTH} characters.`,
    hint: 'Shorten or complete the text, or remove daily.',
  },
  {
    at: 'type',
    broken: ({ type }) => type === 'opinion',
    message: "An opinion can't be a daily fact.",
    hint: 'Remove daily.',
  },
  {
    at: 'checkLevel',
    broken: ({ checkLevel }) => checkLevel === 'secondary',
    message: 'A daily fact must be checked at level primary or dataset.',
    hint: 'Check it against the source itself, or remove daily.',
  },
  {
    at: 'note',
    broken: ({ note }) => note != null,
    message: 'A daily fact must be clear without a note.',
    hint: 'Say it in the text, or remove daily.',
  },
  {
    at: 'sensitive',
    broken: ({ sensitive }) => sensitive,
    message: "A sensitive fact can't be a daily fact.",
    hint: 'Remove daily; people who ask will still find it.',
  },
  {
    at: 'supersededBy',
    broken: ({ supersededBy }) => supersededBy != null,
    message: "A superseded fact can't be a daily fact.",
    hint: 'Remove daily, and make the newer fact daily.',
  },
];

export const checkDailyFact = (claim: Claim): RuleViolation[] => (claim.daily ? dailyRules.filter(({ broken }) => broken(claim)) : []);

/** Digits that belong to a word (GPT-4, 8x7B, ResNet-50) or are a year are names and dates; the others are figures. */
const word = /[\p{L}\p{N}.,_-]*\p{N}[\p{L}\p{N}.,_-]*/gu;
const year = /^(?:19|20)\d{2}$/;
const isFigure = (text: string): boolean => {
  const bare = text.replace(/[.,_-]+$/, '');
  return /^\d[\d.,]*$/.test(bare) && !year.test(bare);
};

/** The figures of a text that aren't part of the names it mentions. */
const figuresOf = (text: string, names: readonly string[]): string[] => {
  const rest = names.toSorted((left, right) => right.length - left.length).reduce((left, name) => left.replaceAll(name, ' '), text);
  return (rest.match(word) ?? []).filter(isFigure);
};

/** A figure must come from the publication itself, its abstract or a dataset, not from a page about it. `names`: of its subjects. */
export function checkSecondaryFigures({ text, checkLevel }: Claim, names: readonly string[]): RuleViolation[] {
  if (checkLevel !== 'secondary') return [];
  const [figure] = figuresOf(text, names);
  if (figure === undefined) return [];
  const message = `The figure ${figure} was checked only on a page about its source.`;
  return [{ at: 'text', message, hint: 'Check it at level primary or dataset, or leave the figure out.' }];
}
