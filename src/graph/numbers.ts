/** Arrays of numbers by slot: those of one graph are copied for the next. */

export type Numbers = Float64Array | Int32Array | Uint16Array | Uint8Array;

/** A copy with room for so many numbers at least; new ones are 0. */
export function resized<List extends Numbers>(numbers: List, length: number): List {
  const copy = new (numbers.constructor as new (length: number) => List)(Math.max(length, numbers.length));
  copy.set(numbers);
  return copy;
}
