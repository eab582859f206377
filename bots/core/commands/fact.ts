import type { Query } from '../../api/client.ts';
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, command, type Said } from '../command.ts';
import { idOf, type Named, whichIsMeant } from '../names.ts';
import { shareOption } from '../options.ts';
import { factClaims, listed, notesBlock } from '../parts.ts';
import { CitationParts, FactParts, numberSources } from '../sources.ts';
import type { Words } from '../words/index.ts';
import { suggestOffer } from './search.ts';

const FactOfTheDay = graphql(
  `query FactOfTheDay($date: Date!) {
    factOfTheDay(date: $date) { text note asOf about { kind slug name } citations { ...CitationParts } }
    meta { revision }
  }`,
  [CitationParts],
);

const FactsAbout = graphql(
  `query FactsAbout($about: EntityInput!) { facts(about: $about, first: 60) { totalCount nodes { ...FactParts } } meta { revision } }`,
  [FactParts],
);

export const fact = (words: Words): Command =>
  command({
    name: 'fact',
    aliases: ['facts'],
    description: words.fact.description,
    options: { topic: { type: 'text', description: words.fact.options.topic, names: 'any' }, share: shareOption(words) },
    examples: ['fact', 'fact about hallucination'],
    run: async ({ topic }, { query, today }) => {
      if (topic !== undefined) return factsAbout(await whichIsMeant(topic, 'any', query), query, words);
      const variables = { date: today };
      return { ...ofTheDay(await query(FactOfTheDay, variables), words), behind: { document: FactOfTheDay, variables } };
    },
  });

function ofTheDay({ factOfTheDay: found, meta }: ResultOf<typeof FactOfTheDay>, words: Words): Said {
  const { claim, sources } = numberSources();
  const about = found?.about.slice(0, MOST_OFFERS) ?? [];
  return {
    title: words.fact.title,
    lead: found === null ? { text: words.fact.none, sources: [] } : claim(found.text, found.citations),
    blocks: notesBlock([found?.note, found?.asOf == null ? null : words.asOf(found.asOf)]),
    sources,
    footer: { revision: String(meta.revision) },
    offers: about.map((entity) => ({
      ...{ kind: 'button', label: words.explain.offer(entity.name) },
      asking: { command: 'explain', options: { concept: idOf(entity) } },
    })),
  };
}

const MOST_OFFERS = 3;

async function factsAbout(named: Named, query: Query, words: Words): Promise<Said> {
  const variables = { about: { kind: named.kind, slug: named.slug } };
  const { facts, meta } = await query(FactsAbout, variables);
  const say = words.fact;
  const numbering = numberSources();
  return {
    title: say.titleOf(named.name),
    lead: { text: facts.totalCount === 0 ? say.noneOf(named.name) : say.lead(facts.totalCount), sources: [] },
    blocks: listed(undefined, factClaims(facts.nodes, numbering, words)),
    sources: numbering.sources,
    footer: { revision: String(meta.revision) },
    behind: { document: FactsAbout, variables },
    offers: [
      { kind: 'button', label: words.explain.offer(named.name), asking: { command: 'explain', options: { concept: named.id } } },
      ...(facts.totalCount === 0 ? [suggestOffer(named.name, words)] : []),
    ],
  };
}
