import { type EntityKind, graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, command, type FollowUp, followUpButton } from '../contract/command.ts';
import type { EntityMatch } from '../contract/entity-match.ts';
import { resolveEntity } from '../entities/resolve-entity.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, numberSources } from '../present/number-sources.ts';
import { asides, claimsBlock } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';
import { shareOption } from './shared-options.ts';

const Path = graphql(
  `query Path($from: EntityInput!, $to: EntityInput!) {
    path(from: $from, to: $to) {
      steps {
        reversed entity { name kind slug }
        relation { type note from { name } to { name } citations { ...CitationParts } }
      }
    }
    ontology { relationTypes { name label inverse } }
    meta { revision }
  }`,
  [CitationParts],
);

export const path = (messages: Messages): Command =>
  command({
    name: 'path',
    aliases: ['connect', 'between'],
    description: messages.path.description,
    topic: 'ideas',
    options: {
      from: { type: 'text', description: messages.path.options.from, required: true, entityKinds: 'any', keyword: true },
      to: { type: 'text', description: messages.path.options.to, required: true, entityKinds: 'any', keyword: true },
      share: shareOption(messages),
    },
    examples: ['path from clip to hallucination', 'path openai to audio'],
    run: async ({ from, to }, { query }) => {
      const [start, end] = await Promise.all([resolveEntity(from, 'any', query), resolveEntity(to, 'any', query)]);
      const variables = { from: inputOf(start), to: inputOf(end) };
      return resultFrom(query, Path, variables, (data) => toReply(data, [start, end], messages));
    },
  });

const inputOf = ({ kind, slug }: EntityMatch): { kind: EntityKind; slug: string } => ({ kind, slug });

function toReply(
  { path: foundPath, ontology }: ResultOf<typeof Path>,
  [from, to]: readonly [EntityMatch, EntityMatch],
  messages: Messages,
): QueriedResult {
  const texts = messages.path;
  const { claim, sources } = numberSources();
  const labels = new Map(ontology.relationTypes.map((type) => [type.name, type]));
  const steps = foundPath?.steps ?? [];
  const claims = steps.map(({ reversed, relation }) => {
    const { label, inverse } = labels.get(relation.type) ?? { label: '', inverse: '' };
    const text = reversed
      ? texts.step(relation.to.name, inverse, relation.from.name)
      : texts.step(relation.from.name, label, relation.to.name);
    return claim(text, relation.citations);
  });
  return {
    title: texts.title(from.name, to.name),
    lead: { text: leadOf(foundPath, from, to, messages), sources: [] },
    blocks: [...claimsBlock(undefined, claims, true), ...asides(steps.map(({ relation }) => relation.note))],
    sources,
    followUps: [from, to].map((end): FollowUp => followUpButton(messages.explain.offer(end.name), 'explain', { concept: end.id })),
  };
}

function leadOf(foundPath: ResultOf<typeof Path>['path'], from: EntityMatch, to: EntityMatch, { path: texts }: Messages): string {
  if (foundPath === null) return texts.none(from.name, to.name);
  return foundPath.steps.length === 0 ? texts.same(from.name) : texts.lead(from.name, to.name, foundPath.steps.length);
}
