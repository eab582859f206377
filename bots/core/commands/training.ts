import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, command, type Said } from '../command.ts';
import { CLASSES, shareOption } from '../options.ts';
import { notesBlock } from '../parts.ts';
import type { Claim } from '../reply.ts';
import { CitationParts, type Numbering, numberSources } from '../sources.ts';
import type { Words } from '../words/index.ts';
import { stage } from './stage.ts';

const Training = graphql(
  `query Training {
    training { ordinal name slug positions { subject { slug name } text note citations { ...CitationParts } } }
    meta { revision }
  }`,
  [CitationParts],
);

type Stage = ResultOf<typeof Training>['training'][number];

export const training = (words: Words): Command =>
  command({
    name: 'training',
    description: words.training.description,
    options: {
      stage: { type: 'text', description: words.training.options.stage, names: ['STAGE'] },
      of: { type: 'choice', description: words.training.options.of, choices: CLASSES, spoken: true },
      share: shareOption(words),
    },
    examples: ['training', 'training of lmm', 'training pre-training'],
    run: async ({ stage: name, of }, { query }) => {
      const subjects = of === undefined ? (['llm', 'lmm'] as const) : [of];
      if (name !== undefined) return stage(name, subjects, query, words);
      const found = await query(Training, {});
      return { ...toReply(found, subjects, words), behind: { document: Training, variables: {} } };
    },
  });

function toReply({ training: stages, meta }: ResultOf<typeof Training>, subjects: readonly string[], words: Words): Said {
  const say = words.training;
  const numbering = numberSources();
  const names = subjects.map(
    (slug) => stages.flatMap(({ positions }) => positions).find(({ subject }) => subject.slug === slug)?.subject.name ?? slug,
  );
  const rows = stages.map((one) => ({
    label: say.stage(one.ordinal, one.name),
    cells: subjects.map((slug) => cell(one, slug, numbering, words)),
  }));
  const notes = stages.flatMap((one) => stageNotes(one, subjects, words));
  return {
    title: say.title(words.and(names.map(words.plural))),
    lead: {
      text: say.lead(stages.length),
      sources: [...new Set(rows.flatMap(({ cells }) => cells.flatMap(({ sources }) => sources)))],
    },
    blocks: [{ kind: 'table', columns: names, rows }, ...notesBlock(notes)],
    sources: numbering.sources,
    footer: { revision: String(meta.revision) },
    offers: [
      {
        kind: 'select',
        label: say.which,
        choices: stages.map(({ name, slug }) => ({ label: name, asking: { command: 'training', options: { stage: slug } } })),
      },
    ],
  };
}

function cell({ positions }: Stage, slug: string, { claim }: Numbering, words: Words): Claim {
  const position = positions.find(({ subject }) => subject.slug === slug);
  return position === undefined ? { text: words.notRecorded, sources: [] } : claim(position.text, position.citations);
}

const stageNotes = ({ name, positions }: Stage, subjects: readonly string[], { noteOn }: Words): string[] =>
  positions.flatMap(({ subject, note }) => (note !== null && subjects.includes(subject.slug) ? [noteOn(name, note)] : []));
