/** A few hits for a question without an answer: one line each, grouped by kind. */
import type { Query } from '../../../api/client.ts';
import { graphql, type ResultOf } from '../../../api/graphql.ts';
import { type CommandResult, followUpButton } from '../../contract/command.ts';
import type { Claim, Source } from '../../contract/reply.ts';
import type { Messages } from '../../messages/index.ts';
import { CitationParts, numberSources } from '../../present/number-sources.ts';
import { laterClaims } from '../../present/reply-parts.ts';

const MAX_HITS = 5;
/** The limit of the API's search. */
const MAX_LENGTH = 200;

const Hits = graphql(
  `query Hits($text: String!, $first: Int!) {
    search(text: $text, first: $first, requireRarest: true) {
      totalCount words
      nodes {
        __typename
        ... on Entity { kind name summary citations { ...CitationParts } }
        ... on Fact { text citations { ...CitationParts } }
      }
    }
  }`,
  [CitationParts],
);

type Hit = ResultOf<typeof Hits>['search']['nodes'][number];

/** Undefined if nothing is found. `before` are the sources that are numbered already. */
export async function searchInstead(
  question: string,
  before: readonly Source[],
  query: Query,
  messages: Messages,
): Promise<Pick<CommandResult, 'blocks' | 'sources' | 'followUps'> | undefined> {
  const { nodes, totalCount, words } = (await query(Hits, { text: question.slice(0, MAX_LENGTH), first: MAX_HITS })).search;
  if (nodes.length === 0) return undefined;
  const { claim, sources } = numberSources(before);
  const groups = new Map<string, Claim[]>();
  for (const hit of nodes) {
    const [kind, line, name] = lineOf(hit, messages);
    groups.set(kind, [...(groups.get(kind) ?? []), claim(line, hit.citations, name)]);
  }
  const blocks = [...groups].flatMap(([kind, claims], index) => laterClaims(index === 0 ? messages.ask.closest(kind) : kind, claims));
  const more = totalCount > nodes.length ? [followUpButton(messages.ask.moreHits(totalCount), 'search', { text: words.join(' ') })] : [];
  return { blocks, sources, followUps: more };
}

/** The kind of a hit, one line of it, and its name. */
function lineOf(hit: Hit, messages: Messages): readonly [kind: string, line: string, name?: string] {
  if (hit.__typename === 'Fact') return [messages.knownFacts, hit.text];
  return [messages.ask.kindHeading(messages.kindNames[hit.kind]), hit.summary, hit.name];
}
