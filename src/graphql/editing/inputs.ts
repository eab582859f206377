/** The inputs that several mutations share. */
import { builder } from '../base/builder.ts';
import { RelationTypeEnum } from '../knowledge/ontology.ts';
import { SourceKindEnum } from '../sources/source-kind.ts';

export const ID_HINT = 'an id such as `model/clip`';

export const SourceInput = builder.inputType('SourceInput', {
  description: 'An existing source by its slug, or a new one with title, url, publisher and kind.',
  fields: (t) => ({
    slug: t.string({ description: 'An existing source, or a new slug; made from the title by default.' }),
    title: t.string({ description: 'The published title, up to 200 characters.' }),
    url: t.string({ description: 'An https URL without tracking parameters.' }),
    publisher: t.string({ description: 'The journal or company behind it, up to 80 characters.' }),
    kind: t.field({ type: SourceKindEnum, description: 'The form of publication, such as PAPER.' }),
    published: t.field({ type: 'PartialDate', description: 'The date of publication.' }),
  }),
});

export const CitationInput = builder.inputType('CitationInput', {
  description: 'A source, and where in it the statement is.',
  fields: (t) => ({
    source: t.field({ type: SourceInput, required: true, description: 'The publication that says it.' }),
    locator: t.string({ required: true, description: 'A section, a table or "abstract", up to 200 characters.' }),
  }),
});

export const RelationInput = builder.inputType('RelationInput', {
  description: 'A relation by its type and both ends.',
  fields: (t) => ({
    type: t.field({ type: RelationTypeEnum, required: true, description: 'How the two are related, such as MADE_BY.' }),
    from: t.id({ required: true, description: `The start: ${ID_HINT}.` }),
    to: t.id({ required: true, description: `The end: ${ID_HINT}.` }),
  }),
});

/** What every input of knowledge can carry, so that no one overwrites changes they haven't seen. */
export const EXPECTED_REVISION = 'The revision of the graph you read.';
