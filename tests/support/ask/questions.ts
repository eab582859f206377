/** Whether an answer is the one that a question expects. */
import type { Answer } from '../../../src/ask/answer/answer.ts';
import { expectedCount, expectedSet, type Question } from '../../ask/questions.ts';

const outcomes = { answered: 'ANSWERED', 'ask-back': 'ASK_BACK', abstained: 'ABSTAINED' } as const;

/** What differs from what the question expects; empty when the answer is exact. */
export function faultsOf(question: Question, answer: Answer): string[] {
  const { outcome, reason, form } = question;
  const given = outcomes[answer.outcome];
  if (given !== outcome)
    return [`${given}${answer.reason === null ? '' : `/${answer.reason}`} instead of ${outcome}${reason === null ? '' : `/${reason}`}`];
  const faults = [...setFaults(question, answer), ...textFaults(question, answer)];
  const hasReason = reason === null || answer.reason === reason;
  return hasReason ? faults : [...faults, `reason ${answer.reason} instead of ${reason} (${form})`];
}

function setFaults(question: Question, { entities, near, count }: Answer): string[] {
  const ids = entities.map(({ id }) => id);
  const known = new Set([...ids, ...near.map(({ id }) => id)]);
  const [set, size] = [expectedSet(question), expectedCount(question)];
  return [
    ...(set === undefined || sameSet([...set], ids) ? [] : [`set: ${difference([...set], ids)}`]),
    ...(question.gold?.includes ?? []).filter((id) => !known.has(id)).map((id) => `lacks ${id}`),
    ...(size === undefined || size === count ? [] : [`count ${count} instead of ${size}`]),
  ];
}

function textFaults({ gold: { value, yes, not } = {} }: Question, answer: Answer): string[] {
  const text = [answer.text, ...answer.claims.map((claim) => claim.text)].join('\n');
  const lacks = value !== undefined && !value.some((one) => text.includes(one));
  const isOther = yes !== undefined && !answer.text.includes(yes ? 'Yes' : 'No');
  return [
    ...(lacks ? [`text lacks ${value.join(' | ')}`] : []),
    ...(isOther ? [`not ${yes ? 'yes' : 'no'}`] : []),
    ...(not ?? []).filter((one) => text.includes(one)).map((one) => `text has ${one}`),
  ];
}

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === new Set(other).size && one.every((id) => other.includes(id));

function difference(wanted: readonly string[], given: readonly string[]): string {
  const [missing, extra] = [wanted.filter((id) => !given.includes(id)), given.filter((id) => !wanted.includes(id))];
  const few = (list: readonly string[]) => `${list.length} (${list.slice(0, 3).join(' ')})`;
  return `${wanted.length} wanted, missing ${few(missing)}, extra ${few(extra)}`;
}
