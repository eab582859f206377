/** The filter of the list of models. */
import type { ModelFilter } from '../../graph/query/model-filter.ts';
import { builder } from '../base/builder.ts';
import { knownFields, releasedFields, sharedFields } from './entity-filters.ts';
import { EvaluatorEnum } from './score.ts';
import { AttributeEnum } from './values.ts';

const ScoredOnInput = builder.inputType('ScoredOn', {
  description: 'A benchmark and a variant of it: only its scores compare.',
  fields: (t) => ({
    benchmark: t.string({ required: true, description: 'Slug or name, such as `mmmu`.' }),
    variant: t.string({ description: 'By default the one with the most models.' }),
    evaluator: t.field({ type: EvaluatorEnum, description: 'Who stands behind the score; by default the most trusted.' }),
    min: t.float({ description: 'The lowest score, in percent or the other unit of the benchmark.' }),
    max: t.float({ description: 'The highest score, in percent or the other unit of the benchmark.' }),
  }),
});

export const ModelFilterInput = builder.inputRef<ModelFilter>('ModelFilter');

ModelFilterInput.implement({
  description: "All conditions must hold. Models without a value don't match.",
  fields: (t) => ({
    ...sharedFields(t, ModelFilterInput),
    ...releasedFields(t),
    ...knownFields(t, AttributeEnum),
    accepts: t.stringList({ description: 'Takes all of these as input.' }),
    produces: t.stringList({ description: 'Gives all of these as output.' }),
    organization: t.string({ description: 'Only models by it, alone or not.' }),
    class: t.string({ description: 'Only models in this class, such as `lmm`.' }),
    task: t.string({ description: 'Only models fit for this task.' }),
    technique: t.string({ description: 'Only models that use it.' }),
    family: t.string({ description: 'Only models of this line, as `family` spells it.' }),
    license: t.string({ description: "How its name begins: `Apache` matches Apache 2.0; `MIT` doesn't match Modified MIT." }),
    openWeights: t.boolean({ description: 'Whether the weights can be downloaded.' }),
    minContextTokens: t.field({ type: 'BigInt', description: 'With at least this many tokens.' }),
    maxContextTokens: t.field({ type: 'BigInt', description: 'With at most this many tokens.' }),
    minParameters: t.field({ type: 'BigInt', description: 'With at least this many trained weights.' }),
    maxParameters: t.field({ type: 'BigInt', description: 'With at most this many trained weights.' }),
    contested: t.boolean({ description: 'Whether sources disagree about the model.' }),
    retired: t.boolean({ description: 'Whether it has a date of retirement, past or announced.' }),
    retiredSince: t.field({ type: 'PartialDate', description: 'Retires on this date or later.' }),
    retiredUntil: t.field({ type: 'PartialDate', description: 'Retires on this date or earlier.' }),
    minInputPrice: t.float({ description: 'At least this many US dollars for a million tokens of input.' }),
    maxInputPrice: t.float({ description: 'At most this many US dollars for a million tokens of input.' }),
    minOutputPrice: t.float({ description: 'At least this many US dollars for a million tokens of output.' }),
    maxOutputPrice: t.float({ description: 'At most this many US dollars for a million tokens of output.' }),
    scoredOn: t.field({ type: ScoredOnInput, description: 'With a score there; needed to sort by `SCORE`.' }),
  }),
});
