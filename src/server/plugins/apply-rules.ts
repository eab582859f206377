/** Yoga by our rules, and by our plans for queries. */
import { OperationTypeNode } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { anonymous } from '../../access/scopes.ts';
import type { Context } from '../../graphql/base/builder.ts';
import type { Plans } from '../executor/plans.ts';
import { type Admission, type Admitted, meterFor, reportAdmission } from '../rules/admission.ts';
import type { Rules } from '../rules/rules.ts';
import type { ServerContext } from './request-context.ts';

type PluginContext = ServerContext & Partial<Context>;

export const useRules = (rules: Rules, plans: Plans): Plugin<PluginContext, ServerContext> => ({
  onParse: ({ context: { requestContext }, setParseFn, setParsedDocument }) => {
    if (requestContext?.document === undefined) setParseFn((source) => rules.documents.parse(String(source)));
    else setParsedDocument(requestContext.document);
  },
  onValidate: ({ context: { viewer = anonymous }, setValidationFn }) =>
    setValidationFn((_schema, document) => [...rules.documents.validate(document, viewer)]),
  onExecute: ({ args, context, extendContext, setExecuteFn, setResultAndStopExecution }) => {
    const { viewer = anonymous, requestContext, request } = context;
    const admission = rules.admit(args, viewer);
    args.schema = admission.schema;
    if (admission.refusal !== undefined) return setResultAndStopExecution(admission.refusal);
    const { admitted, schema } = admission;
    if (admitted !== undefined) {
      extendContext(meterFor(requestContext?.quota ?? null, admitted));
      if (requestContext !== undefined) requestContext.cacheable = isQuery(admitted) && rules.isCacheable(schema, args.document);
      const plan = plans.planFor(schema, args.document, admitted.operation);
      if (plan !== undefined) setExecuteFn(() => plan.run({ context, variables: admitted.variables, cancellation: request.signal }));
    }
    return { onExecuteDone: ({ result, setResult }) => void (isAsyncIterable(result) || setResult(reportAdmission(result, admission))) };
  },
  onSubscribe: ({ args, context: { viewer = anonymous }, extendContext, setResultAndStopExecution }) => {
    const admission = rules.admit(args, viewer);
    const refusal = refusalOfSubscription(admission);
    if (refusal !== undefined) setResultAndStopExecution(refusal);
    else if (admission.admitted !== undefined) extendContext({ eventCost: admission.admitted.cost.complexity });
  },
  onExecutionResult: ({ result, setResult, context: { viewer, requestContext } }) => {
    const single = result === undefined || Array.isArray(result) || isAsyncIterable(result) ? undefined : result;
    if (requestContext !== undefined && (single === undefined || single.errors !== undefined)) requestContext.cacheable = false;
    if (single !== undefined) setResult(rules.toAnswer(single, viewer));
  },
});

const isQuery = ({ operation }: Admitted): boolean => operation.operation === OperationTypeNode.QUERY;

/** A hidden subscription has no data beside which it could be refused. */
const refusalOfSubscription = ({ hidden, refusal }: Admission) => (hidden === undefined ? refusal : { errors: [hidden] });
