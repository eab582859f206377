/** The closed lists of words that describe statements and sources; part of the ontology, which exports them. */

/** How far a statement can be trusted: `measurement` and `estimate` need a method, `vendor-claim` and `opinion` a name. */
export const claimTypes = ['fact', 'measurement', 'estimate', 'vendor-claim', 'opinion'] as const;
export type ClaimType = (typeof claimTypes)[number];

/** What a fact says about its subjects; decides where a reply shows it. */
export const aspects = [
  'definition',
  'key-feature',
  'capability',
  'coverage',
  'history',
  'training',
  'measurement',
  'limitation',
  'outlook',
] as const;
export type Aspect = (typeof aspects)[number];

/** The unit of a score: points out of 100, another scale of the benchmark, a rating from duels, or a share of a reference. */
export const scoreUnits = ['percent', 'points', 'elo', 'ratio'] as const;
export type ScoreUnit = (typeof scoreUnits)[number];

/**
 * Who stands behind a score: the model's maker, the authors of the benchmark, someone without a stake, or the maker of a competing
 * model, whose table ran or quoted it.
 */
export const evaluators = ['maker', 'benchmark-authors', 'third-party', 'rival'] as const;
export type Evaluator = (typeof evaluators)[number];

/** What a statement was checked against: the publication itself, a dataset or abstract of it, or a page about it. */
export const checkLevels = ['primary', 'dataset', 'secondary'] as const;
export type CheckLevel = (typeof checkLevels)[number];

export const sourceKinds = ['article', 'paper', 'dataset', 'documentation', 'announcement'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** The topics of daily facts, for subscribers who want only some of the facts. */
export const topics = ['history', 'limits', 'training', 'modalities', 'benchmarks', 'questions'] as const;
export type Topic = (typeof topics)[number];
