/** Chat platforms: bots register theirs at start, and requests name one by its id. */
import {
  checkIds,
  type GivenIds,
  type IdKind,
  type PlatformRow,
  registerPlatform,
  registerPlatformInput,
} from '../../bot-state/platforms.ts';
import { builder, type Context } from '../base/builder.ts';
import { defineMutation, payloadWith } from '../inputs/define-mutation.ts';

const PlatformRef = builder.objectRef<PlatformRow>('ChatPlatform').implement({
  description: 'A chat platform with a bot.',
  fields: (t) => ({
    id: t.exposeString('id', { description: 'The id that requests use, such as `slack`; not for `node`.' }),
    name: t.exposeString('name', { description: 'The name, such as `Slack`.' }),
    registeredAt: t.field({
      type: 'DateTime',
      description: 'When a bot last registered it.',
      resolve: ({ registeredAt }) => registeredAt.toISOString(),
    }),
  }),
});

defineMutation('registerPlatform', {
  scopes: ['bot'],
  description: 'Registers a chat platform or updates it. Idempotent.',
  input: { schema: registerPlatformInput, description: 'The platform and its ids.' },
  payload: payloadWith({
    description: 'The result of `registerPlatform`.',
    field: 'platform',
    type: PlatformRef,
    fieldDescription: 'The registered platform; null if there are errors.',
  }),
  write: (input, { client, clock }) => registerPlatform(client, clock.now(), input),
});

/** Fields of inputs by what their ids stand for. */
const KINDS = { workspace: 'workspace', channel: 'channel', user: 'user', pingRole: 'role' } as const satisfies Record<string, IdKind>;

type IdFields = { readonly [Field in keyof typeof KINDS]?: string | null | undefined };

/** The ids in the fields of an input that also names their platform. */
export const idsIn = ({ platform, ...fields }: IdFields & { readonly platform: string }, at: readonly string[] = []): GivenIds => ({
  ...{ platform, at: [...at, 'platform'] },
  ids: (Object.keys(KINDS) as (keyof typeof KINDS)[]).map((field) => ({ kind: KINDS[field], id: fields[field], at: [...at, field] })),
});

/** Throws BadInput unless the platform is registered and makes such ids. */
export const checkIdsIn = ({ client, clock }: Pick<Context, 'client' | 'clock'>, given: GivenIds): Promise<void> =>
  checkIds(client, clock.now(), given);

/** For mutations whose input names a platform: checks its ids, then writes. */
export const afterIdCheck =
  <Input extends IdFields & { readonly platform: string }, Result>(write: (input: Input, context: Context) => Promise<Result>) =>
  async (input: Input, context: Context): Promise<Result> => {
    await checkIdsIn(context, idsIn(input));
    return write(input, context);
  };
