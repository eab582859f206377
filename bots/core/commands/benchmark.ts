import type { Query } from '../../api/client.ts';
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, command, type Said } from '../command.ts';
import { shareOption } from '../options.ts';
import { factClaims, listed, namesClaim, notesBlock } from '../parts.ts';
import { CitationParts, FactParts, numberSources } from '../sources.ts';
import type { Words } from '../words/index.ts';
import { scoreText } from './model-values.ts';

const Benchmark = graphql(
  `query Benchmark($slug: String!) {
    benchmark(slug: $slug) {
      name slug summary note metric releasedOn citations { ...CitationParts }
      measures(first: 20) { edges { note node { name } citations { ...CitationParts } } }
      scores(first: 60) { nodes { value unit variant method asOf model { name slug } citations { ...CitationParts } } }
      facts(first: 20) { nodes { ...FactParts } }
    }
    meta { revision }
  }`,
  [CitationParts, FactParts],
);

export const benchmark = (words: Words): Command =>
  command({
    name: 'benchmark',
    aliases: ['benchmarks', 'bench', 'leaderboard'],
    description: words.benchmark.description,
    options: {
      name: { type: 'text', description: words.benchmark.options.name, required: true, names: ['BENCHMARK'] },
      share: shareOption(words),
    },
    examples: ['benchmark mmmu', 'benchmark mathvista'],
    run: ({ name }, { query }) => describeBenchmark(name, query, words),
  });

export async function describeBenchmark(slug: string, query: Query, words: Words): Promise<Said> {
  const variables = { slug };
  return { ...toReply(await query(Benchmark, variables), words), behind: { document: Benchmark, variables } };
}

function toReply({ benchmark: found, meta }: ResultOf<typeof Benchmark>, words: Words): Said {
  if (found === null) throw new TypeError('the API answered without a benchmark and without an error');
  const say = words.benchmark;
  const numbering = numberSources();
  const { claim } = numbering;
  const lead = claim(found.summary, found.citations);
  const own = [
    ...namesClaim(say.measures, found.measures.edges, numbering, words),
    ...(found.metric === null ? [] : [claim(found.metric, found.citations, say.metric)]),
    ...(found.releasedOn === null ? [] : [claim(found.releasedOn, found.citations, say.released)]),
  ];
  const scores = found.scores.nodes.map((score) => claim(scoreText(score, words), score.citations, score.model.name));
  const choices = [...new Map(found.scores.nodes.map(({ model }) => [model.slug, model])).values()].map(({ name, slug }) => ({
    label: name,
    asking: { command: 'model', options: { name: slug } },
  }));
  return {
    title: found.name,
    badge: words.kindNames.BENCHMARK,
    lead,
    blocks: [
      ...listed(undefined, own),
      ...listed(say.scores, scores),
      ...listed(words.known, factClaims(found.facts.nodes, numbering, words)),
      ...notesBlock([found.note, ...(scores.length > 1 ? [say.careful] : []), ...found.measures.edges.map(({ note }) => note)]),
    ],
    sources: numbering.sources,
    footer: { revision: String(meta.revision) },
    offers: choices.length === 0 ? [] : [{ kind: 'select', label: say.which, choices }],
  };
}
