/** Audit: who wrote what through the API, when, and how it was before. */
import { type AuditAction, auditActions } from '../../curation/editor/session.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { newestPage } from '../base/newest-page.ts';
import { pageComplexity } from '../base/page.ts';

const ActionEnum = enumOf<AuditAction>('AuditAction', 'What was done, by the name of its mutation.', auditActions);

const AuditRef = builder.prismaObject('Audit', {
  name: 'AuditEntry',
  description: 'One write through the API, recorded in the same transaction.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique among the entries; not for `node`.' }),
    at: t.field({ type: 'DateTime', description: 'The moment of the write, in UTC.', resolve: ({ at }) => at.toISOString() }),
    keyId: t.exposeString('keyId', { description: 'Which API key wrote it: `bots` for our own bots.' }),
    keyName: t.exposeString('keyName', { description: 'The name that an operator gave the API key.' }),
    action: t.field({ type: ActionEnum, description: 'What was done to the statement.', resolve: ({ action }) => action as AuditAction }),
    target: t.exposeString('target', {
      description: 'The plain id of the statement: `kind/slug`, `fact/slug`, or type and ends of a relation.',
    }),
    before: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The parts that differ, as they were; null for what is new.',
      resolve: ({ before }) => before,
    }),
    after: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The parts that differ, as they became; null for what is gone.',
      resolve: ({ after }) => after,
    }),
  }),
});

const AuditConnection = builder.connectionObject(
  { name: 'AuditConnection', type: AuditRef, description: 'A page of the audit, with its edges and its total count.' },
  { name: 'AuditEdge', description: 'One write of the audit, and the place where it stands.' },
);

builder.queryField('audit', (t) =>
  t.field({
    type: AuditConnection,
    nullable: true,
    authScopes: { admin: true },
    description: 'Everything written through the API, newest first. Needs the scope `admin`.',
    args: {
      ...t.arg.connectionArgs(),
      target: t.arg.string({ description: 'Only what was done to this statement: its id, plain or global.' }),
    },
    complexity: pageComplexity,
    resolve: (_root, { target, ...page }, { client }) => {
      const wanted = target == null ? {} : { target };
      return newestPage(page, wanted, client.audit);
    },
  }),
);
