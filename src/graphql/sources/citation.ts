import { type Citation, type Source, sourceOf } from '../../graph/graph.ts';
import { builder } from '../base/builder.ts';

export const SourceRef = builder.objectRef<Source>('Source');

builder.node(SourceRef, {
  description: 'An article, a paper, a dataset or documentation.',
  id: { resolve: ({ id }) => id, description: 'Such as `model/clip`.' },
  isTypeOf: (value) => (value as Source).id?.startsWith('source/') === true,
  loadWithoutCache: (id, { graph }) => graph.sources.get(id) ?? null,
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Unique among sources.' }),
    title: t.exposeString('title', { description: 'The published title.' }),
    url: t.exposeString('url', { description: 'Where to read it, always https.' }),
    publisher: t.exposeString('publisher', { description: 'A journal, a company or a site.' }),
    published: t.expose('published', { type: 'PartialDate', nullable: true, description: 'The date of publication; null if undated.' }),
    retrieved: t.expose('retrieved', { type: 'PartialDate', nullable: true, description: 'When it was last read for this graph.' }),
  }),
});

export const CitationRef = builder.objectRef<Citation>('Citation');

CitationRef.implement({
  description: 'A source, and where in it the statement is.',
  fields: (t) => ({
    source: t.field({
      type: SourceRef,
      description: 'What was published, and where to read it.',
      resolve: (citation, _args, { graph }) => sourceOf(graph, citation),
    }),
    locator: t.exposeString('locator', { description: 'A section, a list item, a table or "abstract".' }),
  }),
});
