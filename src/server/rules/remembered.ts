/** The same function, which works a value out once for each object, and forgets it with the object. */
export function remembered<Key extends object, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const values = new WeakMap<Key, Value>();
  return (key) => {
    if (values.has(key)) return values.get(key) as Value;
    const value = read(key);
    values.set(key, value);
    return value;
  };
}
