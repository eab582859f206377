/** Variants of a payload: each of its fields in turn left out, null, of another type, or nested deeply. */
import type { Payload } from './files.ts';

export interface Variant {
  /** The payload, the field and the change. */
  readonly name: string;
  readonly to: string;
  /** The JSON text of the payload, since nothing can write a deeply nested value. */
  readonly text: string;
}

const DEPTH = 20_000;
/** Replaced by arrays inside of each other. */
const DEEP = '{{deep}}';
const deepText = '['.repeat(DEPTH) + ']'.repeat(DEPTH);

type Path = readonly (string | number)[];

const CHANGES: Readonly<Record<string, (value: unknown) => unknown>> = {
  'left out': () => undefined,
  null: () => null,
  'of another type': (value) => (typeof value === 'string' ? 7 : 'x'),
  'nested deeply': () => DEEP,
};

export function variantsOf({ name, to, payload }: Payload): Variant[] {
  return pathsIn(payload).flatMap((path) =>
    Object.entries(CHANGES).map(([change, apply]) => ({
      name: `${name}: ${path.join('.')} ${change}`,
      to,
      text: toText(changedAt(payload, path, apply)),
    })),
  );
}

export const unchanged = ({ name, to, payload }: Payload): Variant => ({ name, to, text: toText(payload) });

const toText = (payload: unknown): string => (JSON.stringify(payload) ?? 'null').replace(`"${DEEP}"`, deepText);

/** Every field, and the whole. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...inside.flatMap(([key, member]) => pathsIn(member, [...path, Array.isArray(value) ? Number(key) : key]))];
}

function changedAt(value: unknown, [key, ...rest]: Path, change: (value: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((member, index) => (index === key ? changedAt(member, rest, change) : member));
  const members = value as Readonly<Record<string, unknown>>;
  return { ...members, [key]: changedAt(members[key], rest, change) };
}
