/** The entity as JSON-LD, in the words of schema.org. */

import { entityLink } from '../base/links.ts';
import type { EntityKind } from '../data/graphql.ts';
import { type EntityPageData, relatedBy } from './documents.ts';

const types: Partial<Record<EntityKind, string>> = { MODEL: 'SoftwareApplication', ORGANIZATION: 'Organization', BENCHMARK: 'Dataset' };

export function jsonLd(data: EntityPageData, publicUrl: string | undefined): object {
  const { entity, values } = data;
  const { kind, name, aliases, summary, citations } = entity;
  const makers = relatedBy(data, 'makers');
  const released = values.find(({ attribute }) => attribute === 'RELEASED_ON')?.text;
  return {
    '@context': 'https://schema.org',
    '@type': types[kind] ?? 'DefinedTerm',
    name,
    ...(aliases.length === 0 ? {} : { alternateName: aliases }),
    description: summary,
    ...(publicUrl === undefined ? {} : { url: publicUrl + entityLink(entity) }),
    ...(released === undefined ? {} : { datePublished: released }),
    ...(kind === 'MODEL' ? { applicationCategory: 'Artificial intelligence model' } : {}),
    ...(makers.length === 0 ? {} : { creator: makers.map(({ node }) => ({ '@type': 'Organization', name: node.name })) }),
    subjectOf: [...new Map(citations.map(({ source }) => [source.slug, source])).values()].map((source) => ({
      '@type': 'CreativeWork',
      name: source.title,
      url: source.url,
      publisher: { '@type': 'Organization', name: source.publisher },
    })),
  };
}
