/** What kind of publication a source is. */
import type { SourceKind } from '../../graph/ontology.ts';
import { enumOf } from '../base/enums.ts';

export const SourceKindEnum = enumOf<SourceKind>('SourceKind', 'What a source is: in which form it was published.', {
  article: 'A page written for readers, of a magazine or a company.',
  paper: 'A publication of research, reviewed or as a preprint.',
  dataset: 'Figures or records that can be worked with.',
  documentation: 'What a maker tells of its own product for those who use it.',
  announcement: 'A message that something is there or has changed.',
});
