/** Leaves out optional fields that have no value: with exactOptionalPropertyTypes, an undefined one is not an absent one. */
export function compact<const Fields extends object>(fields: Fields): Compact<Fields> {
  // The type says what the filter does: fields that may be undefined become optional.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Compact<Fields>;
}

type Compact<Fields> = {
  [Name in keyof Fields as undefined extends Fields[Name] ? never : Name]: Fields[Name];
} & {
  [Name in keyof Fields as undefined extends Fields[Name] ? Name : never]?: Exclude<Fields[Name], undefined>;
};
