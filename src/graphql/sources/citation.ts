/** Sources and the citations that lead to them. */
import type { Citation, Source } from '../../graph/graph.ts';
import { builder } from '../base/builder.ts';

export const SourceRef = builder.objectRef<Source>('Source');

builder.node(SourceRef, {
  description: 'Where something was published: an article, a paper, a dataset or official documentation.',
  id: { resolve: ({ id }) => id, description: 'Global id, the same in every installation.' },
  isTypeOf: (value) => (value as Source).id?.startsWith('source/') === true,
  loadWithoutCache: (id, { graph }) => graph.sources.get(id) ?? null,
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Short stable name, unique among sources.' }),
    title: t.exposeString('title', { description: 'The title under which it was published.' }),
    url: t.exposeString('url', { description: 'Where it can be read; always an https address.' }),
    publisher: t.exposeString('publisher', { description: 'Who published it: a journal, a company or a site.' }),
    published: t.expose('published', {
      type: 'PartialDate',
      nullable: true,
      description: 'When it was published; null when it bears no date.',
    }),
    retrieved: t.expose('retrieved', { type: 'PartialDate', nullable: true, description: 'When it was last read for this graph.' }),
  }),
});

export const CitationRef = builder.objectRef<Citation>('Citation');

CitationRef.implement({
  description: 'The link from one statement to the source that says it.',
  fields: (t) => ({
    source: t.field({
      type: SourceRef,
      description: 'What was published, by whom, and where it can be read.',
      resolve: ({ source }) => source,
    }),
    locator: t.exposeString('locator', { description: 'Where in the source: a section, a list item, a table or "abstract".' }),
  }),
});
