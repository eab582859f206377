import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, command } from '../contract/command.ts';
import type { Claim } from '../contract/reply.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, numberSources, type SourceNumbering } from '../present/number-sources.ts';
import { asides } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';
import { CLASSES, shareOption } from './shared-options.ts';
import { describeStage } from './stage.ts';

const Training = graphql(
  `query Training {
    training { ordinal name slug positions { subject { slug name } text note citations { ...CitationParts } } }
    meta { revision }
  }`,
  [CitationParts],
);

type Stage = ResultOf<typeof Training>['training'][number];

export const training = (messages: Messages): Command =>
  command({
    name: 'training',
    description: messages.training.description,
    topic: 'ideas',
    options: {
      stage: { type: 'text', description: messages.training.options.stage, entityKinds: ['STAGE'] },
      of: { type: 'choice', description: messages.training.options.of, choices: CLASSES, keyword: true },
      share: shareOption(messages),
    },
    examples: ['training', 'training of lmm', 'training pre-training'],
    run: ({ stage: name, of }, { query }) => {
      const subjects = of === undefined ? (['llm', 'lmm'] as const) : [of];
      if (name !== undefined) return describeStage(name, subjects, query, messages);
      return resultFrom(query, Training, {}, (data) => toReply(data, subjects, messages));
    },
  });

function toReply({ training: stages }: ResultOf<typeof Training>, subjects: readonly string[], messages: Messages): QueriedResult {
  const texts = messages.training;
  const numbering = numberSources();
  const names = subjects.map(
    (slug) => stages.flatMap(({ positions }) => positions).find(({ subject }) => subject.slug === slug)?.subject.name ?? slug,
  );
  const rows = stages.map((one) => ({
    label: texts.stage(one.ordinal, one.name),
    cells: subjects.map((slug) => cell(one, slug, numbering, messages)),
  }));
  const notes = stages.flatMap((one) => stageNotes(one, subjects, messages));
  return {
    title: texts.title(messages.and(names.map(messages.plural))),
    lead: {
      text: texts.lead(messages.and(names.map(messages.plural)), stages.length),
      sources: [...new Set(rows.flatMap(({ cells }) => cells.flatMap(({ sources }) => sources)))],
    },
    blocks: [{ kind: 'table', columns: names, rows }, ...asides(notes)],
    sources: numbering.sources,
    followUps: [
      {
        kind: 'select',
        label: texts.which,
        choices: stages.map(({ name, slug }) => ({ label: name, call: { command: 'training', options: { stage: slug } } })),
      },
    ],
  };
}

function cell({ positions }: Stage, slug: string, { claim }: SourceNumbering, messages: Messages): Claim {
  const position = positions.find(({ subject }) => subject.slug === slug);
  return position === undefined ? { text: messages.notRecorded, sources: [] } : claim(position.text, position.citations);
}

const stageNotes = ({ name, positions }: Stage, subjects: readonly string[], { noteOn }: Messages): string[] =>
  positions.flatMap(({ subject, note }) => (note !== null && subjects.includes(subject.slug) ? [noteOn(name, note)] : []));
