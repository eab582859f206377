/** Viewer: the caller, and what they may do. */
import { hasScope, type Scope, scopeNames, scopes, type Viewer } from '../../access/scopes.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';

const ScopeEnum = enumOf<Scope>('Scope', 'What the holder of an API key may do.', scopes);

const ViewerRef = builder.objectRef<Viewer>('Viewer').implement({
  description: 'Whoever sent this request, by the API key they showed.',
  fields: (t) => ({
    name: t.string({
      nullable: true,
      description: 'The name of the API key; null for a request without one.',
      resolve: ({ key }) => key?.name ?? null,
    }),
    scopes: t.field({
      type: [ScopeEnum],
      description: 'Everything the key allows; ADMIN allows the others too, and none is needed to read.',
      resolve: (viewer) => scopeNames.filter((scope) => hasScope(viewer, scope)),
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerRef,
    description: 'Who is asking, as far as the API knows.',
    resolve: (_root, _args, { viewer }) => viewer,
  }),
);
