import type { SourceKind } from '../../graph/ontology.ts';
import { enumOf } from '../base/enums.ts';

export const SourceKindEnum = enumOf<SourceKind>('SourceKind', 'The form of a source.', {
  article: 'A page for readers, by a magazine or a company.',
  paper: 'Published research, reviewed or not.',
  dataset: 'Figures or records to work with.',
  documentation: "A maker's guide to its own product.",
  announcement: 'News of something new or changed.',
});
