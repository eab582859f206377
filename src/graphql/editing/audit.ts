/** Audit: who wrote what through the API, when, and how it was before. */
import { type AuditAction, auditActions } from '../../curation/editor/session.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { newestPage } from '../base/newest-page.ts';
import { pageComplexity } from '../base/page.ts';

const ActionEnum = enumOf<AuditAction>('AuditAction', 'The mutation that was used.', auditActions);

const AuditRef = builder.prismaObject('Audit', {
  name: 'AuditEntry',
  description: 'One write through the API.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique among the entries; not for `node`.' }),
    at: t.field({ type: 'DateTime', description: 'When it was written, in UTC.', resolve: ({ at }) => at.toISOString() }),
    keyId: t.exposeString('keyId', { description: 'The API key used: `bots` for our own bots.' }),
    keyName: t.exposeString('keyName', { description: 'What an operator called it.' }),
    action: t.field({ type: ActionEnum, description: 'What was done to the target.', resolve: ({ action }) => action as AuditAction }),
    target: t.exposeString('target', { description: 'The id of the statement; for a relation, its type and both ends.' }),
    before: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What changed, before; null if new.',
      resolve: ({ before }) => before,
    }),
    after: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What changed, after; null if deleted.',
      resolve: ({ after }) => after,
    }),
  }),
});

const AuditConnection = builder.connectionObject(
  { name: 'AuditConnection', type: AuditRef, description: 'A page of the audit log.' },
  { name: 'AuditEdge', description: 'One entry of the log and its cursor.' },
);

builder.queryField('audit', (t) =>
  t.field({
    type: AuditConnection,
    nullable: true,
    authScopes: { admin: true },
    description: 'Everything written through the API, newest first. Needs the scope `admin`.',
    args: { ...t.arg.connectionArgs(), target: t.arg.string({ description: 'Only writes to this statement.' }) },
    complexity: pageComplexity,
    resolve: (_root, { target, ...page }, { client }) => {
      const wanted = target == null ? {} : { target };
      return newestPage(page, wanted, client.audit);
    },
  }),
);
