import { graphql, type ResultOf } from '../../api/graphql.ts';
import { command, type Said } from '../command.ts';
import { modelClass, share } from '../options.ts';
import type { Claim } from '../reply.ts';
import { CitationParts, type Numbering, numberSources } from '../sources.ts';

const Training = graphql(
  `query Training {
    training { ordinal name positions { subject { slug name } text note citations { ...CitationParts } } }
    meta { revision }
  }`,
  [CitationParts],
);

type Stage = ResultOf<typeof Training>['training'][number];

export const training = command({
  name: 'training',
  description: 'How LLMs and LMMs are trained, stage by stage',
  options: { of: modelClass, share },
  examples: ['training', 'training of lmm'],
  run: async ({ of }, { query }) => toReply(await query(Training, {}), of === undefined ? ['llm', 'lmm'] : [of]),
});

function toReply({ training: stages, meta }: ResultOf<typeof Training>, subjects: readonly string[]): Said {
  const numbering = numberSources();
  const names = subjects.map(
    (slug) => stages.flatMap(({ positions }) => positions).find(({ subject }) => subject.slug === slug)?.subject.name ?? slug,
  );
  const rows = stages.map((stage) => ({
    label: `${stage.ordinal}. ${stage.name}`,
    cells: subjects.map((slug) => cell(stage, slug, numbering)),
  }));
  const notes = stages.flatMap((stage) => stageNotes(stage, subjects));
  return {
    title: `How ${names.map((name) => `${name}s`).join(' and ')} are trained`,
    lead: {
      text: `${stages.length} stages, from data to evaluation:`,
      sources: [...new Set(rows.flatMap(({ cells }) => cells.flatMap(({ sources }) => sources)))],
    },
    blocks: [{ kind: 'table', columns: names, rows }, ...notes.map((text) => ({ kind: 'note', text }) as const)],
    sources: numbering.sources,
    footer: { revision: String(meta.revision) },
  };
}

function cell({ positions }: Stage, slug: string, { claim }: Numbering): Claim {
  const position = positions.find(({ subject }) => subject.slug === slug);
  return position === undefined ? { text: 'not recorded', sources: [] } : claim(position.text, position.citations);
}

const stageNotes = ({ name, positions }: Stage, subjects: readonly string[]): string[] =>
  positions.filter(({ subject, note }) => note !== null && subjects.includes(subject.slug)).map(({ note }) => `${name}: ${note}`);
