import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, command, followUpButton } from '../contract/command.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, numberSources } from '../present/number-sources.ts';
import { asides, claimsBlock } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';
import { shareOption } from './shared-options.ts';

const TasksOf = graphql(
  `fragment TasksOf on Modality {
    name slug tasks(first: 40) { edges { note node { name slug summary citations { ...CitationParts } } citations { ...CitationParts } } }
  }`,
  [CitationParts],
);

const Tasks = graphql(`query Tasks { modalities { ...TasksOf } meta { revision } }`, [TasksOf]);

const TasksWith = graphql(`query TasksWith($slug: String!) { entity(kind: MODALITY, slug: $slug) { ...TasksOf } meta { revision } }`, [
  TasksOf,
]);

type Modality = ResultOf<typeof TasksOf>;

export const tasks = (messages: Messages): Command =>
  command({
    name: 'tasks',
    aliases: ['task'],
    description: messages.tasks.description,
    topic: 'ideas',
    options: {
      modality: { type: 'text', description: messages.tasks.options.modality, entityKinds: ['MODALITY'] },
      share: shareOption(messages),
    },
    examples: ['tasks', 'tasks with video'],
    run: ({ modality }, { query }) => {
      if (modality === undefined) return resultFrom(query, Tasks, {}, ({ modalities }) => toReply(modalities, messages));
      return resultFrom(query, TasksWith, { slug: modality }, ({ entity }) =>
        toReply(entity !== null && 'tasks' in entity ? [entity] : [], messages),
      );
    },
  });

function toReply(modalities: readonly Modality[], messages: Messages): QueriedResult {
  const texts = messages.tasks;
  const { claim, sources } = numberSources();
  const [only, more] = modalities;
  const isOne = only !== undefined && more === undefined;
  const groups = eachOnce(modalities).map(({ name, edges }) => ({
    name,
    claims: edges.map(({ node, citations }) => claim(node.summary, [...node.citations, ...citations], node.name)),
  }));
  const count = groups.reduce((sum, { claims }) => sum + claims.length, 0);
  const lead = isOne ? texts.leadOf(count, only.name) : texts.lead(count);
  return {
    title: isOne ? texts.titleOf(only.name) : texts.title,
    lead: { text: count === 0 ? texts.none : lead, sources: [] },
    blocks: [
      ...groups.flatMap(({ name, claims }) => claimsBlock(isOne ? undefined : name, claims)),
      ...asides(modalities.flatMap((one) => one.tasks.edges.map(({ note }) => note))),
    ],
    sources,
    followUps: isOne
      ? [followUpButton(only.name, 'modalities', { modality: only.slug })]
      : [
          {
            kind: 'select',
            label: messages.modalities.which,
            choices: modalities.map(({ name, slug }) => ({
              label: name,
              call: { command: 'tasks', options: { modality: slug } },
            })),
          },
        ],
  };
}

/** A task with several modalities is listed under the first. */
function eachOnce(modalities: readonly Modality[]) {
  const seen = new Set<string>();
  return modalities.map(({ name, tasks: { edges } }) => ({
    name,
    edges: edges.filter(({ node }) => {
      const isNew = !seen.has(node.slug);
      seen.add(node.slug);
      return isNew;
    }),
  }));
}
