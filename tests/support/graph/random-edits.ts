/** Random edits of a small database in plain SQL, as an older process or a person would write them. */
import { type RelationTypeName, relationRule } from '../../../src/graph/ontology.ts';

/** From 0 to below 1. */
type Random = () => number;

const pick = <Item>(items: readonly Item[], random: Random): Item => items[Math.floor(random() * items.length)] as Item;

/** Few of each, so that edits meet. */
const MODELS = ['a', 'b', 'c', 'd', 'e'].map((slug) => `model/edit-${slug}`);
const BENCHMARKS = ['x', 'y'].map((slug) => `benchmark/edit-${slug}`);
const ORGANIZATIONS = ['o', 'p'].map((slug) => `organization/edit-${slug}`);
const ENTITIES = [...MODELS, ...BENCHMARKS, ...ORGANIZATIONS];
/** Entities of the knowledge files, which many relations reach. */
const HUBS = ['modality/text', 'modality/image', 'model-class/lmm', 'model-class/llm'];
const CATALOGS = ['models.dev', 'tokenlens'];
const NAMES = ['Alpha', 'Beta', 'alpha', 'Álpha 2', 'Gamma', 'Text'];
const FACTS = ['one', 'two', 'three'].map((slug) => `fact/edit-${slug}`);
const TYPES: readonly (readonly [RelationTypeName, readonly string[]])[] = [
  ['accepts', ['modality/text', 'modality/image']],
  ['produces', ['modality/text', 'modality/image']],
  ['instance-of', ['model-class/lmm', 'model-class/llm']],
  ['made-by', ORGANIZATIONS],
  ['builds-on', MODELS],
];

const kindOf = (id: string): string => id.split('/')[0] ?? '';
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const cite = (column: string, id: string, number: number): string =>
  `insert into citation (id, source_id, locator, ordinal, origin, ${column})
   select ${text(`${id}#edit${number}`)}, id, 'at ${number}', ${number}, 'editor', ${text(id)} from source order by id limit 1 offset ${number % 5};`;

type Edit = (random: Random) => string;

const edits: Readonly<Record<string, Edit>> = {
  'an entity of a catalog': (random) => {
    const id = pick(ENTITIES, random);
    const slug = id.split('/')[1] ?? '';
    const columns =
      kindOf(id) === 'model' ? `insert into model (id, parameters) values (${text(id)}, ${Math.floor(random() * 1e10) + 1});` : '';
    return `insert into entity values (${text(id)}, ${text(kindOf(id))}, ${text(slug)}, ${text(pick(NAMES, random))}, 'About it.', null, 'models.dev');${columns}`;
  },
  'a name': (random) => `update entity set name = ${text(pick(NAMES, random))} where id = ${text(pick([...ENTITIES, ...HUBS], random))};`,
  'a summary': (random) => `update entity set summary = 'About ${Math.floor(random() * 9)}.' where id = ${text(pick(ENTITIES, random))};`,
  'no difference': (random) => `update entity set name = name where id = ${text(pick(ENTITIES, random))};`,
  'many entities at once': () => `update entity set note = coalesce(note, '') || '.' where id like 'model/%';`,
  'an entity that goes': (random) => {
    const id = text(pick(ENTITIES, random));
    return `delete from relation where from_id = ${id} or to_id = ${id}; delete from score where model_id = ${id} or benchmark_id = ${id};
      delete from value where entity_id = ${id}; delete from offering where model_id = ${id}; delete from fact_subject where entity_id = ${id};
      delete from entity where id = ${id};`;
  },
  'an alias': (random) =>
    `insert into alias values (${text(pick(ENTITIES, random))}, ${text(`${pick(NAMES, random)} alias`)}, 'models.dev');`,
  'a question': (random) =>
    `insert into ask values (${text(pick(ENTITIES, random))}, ${text(`who is ${pick(NAMES, random)}`)}, 'models.dev');`,
  'no alias': (random) => `delete from alias where entity_id = ${text(pick(ENTITIES, random))};`,
  columns: (random) =>
    `update model set released_on = '20${10 + Math.floor(random() * 9)}', open_weights = ${random() < 0.5} where id = ${text(pick(MODELS, random))};`,
  'a relation': (random) => {
    const [type, targets] = pick(TYPES, random);
    const [from, to, origin] = [pick(MODELS, random), pick(targets, random), pick([...CATALOGS, 'editor'], random)];
    const id = `${type}:${from}>${to}@${origin}`;
    if (!relationRule(type).to.some((kind) => kind === kindOf(to))) throw new Error(`${type} does not lead to ${to}`);
    const row = `insert into relation values (${[id, type, from, kindOf(from), to, kindOf(to)].map(text).join(', ')}, null, null, ${text(origin)});`;
    return origin === 'editor' ? `${row}${cite('relation_id', id, 1)}${random() < 0.5 ? cite('relation_id', id, 2) : ''}` : row;
  },
  'no relation': (random) =>
    `delete from relation where from_id = ${text(pick(MODELS, random))} and type = ${text(pick(TYPES, random)[0])};`,
  'a note of relations': (random) =>
    `update relation set note = 'n${Math.floor(random() * 3)}', ordinal = ${Math.floor(random() * 3)} where from_id = ${text(pick(MODELS, random))};`,
  'a score': (random) => {
    const [model, benchmark, origin] = [pick(MODELS, random), pick(BENCHMARKS, random), pick(CATALOGS, random)];
    const id = `${model}>${benchmark}#@${origin}`;
    return `insert into score (id, model_id, benchmark_id, value, unit, origin) values (${[id, model, benchmark].map(text).join(', ')}, ${Math.floor(random() * 100)}, 'percent', ${text(origin)});`;
  },
  'another score': (random) => `update score set value = ${Math.floor(random() * 100)} where model_id = ${text(pick(MODELS, random))};`,
  'no score': (random) => `delete from score where benchmark_id = ${text(pick(BENCHMARKS, random))};`,
  'a value': (random) => {
    const [model, origin] = [pick(MODELS, random), pick(CATALOGS, random)];
    const value = random() < 0.5 ? '["text"]' : '["text", "image"]';
    return `insert into value (id, entity_id, attribute, value, origin) values (${text(`${model}.accepts@${origin}`)}, ${text(model)}, 'accepts', '${value}', ${text(origin)})
      on conflict (id) do update set value = excluded.value;`;
  },
  'no value': (random) => `delete from value where entity_id = ${text(pick(MODELS, random))};`,
  'an offering': (random) => {
    const id = `models.dev:shop/${Math.floor(random() * 4)}`;
    const model = random() < 0.3 ? 'null' : text(pick(MODELS, random));
    return `insert into offering (id, model_id, provider, provider_model, name, status, observed_on, origin, accepts, produces)
      values (${text(id)}, ${model}, 'shop', ${text(id)}, 'It', 'active', '2026-01-01', 'models.dev', array['text'], array['text'])
      on conflict (id) do update set model_id = excluded.model_id;`;
  },
  'a fact': (random) => {
    const id = pick(FACTS, random);
    return `insert into fact (id, slug, text, aspect, type, checked_on, check_level, origin)
        values (${text(id)}, ${text(id.split('/')[1] ?? '')}, 'It is so.', 'capability', 'fact', '2026-01-01', 'primary', 'editor');
      insert into fact_subject values (${text(id)}, ${text(pick([...ENTITIES, ...HUBS], random))}, 1);${cite('fact_id', id, 1)}`;
  },
  'another wording': (random) =>
    `update fact set text = 'It is ${Math.floor(random() * 5)}.', as_of = '2024' where id = ${text(pick(FACTS, random))};`,
  'a retraction': (random) =>
    `update fact set retracted_on = '2026-02-01', retracted_reason = 'wrong' where id = ${text(pick(FACTS, random))};`,
  'no fact': (random) => `delete from fact where id = ${text(pick(FACTS, random))};`,
  'a contradiction': (random) => `insert into contradiction values (${text(pick(FACTS, random))}, ${text(pick(FACTS, random))});`,
  'a position': (random) => {
    const model = pick(MODELS, random);
    return `insert into position (id, subject_id, subject_kind, under_id, under_kind, text, origin)
      select id || '>${model}@tokenlens', ${text(model)}, 'model', id, kind, 'Said.', 'tokenlens' from entity where kind = 'dimension' order by id limit 2;`;
  },
  'no position': (random) => `delete from position where subject_id = ${text(pick(MODELS, random))};`,
  'a source': (random) =>
    `update source set publisher = 'P${Math.floor(random() * 4)}' where id in (select id from source order by id limit 2);`,
  'a locator': (random) => `update citation set locator = 'p. ${Math.floor(random() * 9)}' where fact_id = ${text(pick(FACTS, random))};`,
  'a redirect': (random) =>
    `insert into redirect values ('model/gone-${Math.floor(random() * 3)}', ${text(pick(MODELS, random))}, 'models.dev') on conflict (from_id) do update set to_id = excluded.to_id;`,
  'no redirect': () => `delete from redirect where from_id like 'model/gone-%';`,
  'an import': (random) => `insert into import_run (id, origin, started_at, finished_at, outcome, counts)
      values (gen_random_uuid(), 'models.dev', now(), now() + interval '${Math.floor(random() * 9)} days', 'imported', '{}');
      update source set title = title || '.' where id = 'source/models-dev';`,
  'an emptied table': () => 'truncate ask;',
};

export const editNames = Object.keys(edits);

/** The SQL of an edit; it may break a rule of the database, and then changes nothing. */
export const editOf = (name: string, random: Random): string => edits[name]?.(random) ?? '';
