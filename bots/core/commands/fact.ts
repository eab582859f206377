import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, command, followUpButton } from '../contract/command.ts';
import type { EntityMatch } from '../contract/entity-match.ts';
import { entityId, resolveEntity } from '../entities/resolve-entity.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, FactParts, numberSources } from '../present/number-sources.ts';
import { asides, claimsBlock, factClaims, notesBlock } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';
import { suggestFollowUp } from './search.ts';
import { shareOption } from './shared-options.ts';

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

const FactById = graphql(
  `query FactById($slug: String!) {
    fact(slug: $slug) { text note asOf about { kind slug name } citations { ...CitationParts } }
    meta { revision }
  }`,
  [CitationParts],
);

/** The id of a fact, as the buttons below a daily post and the reports of the curators name it. */
const FACT_ID = /^fact\/([a-z0-9-]+)$/;

export const fact = (messages: Messages): Command =>
  command({
    name: 'fact',
    aliases: ['facts'],
    description: messages.fact.description,
    topic: 'news',
    options: { topic: { type: 'text', description: messages.fact.options.topic, entityKinds: 'any' }, share: shareOption(messages) },
    examples: ['fact', 'fact about hallucination'],
    run: async ({ topic }, { query, today }) => {
      if (topic === undefined)
        return resultFrom(query, FactOfTheDay, { date: today }, (data) => oneFact(data.factOfTheDay, messages.fact.title, messages));
      const [, slug] = FACT_ID.exec(topic) ?? [];
      if (slug !== undefined)
        return resultFrom(query, FactById, { slug }, (data) => oneFact(data.fact, messages.fact.titleOfOne, messages));
      const entity = await resolveEntity(topic, 'any', query);
      const about = { kind: entity.kind, slug: entity.slug };
      return resultFrom(query, FactsAbout, { about }, (data) => factsAbout(data, entity, messages));
    },
  });

function oneFact(found: ResultOf<typeof FactOfTheDay>['factOfTheDay'], title: string, messages: Messages): QueriedResult {
  const { claim, sources } = numberSources();
  const about = found?.about.slice(0, MAX_FOLLOW_UPS) ?? [];
  return {
    title,
    lead: found === null ? { text: messages.fact.none, sources: [] } : claim(found.text, found.citations),
    blocks: [...notesBlock([found?.asOf == null ? null : messages.asOf(found.asOf)]), ...asides([found?.note])],
    sources,
    followUps: about.map((entity) => followUpButton(messages.explain.offer(entity.name), 'explain', { concept: entityId(entity) })),
  };
}

const MAX_FOLLOW_UPS = 3;

function factsAbout({ facts }: ResultOf<typeof FactsAbout>, entity: EntityMatch, messages: Messages): QueriedResult {
  const texts = messages.fact;
  const numbering = numberSources();
  return {
    title: texts.titleOf(entity.name),
    lead: { text: facts.totalCount === 0 ? texts.noneOf(entity.name) : texts.lead(facts.totalCount, entity.name), sources: [] },
    blocks: claimsBlock(undefined, factClaims(facts.nodes, numbering, messages)),
    sources: numbering.sources,
    followUps: [
      followUpButton(messages.explain.offer(entity.name), 'explain', { concept: entity.id }),
      ...(facts.totalCount === 0 ? [suggestFollowUp(entity.name, messages)] : []),
    ],
  };
}
