/** A database with 100,000 entities and what is said about them, made by SQL in seconds: too large for rows that a test writes itself. */
import type { Sql } from '../../../src/database/sql.ts';
import { kindNames, relationRule, relationTypeNames } from '../../../src/graph/ontology.ts';

export const LARGE = {
  ...{ model: 80_000, organization: 19_990, benchmark: 6, modality: 2, dimension: 2 },
  ...{ relations: 160_000, scores: 40_000, facts: 10_000, positions: 10_000, offerings: 10_000, values: 10_000, sources: 100 },
} as const;

const KINDS = ['model', 'organization', 'benchmark', 'modality', 'dimension'] as const;

const series = (count: number): string => `generate_series(0, ${count - 1}) n`;
const text = (value: string): string => `'${value}'`;
const model = `'model/m' || n`;

/** Without triggers and the checks of foreign keys, as a restore of a dump writes its rows. */
export async function fillLarge(sql: Sql): Promise<void> {
  await sql.transaction(async (tx) => {
    await tx.run('set local session_replication_role = replica');
    for (const statement of statements()) await tx.run(statement);
    await tx.run('update graph_revision set revision = 1, logged_since = 1');
  });
  await sql.run('analyze');
}

function* statements(): Generator<string> {
  yield `insert into kind values ${kindNames.map((kind) => `(${text(kind)})`).join()}`;
  yield `insert into relation_type values ${relationTypeNames.map((type) => `(${text(type)})`).join()}`;
  const rules = relationTypeNames.flatMap((type) => {
    const { from, to } = relationRule(type);
    return from.flatMap((one) => to.map((other) => `(${[type, one, other].map(text).join()})`));
  });
  yield `insert into relation_rule values ${rules.join()}`;
  for (const kind of KINDS) {
    const slug = `'${kind[0]}' || n`;
    yield `insert into entity select '${kind}/' || ${slug}, '${kind}', ${slug}, '${kind} ' || n, 'About ' || n || '.', null, 'curated' from ${series(LARGE[kind])}`;
  }
  yield `insert into model (id, released_on, parameters) select ${model}, '2024', n + 1 from ${series(LARGE.model)}`;
  for (const kind of ['modality', 'dimension'] as const)
    yield `insert into ${kind} (id, ordinal) select '${kind}/${kind[0]}' || n, n + 1 from ${series(LARGE[kind])}`;
  yield `insert into source (id, slug, title, url, publisher, kind, origin)
    select 'source/s' || n, 's' || n, 'S', 'https://example.com/' || n, 'P', 'paper', 'curated' from ${series(LARGE.sources)}`;
  const relation = (type: string, to: string, kind: string) => `insert into relation
    select '${type}:' || ${model} || '>' || ${to} || '@curated', '${type}', ${model}, 'model', ${to}, '${kind}', null, null, 'curated' from ${series(LARGE.model)}`;
  yield relation('made-by', `'organization/o' || n % ${LARGE.organization}`, 'organization');
  yield relation('accepts', `'modality/m' || n % ${LARGE.modality}`, 'modality');
  yield `insert into score (id, model_id, benchmark_id, value, unit, origin)
    select 'score' || n, ${model}, 'benchmark/b' || n % ${LARGE.benchmark}, n % 100, 'percent', 'curated' from ${series(LARGE.scores)}`;
  yield `insert into fact (id, slug, text, aspect, type, checked_on, check_level, origin)
    select 'fact/f' || n, 'f' || n, 'It is so.', 'capability', 'fact', '2026-01-01', 'primary', 'curated' from ${series(LARGE.facts)}`;
  yield `insert into fact_subject select 'fact/f' || n, ${model}, 1 from ${series(LARGE.facts)}`;
  yield `insert into position (id, subject_id, subject_kind, under_id, under_kind, text, origin)
    select 'position' || n, ${model}, 'model', 'dimension/d' || n % ${LARGE.dimension}, 'dimension', 'Said.', 'curated' from ${series(LARGE.positions)}`;
  yield `insert into offering (id, model_id, provider, provider_model, name, status, observed_on, origin, accepts, produces)
    select 'offering' || n, ${model}, 'shop', 'm' || n, 'It', 'active', '2026-01-01', 'models.dev', array['text'], array['text'] from ${series(LARGE.offerings)}`;
  yield `insert into value (id, entity_id, attribute, value, origin)
    select 'value' || n, ${model}, 'license', '"MIT"', 'models.dev' from ${series(LARGE.values)}`;
  const cite = (column: string, table: string) => `insert into citation (id, source_id, locator, ordinal, origin, ${column})
    select id || '#1', 'source/s' || length(id) % ${LARGE.sources}, 'p. 1', 1, 'curated', id from ${table}`;
  for (const table of ['entity', 'fact', 'score']) yield cite(`${table}_id`, table);
}
