/** The value; fails the test if there is none. */
export function need<Value>(value: Value | null | undefined, what = 'value'): Value {
  if (value === null || value === undefined) throw new Error(`there is no ${what}`);
  return value;
}
