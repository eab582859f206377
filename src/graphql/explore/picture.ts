/** Pictures: where the picture of an entity's links is, and what it shows. */
import type { Graph } from '../../graph/graph.ts';
import { type Depth, neighbourhood } from '../../pictures/content/neighbourhood.ts';
import { checkRange } from '../base/arguments.ts';
import { builder } from '../base/builder.ts';
import { EntityInput } from '../knowledge/entity.ts';
import { getEntityOf, TRAVERSAL_COST } from './arguments.ts';

const MAX_DEPTH = 2;

interface LinksPicture {
  readonly title: string;
  readonly alt: string;
  readonly path: string;
}

const LinksPictureRef = builder.objectRef<LinksPicture>('LinksPicture').implement({
  description: 'A picture of what an entity is linked to.',
  fields: (t) => ({
    title: t.exposeString('title', { description: 'What stands above it.' }),
    alt: t.exposeString('alt', { description: 'Its text alternative: every link that is drawn.' }),
    path: t.exposeString('path', { description: 'Where the server has it, as PNG: a path, and a query if it needs one.' }),
  }),
});

builder.queryField('linksPicture', (t) =>
  t.field({
    type: LinksPictureRef,
    description: 'The picture of the links of an entity.',
    args: {
      of: t.arg({ type: EntityInput, required: true, description: 'The entity in the middle.' }),
      depth: t.arg.int({ required: true, defaultValue: 1, description: `How many relations away, up to ${MAX_DEPTH}.` }),
    },
    complexity: { field: TRAVERSAL_COST },
    resolve: (_root, { of, depth }, { graph }) => {
      checkRange('depth', depth, 1, MAX_DEPTH);
      return toLinksPicture(graph, of, depth === 1 ? 1 : 2);
    },
  }),
);

function toLinksPicture(graph: Graph, of: typeof EntityInput.$inferInput, depth: Depth): LinksPicture {
  const entity = getEntityOf(graph, of, ['of']);
  const { title, alt } = neighbourhood(graph, entity, depth);
  return { title, alt, path: `/pictures/graph/${entity.id}.png${depth === 1 ? '' : `?depth=${depth}`}` };
}
