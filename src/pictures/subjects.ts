/** What a path asks for, as a picture of the current graph. Throws NotFound or BadInput with what to do next. */
import { BadInput, NotFound } from '../errors.ts';
import { type DateSpan, isEmptySpan } from '../graph/base/partial-dates.ts';
import type { Entity, Graph } from '../graph/graph.ts';
import { isKind, type Kind, kindNames, kinds } from '../graph/ontology.ts';
import { findEntity, nearestEntities, shorten } from '../graph/search/find.ts';
import { comparison } from './content/comparison.ts';
import { modalitiesPicture } from './content/modalities.ts';
import { type Depth, neighbourhood } from './content/neighbourhood.ts';
import { scoresPicture } from './content/scores.ts';
import { timelinePicture } from './content/timeline.ts';
import type { Picture } from './picture.ts';

/** What a picture is worked out from, besides the graph: the parts of its path and its query. */
export interface Subject {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

export type ReadSubject = (graph: Graph, subject: Subject) => Picture;

const WITH_NAMES = ['graph/<kind>/<slug>', 'compare/<one>/<other>', 'scores/<benchmark>'];

/** By path; `:file` is the last parameter, without its ending. */
export const subjects: Readonly<Record<string, ReadSubject>> = {
  '/pictures/graph/:kind/:file': (graph, { params: { kind = '', file = '' }, query }) =>
    neighbourhood(graph, needPictured(graph, file, [needKind(kind)]), depthIn(query)),
  '/pictures/compare/:with/:file': (graph, { params: { with: one = '', file = '' } }) => {
    const [left, right] = [needPictured(graph, one), needPictured(graph, file)];
    if (left.id === right.id) throw new BadInput(`A comparison needs two different entries, and both are ${left.id}.`);
    return comparison(graph, left, right);
  },
  '/pictures/scores/:file': (graph, { params: { file = '' } }) => scoresPicture(graph, needPictured(graph, file, ['benchmark'])),
  '/pictures/:file': (graph, { params: { file = '' }, query }) => {
    if (file === 'timeline') return timelinePicture(graph, spanOf(query));
    if (file === 'modalities') return modalitiesPicture(graph);
    throw new NotFound(`No picture is called "${shorten(file)}". There are timeline, modalities, ${WITH_NAMES.join(', ')}.`);
  },
};

function needKind(kind: string): Kind {
  if (isKind(kind)) return kind;
  throw new NotFound(`No kind is called "${shorten(kind)}". The kinds are: ${kindNames.join(', ')}.`);
}

function needPictured(graph: Graph, name: string, among: readonly Kind[] = kindNames): Entity {
  const found = findEntity(graph, name, among);
  if (found !== undefined) return found;
  const [only] = among;
  const what = among.length === 1 && only !== undefined ? kinds[only].label : 'entry';
  const near = nearestEntities(graph, name, among).map(({ id, slug }) => (among.length === 1 ? slug : id));
  throw new NotFound(`No ${what} is called "${shorten(name)}".${near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`}`);
}

function depthIn(query: URLSearchParams): Depth {
  const value = query.get('depth') ?? '1';
  if (value === '1' || value === '2') return value === '1' ? 1 : 2;
  throw new BadInput(`"depth" is "${shorten(value)}". It can be 1 or 2.`);
}

const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

function spanOf(query: URLSearchParams): DateSpan {
  const [since, until] = [dateIn(query, 'since'), dateIn(query, 'until')];
  const span = { since, until };
  if (isEmptySpan(span)) throw new BadInput(`"since" is later than "until": ${since}, ${until}. Swap them.`);
  return span;
}

function dateIn(query: URLSearchParams, name: string): string | undefined {
  const value = query.get(name);
  if (value === null) return undefined;
  if (DATE.test(value)) return value;
  throw new BadInput(`"${name}" is "${shorten(value)}". Write a date such as 2026, 2026-11 or 2026-11-30.`);
}
