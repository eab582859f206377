/** The building blocks of the validator's description of Block Kit. */
import { parseUrl } from '../../../core/parse-url.ts';
import { isRecord } from '../../is-record.ts';

/** Says what is wrong with a value, one line per problem. */
export type ValidationRule = (value: unknown, path: string) => string[];

type Fields = Readonly<Record<string, ValidationRule>>;

/** For parts of Block Kit that the bot doesn't use. */
export const anyValue: ValidationRule = () => [];

export const booleanValue: ValidationRule = (value, path) => (typeof value === 'boolean' ? [] : [`${path}: must be true or false`]);

export const text =
  (max: number, min = 1): ValidationRule =>
  (value, path) => {
    if (typeof value !== 'string') return [`${path}: must be a string`];
    if (value.length > max) return [`${path}: has ${value.length} of at most ${max} characters`];
    return value.length < min ? [`${path}: has ${value.length} of at least ${min} characters`] : [];
  };

export const number =
  (min: number, max: number): ValidationRule =>
  (value, path) =>
    Number.isInteger(value) && Number(value) >= min && Number(value) <= max ? [] : [`${path}: must be a number of ${min} to ${max}`];

export const anyNumber: ValidationRule = (value, path) => (Number.isFinite(value) ? [] : [`${path}: must be a number`]);

export const address =
  (max: number, protocols?: readonly string[]): ValidationRule =>
  (value, path) => {
    const problems = text(max)(value, path);
    if (problems.length > 0 || typeof value !== 'string') return problems;
    const protocol = parseUrl(value)?.protocol;
    return protocol !== undefined && (protocols?.includes(protocol) ?? true) ? [] : [`${path}: must be an address`];
  };

export const oneOf =
  (...values: readonly string[]): ValidationRule =>
  (value, path) =>
    typeof value === 'string' && values.includes(value) ? [] : [`${path}: must be one of ${values.join(', ')}`];

export const list =
  (rule: ValidationRule, max: number, min = 1): ValidationRule =>
  (value, path) => {
    if (!Array.isArray(value)) return [`${path}: must be an array`];
    const problems = value.flatMap((member, index) => rule(member, `${path}[${index}]`));
    if (value.length > max) problems.unshift(`${path}: has ${value.length} of at most ${max} members`);
    if (value.length < min) problems.unshift(`${path}: has ${value.length} of at least ${min} members`);
    return problems;
  };

/** An object with these fields and no others. */
export const object =
  (required: Fields, optional: Fields = {}): ValidationRule =>
  (value, path) => {
    if (!isRecord(value)) return [`${path}: must be an object`];
    const missing = Object.keys(required).filter((name) => value[name] === undefined);
    const present = Object.entries(value).filter(([, member]) => member !== undefined);
    return [
      ...missing.map((name) => `${path}.${name}: is missing`),
      ...present.flatMap(([name, member]) => {
        const rule = ownRule(required, name) ?? ownRule(optional, name);
        return rule === undefined ? [`${path}.${name}: is not known to Slack`] : rule(member, `${path}.${name}`);
      }),
    ];
  };

/** An object whose `type` selects the rule. */
export const byType =
  (rules: Fields): ValidationRule =>
  (value, path) => {
    if (!isRecord(value) || typeof value['type'] !== 'string') return [`${path}: must be an object with a type`];
    const rule = ownRule(rules, value['type']);
    return rule === undefined ? [`${path}: the type ${value['type']} is not allowed here`] : rule(value, path);
  };

/** Adds a condition to a rule: an object that isn't valid has `problem`. */
export const refine =
  (rule: ValidationRule, isValid: (value: Readonly<Record<string, unknown>>) => boolean, problem: string): ValidationRule =>
  (value, path) => [...rule(value, path), ...(isRecord(value) && !isValid(value) ? [`${path}: ${problem}`] : [])];

// `rules['constructor']` must not find the inherited property.
const ownRule = (rules: Fields, name: string): ValidationRule | undefined => (Object.hasOwn(rules, name) ? rules[name] : undefined);

/** Whether members with this field have different values in it. */
export function hasUniqueIds(members: unknown, name: string): boolean {
  if (!Array.isArray(members)) return true;
  const ids = members.flatMap((member) => (isRecord(member) && typeof member[name] === 'string' ? [member[name]] : []));
  return new Set(ids).size === ids.length;
}
