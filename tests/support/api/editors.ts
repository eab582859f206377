/** Editors who write through the API, each with a key of some scopes, and their inputs. */
import type { Scope, Viewer } from '../../../src/access/scopes.ts';
import type { App } from '../../../src/app.ts';
import type { Editor } from '../../../src/curation/editor/session.ts';
import { createApi } from '../../../src/server/api.ts';
import { silentLog } from '../app.ts';
import { need } from '../need.ts';
import { type Ask, asker, dataOf } from './ask.ts';

/** The day of all writes in these tests. */
export const TODAY = '2026-12-31';
export const clock = { now: () => new Date(`${TODAY}T12:00:00Z`), sleep: async () => {} };

export const viewerWith = (...scopes: readonly Scope[]): Viewer =>
  scopes.length === 0
    ? { key: null, scopes: new Set(), exempt: false }
    : { key: { id: `key-${scopes.join('-')}`, name: `Ada, ${scopes.join(' and ')}` }, scopes: new Set(scopes), exempt: false };

type Parts = Pick<App, 'store' | 'client'>;

/** The API as a caller with these scopes uses it; without any, a caller without a key. */
export function askAs(app: () => Parts, ...scopes: readonly Scope[]): Ask {
  let api: ReturnType<typeof apiFor> | undefined;
  return asker(() => {
    api ??= apiFor(app(), viewerWith(...scopes));
    return api;
  });
}

const apiFor = ({ store, client }: Parts, viewer: Viewer) =>
  createApi({ store, client, clock, log: silentLog, authenticate: async () => viewer });

/** The same editors' curation functions, without the API. */
export const editorOf = ({ client }: Pick<App, 'client'>): Editor => ({ client, clock, actor: { id: 'key-ada', name: 'Ada' } });

export interface UserError {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
  readonly suggestions?: readonly { readonly id: string; readonly name: string }[];
  readonly revision?: number | null;
  readonly expectedRevision?: number | null;
  readonly file?: string;
  readonly origin?: string;
}

export type Payload<Thing = unknown> = Thing & { readonly revision: number; readonly errors: readonly UserError[] };

const ERRORS = `revision errors { __typename code message path
  ... on NotFoundError { suggestions { id name } } ... on ConflictError { revision expectedRevision } ... on CuratedRowError { file origin } }`;

/** The fields requested from each mutation, besides revision and errors. */
const things = {
  createEntity: 'entity { id slug }',
  updateEntity: 'entity { id slug }',
  deleteEntity: 'deletedId',
  relate: 'relation { type from { slug } to { slug } ordinal note origin citations { locator source { slug } } }',
  unrelate: 'entity { slug }',
  addFact: 'fact { slug text retracted { on reason } citations { locator source { slug url } } }',
  retractFact: 'fact { slug retracted { on reason } }',
  cite: 'citations { locator source { slug title url } }',
  uncite: 'citations { locator source { slug } }',
  suggest: 'suggestion { id text status submittedBy about { slug } platform author at }',
  resolveSuggestion: 'suggestion { id status resolvedBy note resolvedAt }',
} as const;
export type MutationName = keyof typeof things;
export const mutationNames = Object.keys(things) as readonly MutationName[];

export const documentOf = (name: MutationName, thing: string = things[name]): string =>
  `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${thing} ${ERRORS} } }`;

/** Sends one mutation and returns its payload; fails if there are errors outside it. */
export async function send<Thing = Record<string, unknown>>(
  ask: Ask,
  name: MutationName,
  input: object,
  thing?: string,
): Promise<Payload<Thing>> {
  const data = dataOf(await ask<Record<string, Payload<Thing> | null>>(documentOf(name, thing), { input }));
  return need(data[name], name);
}

/** Like `send`, but fails if the input is refused. */
export async function write<Thing = Record<string, unknown>>(
  ask: Ask,
  name: MutationName,
  input: object,
  thing?: string,
): Promise<Payload<Thing>> {
  const payload = await send<Thing>(ask, name, input, thing);
  if (payload.errors.length > 0) throw new Error(`${name} was refused: ${JSON.stringify(payload.errors)}`);
  return payload;
}

/** The only error of a mutation that must be refused. */
export async function refusalOf(ask: Ask, name: MutationName, input: object): Promise<UserError> {
  const { errors } = await send(ask, name, input);
  if (errors.length !== 1) throw new Error(`${name} has ${errors.length} errors: ${JSON.stringify(errors)}`);
  return need(errors[0]);
}

export const CITED = { citations: [{ source: { slug: 'clip-paper' }, locator: 'abstract' }] };

/** A model that exists only here; a test passes the fields it cares about. */
export const modelInput = (slug: string, more: object = {}) => ({
  ...{ kind: 'MODEL', slug, name: `The ${slug}`, summary: `A model called ${slug} in these tests.`, ...CITED },
  ...more,
});

/** A fact about CLIP that shares no wording with others. */
export const factInput = (text: string, more: object = {}) => ({
  ...{ text, about: ['model/clip'], aspect: 'CAPABILITY', checkLevel: 'PRIMARY', ...CITED },
  ...more,
});
