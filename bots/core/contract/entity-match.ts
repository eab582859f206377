/** An entity that a name can mean. */
import type { EntityKind } from '../../api/graphql.ts';

export interface EntityMatch {
  /** `model/clip` */
  readonly id: string;
  readonly kind: EntityKind;
  readonly slug: string;
  readonly name: string;
  /** What tells it from others that are called alike: the name that was typed, where it is another one. */
  readonly label: string;
  readonly released: string | null;
}
