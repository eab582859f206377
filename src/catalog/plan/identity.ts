/**
 * Identity: finds the model that a catalog's id or name means.
 * The rules in order: the record's own word (base_model), the provider that is the lab, the normalised id, the normalised
 * name, the id without its date. If nothing matches, or two models match equally, the id stays unresolved: a wrong match would
 * show one model's price and limits under another's name.
 */
import { BY_LAB, labOfProvider } from './labs.ts';

/** Bedrock and others put the region and the vendor before the id: `us.anthropic.claude-…`. */
const PREFIX = /^(?:us|eu|jp|au|apac|global|us-gov)\.|^[a-z]+\.(?=[a-z])/;
/** These suffixes say how a model is served, not which model it is. */
const SERVING_SUFFIX = /@[^/]*$|:(?:free|thinking|low|medium|high|max|minimal|web|online|nitro|floor|extended|exacto|beta|\d+)$|-v\d+:\d+$/;
const VENDOR_VERSION = /-v\d+$/;
/** The same weights with fewer bits. */
const QUANTISED = /-(?:fp8|fp16|bf16|nvfp4|mxfp4|int4|int8|awq|gptq|gguf)$/;
const DATED = /-(?:20\d{6}|20\d\d-\d\d-\d\d)$/;

/** One spelling for all the ways in which providers write a model's id; empty when nothing remains. */
export function normalise(id: string): string {
  let text = id
    .normalize('NFKD')
    .toLowerCase()
    .replace(/^.*\/(?=.)/s, '');
  text = untilStable(text, (part) => part.replace(SERVING_SUFFIX, ''));
  const bare = untilStable(text, (part) => part.replace(PREFIX, ''));
  if (bare !== text) text = bare.replace(VENDOR_VERSION, '');
  const words = text
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return untilStable(words, (part) => part.replace(QUANTISED, ''));
}

const withoutDate = (normalised: string): string => normalised.replace(DATED, '');

function untilStable(text: string, change: (text: string) => string): string {
  const changed = change(text);
  return changed === text ? text : untilStable(changed, change);
}

/** A model that a record can mean. */
export interface KnownModel {
  readonly id: string;
  /** If two have the same name, the curated model comes before the catalog's. */
  readonly curated: boolean;
  /** Ids and human-approved aliases. */
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** `lab/slug` in the catalog, if known. */
  readonly key?: string | undefined;
}

export interface ModelIndex {
  readonly byKey: ReadonlyMap<string, string>;
  /** By normalised name; null if two models share it. */
  readonly byName: ReadonlyMap<string, string | null>;
}

export function buildModelIndex(known: readonly KnownModel[]): ModelIndex {
  const byKey = new Map(known.flatMap(({ key, id }) => (key === undefined ? [] : [[key, id] as const])));
  const [curated, listed] = [known.filter((one) => one.curated), known.filter((one) => !one.curated)];
  const ids = ({ ids: words }: KnownModel) => words;
  const names = ({ names: words }: KnownModel) => words;
  // Later entries win: an id is more specific than a name that several versions share, and curators outrank catalogs.
  return {
    byKey,
    byName: new Map([...spelled(listed, names), ...spelled(listed, ids), ...spelled(curated, names), ...spelled(curated, ids)]),
  };
}

function spelled(known: readonly KnownModel[], words: (one: KnownModel) => readonly string[]): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const one of known) {
    for (const name of new Set(words(one).map(normalise))) {
      if (name === '') continue;
      const other = found.get(name);
      found.set(name, other === undefined || other === one.id ? one.id : null);
    }
  }
  return found;
}

export interface NamedModel {
  readonly provider: string;
  readonly providerModel: string;
  readonly name: string;
  readonly base_model?: string | null | undefined;
  readonly canonical_model_id?: string | null | undefined;
}

/** The id of the model that an offering sells; null when it can't be determined. */
export function resolveModel(
  { provider, providerModel, name, base_model, canonical_model_id }: NamedModel,
  { byKey, byName }: ModelIndex,
): string | null {
  const keys = [base_model, canonical_model_id, providerModel, `${labOfProvider(provider)}/${providerModel}`];
  for (const key of keys) {
    const found = key == null ? undefined : byKey.get(key);
    if (found !== undefined) return found;
  }
  for (const word of [normalise(providerModel), normalise(name), withoutDate(normalise(providerModel))]) {
    const found = byName.get(word);
    if (found !== undefined) return found;
  }
  return null;
}

export const slugOf = (key: string): string =>
  key
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

export const isMaker = (provider: string, key: string): boolean => labOfProvider(provider) === key.split('/', 1)[0];

/** An unknown lab uses the name of the provider with the same id, if there is one. */
export const labName = (lab: string, providers: ReadonlyMap<string, string>): string => BY_LAB[lab]?.name ?? providers.get(lab) ?? lab;

/** `…-latest` means whichever version is the newest, not one model. */
export const isRolling = (key: string): boolean => /-latest$/i.test(key);
