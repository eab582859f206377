/** The closed lists of words that statements and sources are described by; part of the ontology, which exports them. */

/** How far a statement can be trusted: `measurement` and `estimate` carry a method, `vendor-claim` and `opinion` a name. */
export const claimTypes = ['fact', 'measurement', 'estimate', 'vendor-claim', 'opinion'] as const;
export type ClaimType = (typeof claimTypes)[number];

/** What a fact tells about its subjects; decides where a reply shows it. */
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

/** In what a score is counted: points out of 100, another scale of the benchmark, a rating of duels, or a share of a reference. */
export const scoreUnits = ['percent', 'points', 'elo', 'ratio'] as const;
export type ScoreUnit = (typeof scoreUnits)[number];

/** Against what a statement was checked: the publication itself, a dataset or abstract of it, or a page about it. */
export const checkLevels = ['primary', 'dataset', 'secondary'] as const;
export type CheckLevel = (typeof checkLevels)[number];

export const sourceKinds = ['article', 'paper', 'dataset', 'documentation', 'announcement'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** What a daily fact can be about, for those who subscribe to a part of the facts. */
export const topics = ['history', 'limits', 'training', 'modalities', 'benchmarks', 'questions'] as const;
export type Topic = (typeof topics)[number];
