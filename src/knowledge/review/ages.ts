/** Ages: after how many days a curator looks at something again; null for what doesn't change. */
import type { Aspect, SourceKind } from '../../graph/ontology.ts';

/** From the date of the figure (`asOf`), or from the last check. */
export const factAges: Readonly<Record<Aspect, number | null>> = {
  coverage: 180,
  measurement: 180,
  capability: 365,
  'key-feature': 365,
  limitation: 365,
  outlook: 365,
  definition: 730,
  history: null,
  training: null,
};

/** From the newest table of a benchmark that changes: a rating, or results on a page without a date. */
export const SCORE_AGE = 365;

/** From the day when a page was read, or a dataset published. Dated papers, articles and announcements stay as they are. */
export const sourceAges: Readonly<Record<SourceKind, { readonly dated: number | null; readonly undated: number }>> = {
  documentation: { dated: 180, undated: 180 },
  dataset: { dated: 180, undated: 180 },
  article: { dated: null, undated: 365 },
  announcement: { dated: null, undated: 365 },
  paper: { dated: null, undated: 365 },
};
