import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../src/app.ts';
import type { Sql } from '../../../src/database/sql.ts';
import { detailKinds } from '../../../src/graph/ontology.ts';
import { sampleApps } from '../../support/app.ts';
import { engines } from '../../support/database/engines.ts';
import { need } from '../../support/need.ts';

const CITE = `insert into citation (id, source_id, locator, ordinal, origin`;
const SOURCE = `'source/clip-paper', 'abstract', 1, 'editor'`;
const cite = (target: string, id: string) => `${CITE}, ${target}_id) values ('t:${id}', ${SOURCE}, '${id}');`;
const entity = (id: string, kind: string, slug: string, origin = 'editor') =>
  `insert into entity (id, kind, slug, name, summary, origin) values ('${id}', '${kind}', '${slug}', 'Name', 'Summary.', '${origin}');`;
const relation = (type: string, from: string, to: string, origin = 'editor') =>
  `insert into relation (id, type, from_id, from_kind, to_id, to_kind, origin)
   values ('t', '${type}', '${from}', '${from.split('/')[0]}', '${to}', '${to.split('/')[0]}', '${origin}');`;
const fact = (slug: string, more: Readonly<Record<string, string>> = {}) => {
  const row = { id: `fact/${slug}`, slug, text: 'A text.', aspect: 'capability', type: 'fact', origin: 'editor', ...more };
  const columns = { checked_on: '2026-01-01', check_level: 'primary', ...row };
  const values = Object.values(columns).map((value) => `'${value}'`);
  return `insert into fact (${Object.keys(columns).join(', ')}) values (${values.join(', ')});`;
};
const position = (under: string, origin = 'editor') =>
  `insert into position (id, subject_id, subject_kind, under_id, under_kind, text, origin)
   values ('t', 'model/clip', 'model', '${under}', '${under.split('/')[0]}', 'A text.', '${origin}');`;

const contradiction = (id: string, other: string) => `insert into contradiction (fact_id, other_id) values ('${id}', '${other}');`;
const score = (value: string, unit: string, origin = 'other') =>
  `insert into score (id, model_id, benchmark_id, value, unit, origin) values ('t', 'model/clip', 'benchmark/mmmu', ${value}, '${unit}', '${origin}');`;

const insert = (table: string, row: Readonly<Record<string, string>>) =>
  `insert into ${table} ("${Object.keys(row).join('", "')}") values (${Object.values(row)
    .map((value) => `'${value}'`)
    .join(', ')});`;
const UUID = '00000000-0000-8000-8000-000000000000';
const continuation = (platform: string, user: string) =>
  insert('continuation', { id: UUID, platform, user, call: '{}', expires_at: '2026-01-01' });
const event = (name: string) => insert('seen_event', { platform: 'slack', event: name, seen_at: '2026-01-01' });
const feedback = (more: Readonly<Record<string, string>>) =>
  insert('feedback', {
    id: UUID,
    at: '2026-01-01',
    platform: 'slack',
    workspace: '',
    question: 'fact',
    claims: '[]',
    text: 'No.',
    ...more,
  });
const setting = (channel: string, visibility: string) =>
  insert('channel_setting', { platform: 'slack', workspace: 'T1', channel, visibility, changed_at: '2026-01-01' });
const conversation = (channel: string, context: string) =>
  insert('conversation', { platform: 'slack', workspace: 'T1', channel, thread: '', context, expires_at: '2026-01-01' });

/** Everything that PostgreSQL itself must reject, with the constraint that rejects it. */
const refused: readonly (readonly [what: string, statements: string, constraint: string])[] = [
  ['a relation that the ontology does not allow', relation('accepts', 'model/clip', 'organization/openai', 'other'), 'relation_allowed'],
  ['a relation the wrong way round', relation('accepts', 'modality/text', 'model/clip', 'other'), 'relation_allowed'],
  ['a relation to nothing', relation('accepts', 'model/clip', 'modality/smell', 'other'), 'relation_to_id_to_kind_fkey'],
  ['an entity of no known kind', entity('planet/mars', 'planet', 'mars', 'other'), 'entity_kind_fkey'],
  ['a detail of another kind', `insert into organization (id) values ('model/clip');`, 'organization_id_kind_fkey'],
  ['a detail that claims a kind', `insert into stage (id, kind, ordinal) values ('model/clip', 'model', 1);`, 'stage_kind'],
  ['an id that is not kind/slug', entity('model/other', 'model', 'mars', 'other'), 'entity_id_form'],
  ['a slug with capitals', entity('model/Mars', 'model', 'Mars', 'other'), 'entity_slug_form'],
  ['a slug with two hyphens', entity('model/a--b', 'model', 'a--b', 'other'), 'entity_slug_form'],
  ['a blank name', `update entity set name = '  ' where id = 'model/clip';`, 'entity_name_filled'],
  ['a source without https', `update source set url = 'http://x.org' where id = 'source/clip-paper';`, 'source_url_https'],
  ['a citation of two targets', `update citation set fact_id = 'fact/clip-purpose' where entity_id = 'model/clip';`, 'citation_one_target'],
  ['a citation of no target', `${CITE}) values ('t', ${SOURCE});`, 'citation_one_target'],
  ['a position under a task', position('task/translation', 'other'), 'position_under_kind'],
  ['an opinion without an author', fact('t', { type: 'opinion' }), 'fact_attributed'],
  ['a vendor claim without a vendor', fact('t', { type: 'vendor-claim' }), 'fact_attributed'],
  ['a daily opinion', fact('t', { type: 'opinion', attributed_to: 'X', daily: 'true' }), 'fact_daily_no_opinion'],
  ['a daily fact that is sensitive', fact('t', { daily: 'true', sensitive: 'true' }), 'fact_daily_not_sensitive'],
  ['a fact that contradicts itself', contradiction('fact/clip-purpose', 'fact/clip-purpose'), 'contradiction_of_other'],
  ['a fact that contradicts nothing', contradiction('fact/clip-purpose', 'fact/t'), 'contradiction_other_id_fkey'],
  ['a phrase of two letters', `insert into ask (entity_id, text, origin) values ('model/clip', 'it ', 'other');`, 'ask_text_length'],
  ['a score above the whole', score('101', 'percent'), 'score_percent_range'],
  ['a score in an unknown unit', score('1', 'apples'), 'score_unit_known'],
  ['a score without a citation', score('1', 'percent', 'editor'), 'score_cited'],
  ['a retraction without a reason', fact('t', { retracted_on: '2026-01-01' }), 'fact_retraction_reasoned'],
  ['a date with a time', fact('t', { as_of: '2026-01-01T00:00' }), 'fact_as_of_form'],
  ['a second revision', `insert into graph_revision (id, revision) values (false, 7);`, 'graph_revision_one_row'],
  ['the same revision again', `insert into graph_revision (revision) values (7);`, 'graph_revision_pkey'],
  ['a continuation of a platform that no bot has registered', continuation('fax', 'U1'), 'continuation_platform_fkey'],
  ['a continuation without a user', continuation('slack', ''), 'continuation_user_filled'],
  ['an event twice', event('E1') + event('E1'), 'seen_event_pkey'],
  ['an event without a name', event(''), 'seen_event_event_filled'],
  ['feedback that says nothing', feedback({ text: ' ' }), 'feedback_text_filled'],
  ['feedback whose claims are not a list', feedback({ claims: '{}' }), 'feedback_claims_list'],
  ['open feedback with a date of decision', feedback({ resolved_at: '2026-01-01' }), 'feedback_resolved_when'],
  ['feedback that was decided on no day', feedback({ status: 'accepted' }), 'feedback_resolved_when'],
  ['feedback of no known status', feedback({ status: 'lost', resolved_at: '2026-01-01' }), 'feedback_status_known'],
  ['a channel that is half public', setting('C1', 'some'), 'channel_setting_visibility_known'],
  ['a conversation in no channel', conversation('', 'x'), 'conversation_channel_filled'],
  ['a conversation with words in it', conversation('C1', 'who made it'), 'conversation_context_form'],
  ['a conversation with too long a memory', conversation('C1', 'x'.repeat(2_049)), 'conversation_context_form'],
  ['a setting of no channel', setting('', 'public'), 'channel_setting_channel_filled'],
  ['an entity without a citation', entity('model/mars', 'model', 'mars'), 'entity_cited'],
  ['a relation without a citation', relation('accepts', 'model/clip', 'modality/video'), 'relation_cited'],
  ['a position without a citation', position('dimension/data-modalities'), 'position_cited'],
  ['a fact without a citation', fact('t'), 'fact_cited'],
  [
    'a value without a citation',
    `insert into value (id, entity_id, attribute, value, origin) values ('t', 'model/clip', 'license', '"MIT"', 'editor');`,
    'value_cited',
  ],
  ['a row that becomes a statement of people', `update entity set origin = 'editor' where id = 'model/t';`, 'entity_cited'],
  ['a citation of a fact that is not there yet', cite('fact', 'fact/t') + fact('t'), 'citation_fact_id_fkey'],
  ['the removal of the last citation', `delete from citation where fact_id = 'fact/clip-purpose';`, 'fact_cited'],
  [
    'moving the last citation away',
    `update citation set fact_id = 'fact/clip-evaluation' where fact_id = 'fact/clip-purpose';`,
    'fact_cited',
  ],
];

const accepted: readonly (readonly [what: string, statements: string])[] = [
  ['a statement and then its citation', fact('t') + cite('fact', 'fact/t')],
  [
    'a citation that goes before another comes',
    `delete from citation where fact_id = 'fact/clip-purpose';${cite('fact', 'fact/clip-purpose')}`,
  ],
  [
    'a citation that comes before another goes',
    `${cite('fact', 'fact/clip-purpose')}delete from citation where id = 'fact/clip-purpose#1';`,
  ],
  [
    'citations that change their place',
    `update citation set fact_id = null, entity_id = 'model/clip' where fact_id = 'fact/clip-purpose';${cite('fact', 'fact/clip-purpose')}`,
  ],
  ['a statement that goes with its citations', `delete from fact where id = 'fact/clip-purpose';`],
  ['a statement of a catalog, which is its own source', entity('model/mars', 'model', 'mars', 'some-catalog')],
  ['a relation that the ontology allows', relation('accepts', 'model/clip', 'modality/video', 'some-catalog')],
];

describe.each(engines)('on %s', (engine) => {
  const fresh = sampleApps(engine);
  let sql: Sql;
  beforeAll(async () => {
    const app: App = await fresh();
    ({ sql } = app.database);
    await sql.run(entity('model/t', 'model', 't', 'some-catalog'));
  });

  it.each(refused)('rejects %s', async (_what, statements, constraint) => {
    const work = sql.transaction((tx) => tx.run(statements));
    await expect(work).rejects.toMatchObject({ constraint });
  });

  it.each(accepted)('accepts %s', async (_what, statements) => {
    // Deferred checks run here at the latest; then everything is rolled back.
    const work = sql.transaction(async (tx) => {
      await tx.run(statements);
      await tx.run('set constraints all immediate');
      throw new Error('all is well');
    });
    await expect(work).rejects.toThrow('all is well');
  });

  describe('the revision', () => {
    const revision = async (): Promise<bigint> => {
      const [row] = await sql.rows<{ revision: string }>('select revision::text from graph_revision');
      return BigInt(need(row).revision);
    };
    const change = `update entity set note = 'x' where id = 'model/t'`;

    it('rises by one with each change to each knowledge table, and to no other table', async () => {
      const operational = ['_prisma_migrations', 'api_key', 'change', 'graph_revision', 'import_run', 'suggestion', 'writing'];
      const ofBots = ['channel_setting', 'continuation', 'conversation', 'feedback', 'plain_workspace', 'platform', 'seen_event'];
      const ofWorkspaces = ['praise', 'question', 'refusal', 'welcome', 'workspace_setting'];
      const ofDailyFacts = ['correction', 'delivery', 'notice', 'subscription'];
      const still = [...operational, ...ofBots, ...ofWorkspaces, ...ofDailyFacts, 'kind', 'relation_rule', 'relation_type'];
      // The audit allows no deletion, not even of zero rows.
      const tables = await sql.rows<{ name: string }>(
        `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'audit' order by 1`,
      );
      const rises: string[] = [];
      for (const { name } of tables) {
        const before = await revision();
        await sql.run(`delete from "${name}" where false`);
        const risen = (await revision()) - before;
        expect(risen, name).toBe(still.includes(name) ? 0n : 1n);
        if (risen === 1n) rises.push(name);
      }
      // Entities and what is stated about them, and a table for each kind with columns.
      expect(rises).toHaveLength(14 + detailKinds.length);
    });

    it('rises only where the log of changes has what changed', async () => {
      const triggers = await sql.rows<{ name: string; table: string }>(
        `select tgname as name, tgrelid::regclass::text as table from pg_trigger where not tgisinternal`,
      );
      const tablesWith = (name: string) => triggers.flatMap((trigger) => (trigger.name === name ? [trigger.table] : [])).sort();
      const raising = tablesWith('raise_graph_revision');
      for (const name of ['record_insert', 'record_update', 'record_delete', 'record_truncate'])
        expect([...new Set(tablesWith(name))], name).toEqual(raising);
    });

    it.each(['insert into', 'update', 'delete from', 'truncate'])('rises with "%s"', async (verb) => {
      const before = await revision();
      const statements = {
        'insert into': `insert into alias values ('model/t', 'Tee', 'some-catalog')`,
        update: `update alias set text = 'T' where text = 'Tee'`,
        'delete from': `delete from alias where text = 'T'`,
        truncate: 'truncate score cascade',
      };
      await sql.run(statements[verb as keyof typeof statements]);
      expect(await revision()).toBeGreaterThan(before);
    });

    it("doesn't rise with a transaction that is rolled back", async () => {
      const before = await revision();
      const work = sql.transaction(async (tx) => {
        await tx.run(change);
        throw new Error('no');
      });
      await expect(work).rejects.toThrow('no');
      expect(await revision()).toBe(before);
    });

    if (engine === 'postgresql')
      it('becomes visible to other connections only together with the change', async () => {
        const before = await revision();
        await sql.transaction(async (tx) => {
          await tx.run(change);
          expect(await tx.rows('select revision::text from graph_revision')).toEqual([{ revision: String(before + 1n) }]);
          expect(await revision()).toBe(before);
        });
        expect(await revision()).toBe(before + 1n);
      });
  });

  afterEach(async () => {
    const [row] = await sql.rows<{ count: number }>(`select count(*)::int as count from fact where slug = 't'`);
    expect(need(row).count).toBe(0);
  });
});
