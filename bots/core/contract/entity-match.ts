import type { EntityKind } from '../../api/graphql.ts';

export interface EntityMatch {
  /** `model/clip` */
  readonly id: string;
  readonly kind: EntityKind;
  readonly slug: string;
  readonly name: string;
  /** The name, with the alias that matched if there is one: unique in a list of matches. */
  readonly label: string;
  readonly released: string | null;
}
