/**
 * Picture: what one picture says, as plain data that a worker can draw. It is worked out from the graph; how it looks is decided in `draw`.
 * Its alternative text says everything that is drawn.
 */
import type { Kind } from '../graph/ontology.ts';

export interface NamedEntity {
  readonly name: string;
  /** Drawn instead of a name that the font lacks. */
  readonly slug: string;
  readonly kind: Kind;
}

interface PictureText {
  readonly title: string;
  readonly subtitle: string;
  /** Short names of the sources, each once. */
  readonly sources: readonly string[];
  readonly alt: string;
}

/** The links of one entity, one group for each relation type and direction. */
export interface Neighbourhood extends PictureText {
  readonly form: 'neighbourhood';
  readonly subject: NamedEntity;
  readonly about: readonly string[];
  readonly groups: readonly NeighbourGroup[];
  /** Two steps away: the links of some neighbours. */
  readonly further: readonly { readonly neighbour: NamedEntity; readonly groups: readonly NeighbourGroup[] }[];
}

export interface NeighbourGroup {
  readonly label: string;
  readonly neighbours: readonly NeighbourLink[];
  /** How many are left out. */
  readonly more: number;
}

export interface NeighbourLink {
  readonly entity: NamedEntity;
  /** Who states it, if our own files say otherwise. */
  readonly onlyBy: string | null;
}

export interface ComparisonPicture extends PictureText {
  readonly form: 'comparison';
  readonly sides: readonly [NamedEntity, NamedEntity];
  readonly rows: readonly ComparedRow[];
}

export interface ComparedRow {
  readonly name: string;
  /** Null if nothing is recorded. */
  readonly cells: readonly [ComparedCell | null, ComparedCell | null];
  readonly isEqual: boolean;
}

export interface ComparedCell {
  readonly words: readonly { readonly text: string; readonly isOwn: boolean }[];
  /** What another source says. */
  readonly other: string | null;
}

export interface TimelinePicture extends PictureText {
  readonly form: 'timeline';
  readonly groups: readonly { readonly label: string; readonly released: readonly NamedEntity[] }[];
}

export interface ModalitiesPicture extends PictureText {
  readonly form: 'modalities';
  readonly columns: readonly string[];
  readonly rows: readonly { readonly entity: NamedEntity; readonly marks: readonly ModalityMark[] }[];
}

export type ModalityMark = 'takes' | 'gives' | 'both' | 'neither' | 'not recorded';

export interface ScoresPicture extends PictureText {
  readonly form: 'scores';
  /** Both ends of the scale. */
  readonly scale: readonly [number, number];
  readonly rows: readonly { readonly entity: NamedEntity; readonly value: number; readonly shown: string; readonly note: string }[];
}

export type Picture = Neighbourhood | ComparisonPicture | TimelinePicture | ModalitiesPicture | ScoresPicture;
