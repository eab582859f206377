import { graphql, type ResultOf } from '../../api/graphql.ts';
import { command, type Said } from '../command.ts';
import { share } from '../options.ts';
import type { Claim } from '../reply.ts';
import { CitationParts, type Numbering, numberSources } from '../sources.ts';

/** A value with who says it, and what others say. */
const ValueParts = graphql(
  `fragment ValueParts on ShownValue {
    text citations { ...CitationParts } alternatives { text agrees origin citations { ...CitationParts } }
  }`,
  [CitationParts],
);

const Model = graphql(
  `query Model($slug: String!) {
    model(slug: $slug) {
      name summary note
      releasedOn: value(attribute: RELEASED_ON) { ...ValueParts }
      parameters: value(attribute: PARAMETERS) { ...ValueParts }
      openWeights: value(attribute: OPEN_WEIGHTS) { ...ValueParts }
      license: value(attribute: LICENSE) { ...ValueParts }
      citations { ...CitationParts }
      classes(first: 50) { edges { note node { name } citations { ...CitationParts } } }
      listedAs(first: 50) { edges { note node { name } citations { ...CitationParts } } }
      makers(first: 50) { edges { note node { name } citations { ...CitationParts } } }
      buildsOn(first: 50) { edges { note node { name } citations { ...CitationParts } } }
      accepts(first: 50) { edges { note node { name } citations { ...CitationParts } } }
      produces(first: 50) { edges { note node { name } citations { ...CitationParts } } }
      tasks(first: 50) { edges { note node { name } citations { ...CitationParts } } }
      facts(first: 50) { nodes { text citations { ...CitationParts } } }
    }
    meta { revision }
  }`,
  [CitationParts, ValueParts],
);

type Found = NonNullable<ResultOf<typeof Model>['model']>;
type Edges = Found['accepts']['edges'];

export const model = command({
  name: 'model',
  description: 'What is known of one model: maker, date, inputs, outputs, abilities',
  options: { name: { type: 'text', description: 'The name of the model, for example CLIP', required: true }, share },
  examples: ['model clip', 'model flamingo'],
  run: async ({ name }, { query }) => toReply(await query(Model, { slug: name })),
});

function toReply({ model: found, meta }: ResultOf<typeof Model>): Said {
  if (found === null) throw new TypeError('the API answered without a model and without an error');
  const numbering = numberSources();
  const lead = numbering.claim(found.summary, found.citations);
  const profile = [...relationClaims(found, numbering), ...attributeClaims(found, numbering)];
  const facts = found.facts.nodes.map(({ text, citations }) => numbering.claim(text, citations));
  return {
    title: found.name,
    badge: 'model',
    lead,
    blocks: [
      ...(profile.length > 0 ? [{ kind: 'claims', ordered: false, claims: profile } as const] : []),
      ...(facts.length > 0 ? [{ kind: 'claims', heading: 'Facts', ordered: false, claims: facts } as const] : []),
      ...notesOf(found).map((text) => ({ kind: 'note', text }) as const),
    ],
    sources: numbering.sources,
    footer: { revision: String(meta.revision) },
  };
}

const relationRows = [
  ['makers', 'Made by'],
  ['classes', 'Class'],
  ['listedAs', 'Listed by a source as'],
  ['buildsOn', 'Builds on'],
  ['accepts', 'Takes in'],
  ['produces', 'Gives out'],
  ['tasks', 'Does'],
] as const;

function relationClaims(found: Found, { claim }: Numbering): Claim[] {
  return relationRows.flatMap(([field, label]) => {
    const { edges }: { edges: Edges } = found[field];
    if (edges.length === 0) return [];
    const names = edges.map(({ node }) => node.name).join(', ');
    return [
      claim(
        names,
        edges.flatMap(({ citations }) => citations),
        label,
      ),
    ];
  });
}

function attributeClaims({ releasedOn, parameters, openWeights, license }: Found, { claim }: Numbering): Claim[] {
  const attributes = [
    ['Released', releasedOn, asItIs],
    ['Parameters', parameters, inWords],
    ['Open weights', openWeights, yesNo],
    ['License', license, asItIs],
  ] as const;
  return attributes.flatMap(([label, value, inText]) => {
    if (value === null) return [];
    // Disagreement is told and not settled: whoever reads it can look at both sources.
    const others = value.alternatives.filter(({ agrees }) => !agrees);
    const says = [...new Set(others.map(({ origin, text }) => `${origin} says ${inText(text)}`))];
    const citations = [value, ...others].flatMap((said) => said.citations);
    return [claim([inText(value.text), ...says].join('; '), citations, label)];
  });
}

const asItIs = (text: string): string => text;
const inWords = (count: string): string =>
  new Intl.NumberFormat('en', { notation: 'compact', compactDisplay: 'long' }).format(Number(count));
const yesNo = (value: string): string => (value === 'true' ? 'yes' : 'no');

const notesOf = (found: Found): string[] => [
  ...new Set([found.note ?? [], ...relationRows.map(([field]) => (found[field].edges as Edges).flatMap(({ note }) => note ?? []))].flat()),
];
