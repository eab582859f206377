/** What a curator should look at again on a day: facts, retirements, scores and sources that may have changed. */

import { lastDay } from '../../rules/dates.ts';
import type { Contents, ParsedEntity, ParsedFile } from '../parse.ts';
import type { CitationFile, FactFile, SourceFile } from '../schema.ts';
import type { ScoreFile } from '../score-schema.ts';
import { factAges, SCORE_AGE, sourceAges } from './ages.ts';
import { addDays } from './days.ts';

export interface StaleItem {
  readonly id: string;
  readonly file: string;
  /** The day from which it should be looked at. */
  readonly due: string;
  readonly reason: string;
  /** The addresses of its sources. */
  readonly sources: readonly string[];
}

export interface StaleGroup {
  readonly name: 'expired-facts' | 'retired-models' | 'old-facts' | 'old-scores' | 'old-sources';
  readonly title: string;
  readonly items: readonly StaleItem[];
}

type Sources = ReadonlyMap<string, SourceFile>;

/** All groups, also empty ones; what has been due for longest comes first. */
export function findStale({ entities, facts, scores, sources }: Contents, today: string): StaleGroup[] {
  const bySlug: Sources = new Map(sources.map(({ file, value }) => [file.slug, value]));
  const current = facts.filter(({ value }) => value.retracted === null && value.supersededBy === null);
  const models = entities.filter(({ kind }) => kind === 'model');
  const dueOf = (items: readonly StaleItem[]) =>
    items.filter(({ due }) => due <= today).sort((one, other) => (one.due < other.due ? -1 : Number(one.due > other.due)));
  return [
    {
      name: 'expired-facts',
      title: 'Facts that are no longer valid',
      items: dueOf(current.flatMap((fact) => expiredFact(fact, bySlug))),
    },
    {
      name: 'retired-models',
      title: 'Models whose retirement has passed since their sources were read',
      items: dueOf(models.flatMap((model) => retiredModel(model, bySlug))),
    },
    {
      name: 'old-facts',
      title: 'Facts to check again',
      items: dueOf(current.filter(({ value }) => value.validUntil === null).flatMap((fact) => oldFact(fact, bySlug))),
    },
    { name: 'old-scores', title: 'Benchmarks that may have newer scores', items: dueOf(scores.flatMap((file) => oldScores(file, bySlug))) },
    { name: 'old-sources', title: 'Sources to read again', items: dueOf(sources.flatMap(oldSource)) },
  ];
}

function expiredFact({ id, file, value }: ParsedFile<FactFile>, sources: Sources): StaleItem[] {
  if (value.validUntil === null) return [];
  const due = addDays(lastDay(value.validUntil), 1);
  return [{ id, file: file.path, due, reason: `valid until ${value.validUntil}`, sources: urlsOf(value.citations, sources) }];
}

function retiredModel({ id, file, value }: ParsedEntity, sources: Sources): StaleItem[] {
  const { retiredOn } = value.columns;
  if (typeof retiredOn !== 'string') return [];
  const due = addDays(lastDay(retiredOn), 1);
  const isConfirmed = value.citations.some(({ source }) => readOn(sources.get(source)) >= due);
  return isConfirmed ? [] : [{ id, file: file.path, due, reason: `retired on ${retiredOn}`, sources: urlsOf(value.citations, sources) }];
}

/**
 * A figure is due when it gets old. If it was old already when it was last checked, a curator decided to keep it, so it is due when that
 * check gets old.
 */
function oldFact({ id, file, value }: ParsedFile<FactFile>, sources: Sources): StaleItem[] {
  const { aspect, asOf, checked, citations } = value;
  const age = factAges[aspect];
  if (age === null) return [];
  const ofFigure = asOf === null ? '' : addDays(lastDay(asOf), age);
  const due = ofFigure > checked.on ? ofFigure : addDays(checked.on, age);
  const reason = `${asOf === null ? '' : `as of ${asOf}, `}checked on ${checked.on} (${aspect})`;
  return [{ id, file: file.path, due, reason, sources: urlsOf(citations, sources) }];
}

/** A benchmark changes if it is a rating, or if its results are on a page without a date. */
function oldScores({ id, file, value }: ParsedFile<readonly ScoreFile[]>, sources: Sources): StaleItem[] {
  const citations = value.flatMap((score) => score.citations);
  const pages = citations.flatMap(({ source }) => sources.get(source) ?? []).filter(({ published }) => published === null);
  if (pages.length === 0 && value.every(({ unit }) => unit !== 'elo')) return [];
  const newest = latest(value.map(({ asOf }) => asOf));
  const read = latest([newest, ...pages.map(readOn)]);
  const reason = `newest scores of ${newest}`;
  return [{ id, file: file.path, due: addDays(lastDay(read), SCORE_AGE), reason, sources: urlsOf(citations, sources) }];
}

function oldSource({ id, file, value }: ParsedFile<SourceFile>): StaleItem[] {
  const { kind, published, url } = value;
  const age = sourceAges[kind][published === null ? 'undated' : 'dated'];
  if (age === null) return [];
  // A dated document, such as a system card, stays as it is; a page with a date that was read once may not.
  if (published !== null && value.retrieved === null && kind !== 'dataset') return [];
  const date = readOn(value);
  const place = { id, file: file.path, sources: [url] };
  if (date === '') return [{ ...place, due: NEVER_READ, reason: `${kind} without a date: add retrieved` }];
  const reason = `${kind}, ${value.retrieved === null ? 'published' : 'read'} on ${date}`;
  return [{ ...place, due: addDays(lastDay(date), age), reason }];
}

/** Before all other days. */
const NEVER_READ = '1900-01-01';

/** When a source was read last, as far as that is known; empty if it isn't. */
const readOn = (source: SourceFile | undefined): string => source?.retrieved ?? source?.published ?? '';

const latest = (dates: readonly string[]): string => dates.toSorted((one, other) => (lastDay(one) < lastDay(other) ? -1 : 1)).at(-1) ?? '';

const urlsOf = (citations: readonly CitationFile[], sources: Sources): string[] => [
  ...new Set(citations.flatMap(({ source }) => sources.get(source)?.url ?? [])),
];
