/** Short names of sources, for one line below a picture. */
import { type Citation, type Graph, type Source, sourceOf } from '../../graph/graph.ts';
import { entityById } from '../../graph/search/find.ts';
import { toPlainLine } from '../plain-line.ts';

/** They publish the works of others, so their names say little. */
const HOSTS: readonly string[] = ['arXiv', 'GitHub', 'Hugging Face', 'OpenReview', 'ACL Anthology'];
const MAX_LENGTH = 32;
const MAX_SOURCES = 40;

/** Each name once, in the order of the citations. */
export function sourceNames(graph: Graph, citations: readonly Citation[]): string[] {
  const ids = new Set(citations.map(({ sourceId }) => sourceId));
  const names = [...ids].slice(0, MAX_SOURCES).map((sourceId) => sourceName(graph, sourceOf(graph, { sourceId, locator: '' })));
  return [...new Set(names)];
}

/** The publisher where it says enough: "AIMultiple". Else what the paper is about: "CLIP paper". */
export function sourceName(graph: Graph, { publisher, title, slug }: Source): string {
  if (publisher !== '' && !HOSTS.includes(publisher)) return shortened(publisher);
  const subject = slug.replace(/-(paper|readme|model-card|report)$/, '');
  const word = slug.slice(subject.length + 1).replace('-', ' ');
  const about = (['model', 'benchmark', 'technique'] as const).map((kind) => entityById(graph, `${kind}/${subject}`)).find(Boolean);
  if (about !== undefined && word !== '') return shortened(`${about.name} ${word}`);
  // What stands before a colon is the name of what a paper presents: "BLIP-2: Bootstrapping …".
  return shortened(title.split(': ', 1)[0] ?? title);
}

function shortened(name: string): string {
  const plain = toPlainLine(name);
  const characters = [...plain];
  return characters.length <= MAX_LENGTH
    ? plain
    : `${characters
        .slice(0, MAX_LENGTH - 1)
        .join('')
        .trimEnd()}…`;
}
