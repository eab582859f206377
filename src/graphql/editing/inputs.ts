/** The inputs that several mutations share. */
import { builder } from '../base/builder.ts';
import { RelationTypeEnum } from '../knowledge/ontology.ts';
import { SourceKindEnum } from '../sources/source-kind.ts';

export const ID_HINT = 'its `id` in any answer, or `kind/slug` such as `model/clip`';

export const SourceInput = builder.inputType('SourceInput', {
  description: 'A source that is there, by its slug alone; or a new one, with title, url, publisher and kind.',
  fields: (t) => ({
    slug: t.string({ description: 'Of a source that is there; or the slug of the new one, made of its title when it is left out.' }),
    title: t.string({ description: 'The title under which it was published, at most 200 characters.' }),
    url: t.string({ description: 'Where it can be read: an https address without tracking parameters.' }),
    publisher: t.string({ description: 'Who published it, such as a journal or a company, at most 80 characters.' }),
    kind: t.field({ type: SourceKindEnum, description: 'What sort of publication it is, such as PAPER.' }),
    published: t.field({ type: 'PartialDate', description: 'When it was published, as exact as it is known.' }),
  }),
});

export const CitationInput = builder.inputType('CitationInput', {
  description: 'A source, and the place in it that says what is stated.',
  fields: (t) => ({
    source: t.field({ type: SourceInput, required: true, description: 'The publication that says it.' }),
    locator: t.string({ required: true, description: 'Where in it: a section, a table or "abstract", at most 200 characters.' }),
  }),
});

export const RelationInput = builder.inputType('RelationInput', {
  description: 'A relation by its type and its two ends.',
  fields: (t) => ({
    type: t.field({ type: RelationTypeEnum, required: true, description: 'How the two are joined, such as MADE_BY.' }),
    from: t.id({ required: true, description: `The entity at which it begins: ${ID_HINT}.` }),
    to: t.id({ required: true, description: `The entity to which it leads: ${ID_HINT}.` }),
  }),
});

/** What every input of knowledge can carry, so that nobody overwrites what they have not seen. */
export const EXPECTED_REVISION =
  'The revision of the graph that you read; when somebody wrote since, nothing happens and a ConflictError tells. Without it the last one wins.';
