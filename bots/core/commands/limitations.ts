import type { Query } from '../../api/client.ts';
import { NotFound } from '../../api/errors.ts';
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, type CommandResult, command, type FollowUp, followUpButton } from '../contract/command.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, numberSources } from '../present/number-sources.ts';
import { asides, claimsBlock } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';
import { describeLimitation } from './limitation.ts';
import { suggestFollowUp } from './search.ts';
import { CLASSES, shareOption } from './shared-options.ts';

const Limitations = graphql(
  `query Limitations($kind: Kind!, $slug: String!) {
    entity(kind: $kind, slug: $slug) {
      name slug kind limitations { name slug statement sourceHeading citations { ...CitationParts } }
      ... on ModelClassEntity { limitedBy(first: 100) { edges { note } } }
      ... on Model {
        ownLimits: limitedBy(first: 100) { edges { note node { slug } } }
        classes(first: 10) { edges { node { name limitations { slug } } } }
      }
    }
    meta { revision }
  }`,
  [CitationParts],
);

export const limitations = (messages: Messages): Command =>
  command({
    name: 'limitations',
    description: messages.limitations.description,
    topic: 'ideas',
    options: {
      limitation: { type: 'text', description: messages.limitations.options.limitation, entityKinds: ['LIMITATION'] },
      of: {
        type: 'text',
        description: messages.limitations.options.of,
        entityKinds: ['MODEL_CLASS', 'MODEL'],
        knownValues: CLASSES,
        nameRequired: true,
        keyword: true,
      },
      share: shareOption(messages),
    },
    examples: ['limitations', 'limitations of llm', 'limitations hallucination'],
    run: async ({ limitation: name, of }, { query }) => {
      if (name === undefined) return listOf(of ?? 'lmm', query, messages);
      return describeLimitation(name, query, messages).catch((error: unknown) => {
        // "limitations gpt-4o" names a model without "of".
        if (error instanceof NotFound && of === undefined) return listOf(name, query, messages).catch(() => Promise.reject(error));
        throw error;
      });
    },
  });

function listOf(of: string, query: Query, messages: Messages): Promise<CommandResult> {
  const isClass = CLASSES.some((name) => name === of) || of.startsWith('model-class/');
  const variables = { kind: isClass ? 'MODEL_CLASS' : 'MODEL', slug: of } as const;
  return resultFrom(query, Limitations, variables, (data) => toReply(data, messages));
}

type Entity = NonNullable<ResultOf<typeof Limitations>['entity']>;

function toReply({ entity }: ResultOf<typeof Limitations>, messages: Messages): QueriedResult {
  if (entity === null) throw new TypeError('the API answered without an entity and without an error');
  return 'ownLimits' in entity ? ofModel(entity, messages) : ofClass(entity, messages);
}

/** Its own, then those of each of its classes, which no source states of the model itself. */
function ofModel(entity: Extract<Entity, { readonly ownLimits: unknown }>, messages: Messages): QueriedResult {
  const texts = messages.limitations;
  const { claim, sources } = numberSources();
  const { name, limitations: all, ownLimits, classes } = entity;
  const own = all.filter(({ slug }) => ownLimits.edges.some(({ node }) => node.slug === slug));
  const inherited = all.filter((limitation) => !own.includes(limitation));
  const groups = classes.edges.map(({ node }, index) => {
    const before = classes.edges.slice(0, index).flatMap((edge) => edge.node.limitations);
    const isNew = (slug: string) => !before.some((other) => other.slug === slug) && node.limitations.some((other) => other.slug === slug);
    return { heading: texts.shares(node.name, name, own.length > 0), limitations: inherited.filter(({ slug }) => isNew(slug)) };
  });
  const toClaims = (some: typeof all) => some.map((each) => claim(each.statement, each.citations, each.name));
  const sections = [{ heading: texts.own(name, own.length), limitations: own }, ...groups].filter(
    ({ limitations }) => limitations.length > 0,
  );
  const [first, ...others] = sections;
  return {
    title: texts.title(name),
    lead: { text: first?.heading ?? texts.none(name), sources: [] },
    blocks: [
      ...claimsBlock(undefined, toClaims(first?.limitations ?? []), true),
      ...others.flatMap(({ heading, limitations }) => claimsBlock(heading, toClaims(limitations), true)),
      ...asides(ownLimits.edges.map(({ note }) => note)),
    ],
    sources,
    followUps: [...followUpsFor(entity, messages), ...(all.length === 0 ? [suggestFollowUp(texts.title(name), messages)] : [])],
  };
}

function ofClass(entity: Entity, messages: Messages): QueriedResult {
  const texts = messages.limitations;
  const { claim, cite, sources } = numberSources();
  const all = entity.limitations;
  // Those with a heading stand in one source's list; the others were added by curators, each with a source of its own.
  const listed = all.filter(({ sourceHeading }) => sourceHeading !== null);
  const others = all.filter(({ sourceHeading }) => sourceHeading === null);
  const cited = cite(listed.flatMap(({ citations }) => citations));
  const publishers = messages.and([...new Set(sources.map(({ publisher }) => publisher))]);
  const toClaims = (some: typeof all) => some.map(({ name, statement, citations }) => claim(statement, citations, name));
  const notes = 'limitedBy' in entity ? entity.limitedBy.edges.map(({ note }) => note) : [];
  const name = messages.plural(entity.name);
  return {
    title: texts.title(name),
    lead: { text: all.length === 0 ? texts.none(name) : texts.lead(name, listed.length, others.length, publishers), sources: cited },
    blocks: [
      ...claimsBlock(undefined, toClaims(listed), true),
      // Numbered on, so that each number means one limitation.
      ...claimsBlock(listed.length === 0 ? undefined : texts.others, toClaims(others), true).map((block) => ({
        ...block,
        from: listed.length + 1,
      })),
      ...asides(notes),
    ],
    sources,
    followUps: [...followUpsFor(entity, messages), ...(all.length === 0 ? [suggestFollowUp(texts.title(name), messages)] : [])],
  };
}

function followUpsFor({ slug, limitations: all }: Pick<Entity, 'slug' | 'limitations'>, messages: Messages): FollowUp[] {
  const other = slug === 'lmm' ? 'llm' : 'lmm';
  const choices = all.map(({ name, slug: each }) => ({
    label: name,
    call: { command: 'limitations', options: { limitation: each } },
  }));
  return [
    ...(choices.length === 0 ? [] : [{ kind: 'select', label: messages.limitations.which, choices } as const]),
    followUpButton(messages.limitations.title(messages.plural(other.toUpperCase())), 'limitations', { of: other }),
  ];
}
