/** Page context: what all pages of one server share. */
import type { Clock } from '../../clock.ts';
import type { Frame } from '../base/layout.ts';
import type { Query } from '../data/query.ts';

export interface PageContext {
  readonly query: Query;
  /** The revision of the graph that queries read now. */
  readonly revision: () => bigint;
  readonly clock: Clock;
  readonly frame: Frame;
  /** Where the outside reaches this server, such as `https://lmm.example.org`; undefined if it isn't known. */
  readonly publicUrl: string | undefined;
}

export const todayOf = ({ clock }: Pick<PageContext, 'clock'>): string => clock.now().toISOString().slice(0, 10);
