/** Kinds: the kinds of entities, and the columns that belong to a single kind; part of the ontology, which exports them. */
import { phrases } from './cues.ts';
import type { ColumnRule, ColumnTypes, KindRule } from './kind-rules.ts';
import { modelCues } from './model-cues.ts';

export type { ColumnRule, KindRule } from './kind-rules.ts';

const RELEASED = 'When it was first published or available.';

export const kinds = {
  'model-class': {
    type: 'ModelClassEntity',
    plural: 'modelClasses',
    label: 'model class',
    description: 'A family of models with the same kinds of input and output, such as LMMs.',
    cues: phrases(
      'model class, model classes, classes, kinds of models, types of models, kinds of model, types of model',
      'model types, categories',
    ),
  },
  model: {
    type: 'Model',
    plural: 'models',
    label: 'model',
    description: 'One trained model, or models published together.',
    cues: phrases(
      'model, models, ai model, ai models, ais, systems, checkpoints, releases, family, series, lineup, family members',
      'members, ai, line',
    ),
    columnsLabel: 'Release, size and license.',
    columns: {
      releasedOn: {
        type: 'date',
        key: 'released',
        description: 'When it was first published or available.',
        inputDescription: 'When it was first published.',
        orderDescription: RELEASED,
        cues: modelCues.releasedOn,
      },
      parameters: {
        type: 'count',
        description: 'Number of trained weights; null if not published.',
        inputDescription: 'Number of trained weights.',
        orderDescription: 'Number of trained weights, as shown.',
        cues: modelCues.parameters,
      },
      contextTokens: {
        type: 'count',
        description: 'How many tokens it takes at once; null if not published.',
        inputDescription: 'How many tokens it takes at once.',
        orderDescription: 'How many tokens it takes at once, as shown.',
        cues: modelCues.contextTokens,
      },
      license: {
        type: 'text',
        description: 'The license of its weights; null if not recorded.',
        inputDescription: 'The license of its weights, up to 80 characters.',
        cues: modelCues.license,
      },
      openWeights: {
        type: 'flag',
        description: 'Whether its weights can be downloaded; null if not recorded.',
        inputDescription: 'Whether anyone can download its weights.',
        cues: modelCues.openWeights,
      },
      family: {
        type: 'text',
        description: 'The model line, as its maker calls it.',
        inputDescription: 'The model line, up to 80 characters.',
        cues: modelCues.family,
      },
      retiredOn: {
        type: 'date',
        key: 'retired',
        mayLieAhead: true,
        description: 'When its maker stopped or will stop serving it.',
        inputDescription: 'When its maker stops serving it.',
        orderDescription: 'When its maker stops serving it.',
        cues: modelCues.retiredOn,
      },
      retirementAnnouncedOn: {
        type: 'date',
        key: 'retirementAnnounced',
        description: 'When its maker announced the retirement.',
        inputDescription: 'When its maker announced the retirement.',
      },
    },
  },
  organization: {
    type: 'Organization',
    plural: 'organizations',
    label: 'organization',
    description: 'A company or institute that makes or studies models.',
    cues: phrases(
      'organization, organizations, outfit, outfits, crew, studio, studios, corporation, corporations, business, businesses, organisation, organisations, company, companies, lab, labs, firm, firms, startup',
      'startups, vendors, makers, developers, orgs, org, institute, institutes, ai labs, ai companies, team',
      'manufacturer',
    ),
    columnsLabel: 'Country and site.',
    columns: {
      country: {
        type: 'text',
        description: 'Where it is based, in English.',
        inputDescription: 'Where it is based, up to 80 characters.',
        orderDescription: 'Where the organization is based.',
        cues: { names: phrases('country, based in, based, located, headquartered, headquarters, nationality'), values: true },
      },
      url: {
        type: 'url',
        description: 'Its own site, always https.',
        inputDescription: 'Its own site: an https URL without tracking parameters.',
        cues: { names: phrases('website, site, url, homepage, web site, web page, home page, link, link to, webpage, official site') },
      },
    },
  },
  modality: {
    type: 'Modality',
    plural: 'modalities',
    label: 'modality',
    description: 'A form of data, such as text, image, audio or video.',
    cues: phrases(
      'modality, modalities, data modalities, forms of data, kinds of data, types of data, data types, kind of data',
      'type of data, sort of data, sorts of data, form of data, data type, what data, which data',
    ),
    ordinal: 'Its place among the modalities, from 1.',
  },
  task: {
    type: 'Task',
    plural: 'tasks',
    label: 'task',
    description: 'Work that a model can do, such as translation.',
    cues: phrases('task, tasks, jobs'),
  },
  stage: {
    type: 'Stage',
    plural: 'stages',
    label: 'training stage',
    description: 'One step in building a model.',
    cues: phrases('stage, stages, training stage, training stages, steps, phases, training steps, training phases'),
    ordinal: 'Its place in the training process, from 1.',
  },
  technique: {
    type: 'Technique',
    plural: 'techniques',
    label: 'technique',
    description: 'A method or building block of models.',
    cues: phrases('technique, techniques, method, methods, tricks, approaches, approach, ways, building blocks'),
  },
  limitation: {
    type: 'Limitation',
    plural: 'limitations',
    label: 'limitation',
    description: 'Something that models do badly, or only at a high price.',
    cues: phrases('limitation, limitations, weaknesses, drawbacks, shortcomings'),
    ordinal: "Its place in the source's list, from 1.",
    columnsLabel: 'Statement and heading.',
    columns: {
      statement: {
        type: 'text',
        max: 300,
        required: 'what is said of it, in one or two sentences',
        description: 'What the source says, in one or two sentences.',
        inputDescription: 'What the source says, up to 300 characters; required for a new limitation.',
      },
      sourceHeading: {
        type: 'text',
        max: 200,
        description: "The source's own heading for it.",
        inputDescription: "The source's own heading for it.",
      },
    },
  },
  benchmark: {
    type: 'Benchmark',
    plural: 'benchmarks',
    label: 'benchmark',
    description: 'A published test that compares models.',
    cues: phrases('benchmark, benchmarks, tests, test, evals, eval, exams, leaderboard, leaderboards'),
    columnsLabel: 'Release and unit of scores.',
    columns: {
      releasedOn: {
        type: 'date',
        key: 'released',
        description: 'When it was first published.',
        inputDescription: 'When it was first published.',
        orderDescription: RELEASED,
        cues: {
          names: phrases('release date, released, published, came out, come out, introduced, date'),
          most: phrases('newest, latest, most recent'),
          least: phrases('oldest, earliest, first'),
        },
      },
      metric: {
        type: 'text',
        description: 'What its scores measure, with the unit.',
        inputDescription: 'What its scores measure, with the unit, up to 80 characters.',
        cues: { names: phrases('metric, unit, scored, scoring') },
      },
    },
  },
  dimension: {
    type: 'Dimension',
    plural: 'dimensions',
    label: 'dimension',
    description: 'A point of comparison, such as the data models work on.',
    cues: phrases('dimension, dimensions'),
    ordinal: 'Its place in the comparison, from 1.',
  },
  concept: {
    type: 'Concept',
    plural: 'concepts',
    label: 'concept',
    description: 'A basic idea, such as cross-modal learning.',
    cues: phrases('concept, concepts, ideas, basic ideas'),
  },
} as const satisfies Record<string, KindRule>;

type Kinds = typeof kinds;
export type Kind = keyof Kinds;
export const kindNames = Object.keys(kinds) as readonly Kind[];
export const isKind = (name: string): name is Kind => Object.hasOwn(kinds, name);
export const kindRule = (kind: Kind): KindRule => kinds[kind];

export type ColumnKind = { [K in Kind]: Kinds[K] extends { readonly columns: object } ? K : never }[Kind];
export type OrdinalKind = { [K in Kind]: Kinds[K] extends { readonly ordinal: string } ? K : never }[Kind];
/** The kinds with their own table, which has the kind's name. */
export type DetailKind = ColumnKind | OrdinalKind;

export const hasColumns = (kind: Kind): kind is ColumnKind => kindRule(kind).columns !== undefined;
export const hasOrdinal = (kind: Kind): kind is OrdinalKind => kindRule(kind).ordinal !== undefined;
export const hasDetails = (kind: Kind): kind is DetailKind => hasColumns(kind) || hasOrdinal(kind);
export const columnKinds: readonly ColumnKind[] = kindNames.filter(hasColumns);
export const detailKinds: readonly DetailKind[] = kindNames.filter(hasDetails);

/** The columns of a kind by name; empty for a kind without any. */
export const columnRules = (kind: Kind): Readonly<Record<string, ColumnRule>> => kindRule(kind).columns ?? {};

export type ColumnValue = ColumnTypes[keyof ColumnTypes];

type ValueOf<Rule> = Rule extends { readonly type: infer Type extends keyof ColumnTypes }
  ? ColumnTypes[Type] | (Rule extends { readonly required: string } ? never : null)
  : never;

export type Columns<K extends ColumnKind> = { readonly [Name in keyof Kinds[K]['columns']]: ValueOf<Kinds[K]['columns'][Name]> };

export type OrderColumn = {
  [K in ColumnKind]: {
    [Name in keyof Kinds[K]['columns']]: Kinds[K]['columns'][Name] extends { readonly orderDescription: string } ? Name : never;
  }[keyof Kinds[K]['columns']];
}[ColumnKind];

const isOrderColumn = (column: readonly [string, ColumnRule]): column is [OrderColumn, ColumnRule] =>
  column[1].orderDescription !== undefined;

export const orderColumnsOf = (kind: Kind): readonly [OrderColumn, ColumnRule][] => Object.entries(columnRules(kind)).filter(isOrderColumn);

/** Those of all kinds; columns with the same name have the same type. */
export const orderColumns = kindNames.flatMap(orderColumnsOf);
