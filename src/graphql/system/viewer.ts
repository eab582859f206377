/** Viewer: the caller, and what they may do. */
import { hasScope, type Scope, scopeNames, scopes, type Viewer } from '../../access/scopes.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';

const ScopeEnum = enumOf<Scope>('Scope', 'What an API key allows.', scopes);

const ViewerRef = builder.objectRef<Viewer>('Viewer').implement({
  description: 'The caller, by API key.',
  fields: (t) => ({
    name: t.string({ nullable: true, description: 'The name of the API key; null without one.', resolve: ({ key }) => key?.name ?? null }),
    scopes: t.field({
      type: [ScopeEnum],
      description: 'What the key allows; ADMIN includes the others.',
      resolve: (viewer) => scopeNames.filter((scope) => hasScope(viewer, scope)),
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerRef,
    description: 'The caller, by API key.',
    resolve: (_root, _args, { viewer }) => viewer,
  }),
);
