import { graphql, type ResultOf } from '../../api/graphql.ts';
import { command, type Said } from '../command.ts';
import { share } from '../options.ts';
import type { Block } from '../reply.ts';
import { CitationParts, type Numbering, numberSources } from '../sources.ts';

const FactParts = graphql(
  `fragment FactParts on Fact { slug text citations { ...CitationParts } supersededBy { slug text citations { ...CitationParts } } }`,
  [CitationParts],
);

const Modalities = graphql(
  `query Modalities {
    modalities { name summary note citations { ...CitationParts } facts(first: 20) { nodes { aspect ...FactParts } } }
    entity(kind: MODEL_CLASS, slug: "lmm") { name facts(first: 100) { nodes { aspect ...FactParts } } }
    meta { revision }
  }`,
  [FactParts, CitationParts],
);

type Modality = ResultOf<typeof Modalities>['modalities'][number];
type LmmFacts = NonNullable<ResultOf<typeof Modalities>['entity']>['facts']['nodes'];

export const modalities = command({
  name: 'modalities',
  description: 'The forms of data that multimodal models work with, and what belongs to each',
  options: { share },
  examples: ['modalities'],
  run: async (_values, { query }) => toReply(await query(Modalities, {})),
});

function toReply({ modalities: all, entity, meta }: ResultOf<typeof Modalities>): Said {
  const numbering = numberSources();
  const blocks = all.map((modality) => modalityBlock(modality, numbering));
  const outlook = outlookBlock(entity?.facts.nodes ?? [], numbering);
  const notes = [...new Set(all.flatMap(({ note }) => note ?? []))];
  return {
    title: 'Data modalities',
    lead: {
      text: `${all.length} forms of data: ${all.map(({ name }) => name.toLowerCase()).join(', ')}.`,
      sources: numbering.cite(all.flatMap(({ citations }) => citations)),
    },
    blocks: [...blocks, ...outlook, ...notes.map((text) => ({ kind: 'note', text }) as const)],
    sources: numbering.sources,
    footer: { revision: String(meta.revision) },
  };
}

function modalityBlock({ name, summary, citations, facts }: Modality, { claim }: Numbering): Block {
  // What belongs to a modality comes before what can be done with it.
  const about = ['COVERAGE', 'CAPABILITY'].flatMap((wanted) => facts.nodes.filter(({ aspect }) => aspect === wanted));
  const claims = about.map((fact) => claim(fact.text, fact.citations));
  return { kind: 'claims', heading: name, ordered: false, claims: claims.length > 0 ? claims : [claim(summary, citations)] };
}

/** Which modalities models handle, then and now: a dated statement stands beside the one that has overtaken it. */
function outlookBlock(facts: LmmFacts, { claim }: Numbering): Block[] {
  const dated = facts.filter(({ supersededBy }) => supersededBy !== null);
  const claims = dated.flatMap(({ text, citations, supersededBy }) => [
    claim(text, citations),
    ...(supersededBy === null ? [] : [claim(supersededBy.text, supersededBy.citations, 'Since then')]),
  ]);
  const once = [...new Map(claims.map((entry) => [entry.text, entry])).values()];
  return once.length === 0 ? [] : [{ kind: 'claims', heading: 'What models handle', ordered: false, claims: once }];
}
