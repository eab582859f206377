import { citationInput, sourceInput } from '../../curation/editor/inputs.ts';
import { defineInput } from '../inputs/define-input.ts';
import { SourceKindEnum } from '../sources/source-kind.ts';

export const SourceInput = defineInput('SourceInput', sourceInput, { kind: SourceKindEnum });
export const CitationInput = defineInput('CitationInput', citationInput, { source: SourceInput });
