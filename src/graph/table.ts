/**
 * Tables: maps whose entries stand in an array by slot, so that a copy with a few changes costs one copy of an array, and an array
 * of numbers by slot can say something about each entry.
 */

/**
 * The slots of ids. Shared by all tables of a graph and of the graphs that follow it: it only grows, and an id keeps its slot.
 * That a table has no entry at a slot says nothing about the directory.
 */
export class Directory {
  readonly #slots = new Map<string, number>();
  readonly #ids: string[] = [];

  get size(): number {
    return this.#ids.length;
  }

  slotOf(id: string): number | undefined {
    return this.#slots.get(id);
  }

  idAt(slot: number): string | undefined {
    return this.#ids[slot];
  }

  /** The slot of an id, new if it has none yet. */
  add(id: string): number {
    const known = this.#slots.get(id);
    if (known !== undefined) return known;
    this.#slots.set(id, this.#ids.length);
    return this.#ids.push(id) - 1;
  }
}

export class Table<Item> implements ReadonlyMap<string, Item> {
  readonly directory: Directory;
  readonly size: number;
  readonly #items: readonly (Item | undefined)[];

  /** Takes the array over: nobody may change it afterwards. */
  constructor(directory: Directory, items: readonly (Item | undefined)[]) {
    this.directory = directory;
    this.#items = items;
    let size = 0;
    for (const item of items) if (item !== undefined) size += 1;
    this.size = size;
  }

  /** Each id once. */
  static of<Item>(entries: Iterable<readonly [string, Item]>, directory = new Directory()): Table<Item> {
    const items: (Item | undefined)[] = [];
    for (const [id, item] of entries) {
      const slot = directory.add(id);
      while (items.length < slot) items.push(undefined);
      items[slot] = item;
    }
    return new Table(directory, items);
  }

  /** Every slot of the table is less. */
  get capacity(): number {
    return this.#items.length;
  }

  /** The slot of an entry; undefined when the table has none with this id. */
  slotOf(id: string): number | undefined {
    const slot = this.directory.slotOf(id);
    return slot === undefined || this.#items[slot] === undefined ? undefined : slot;
  }

  at(slot: number): Item | undefined {
    return this.#items[slot];
  }

  get(id: string): Item | undefined {
    const slot = this.directory.slotOf(id);
    return slot === undefined ? undefined : this.#items[slot];
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  /** The table with other entries under these ids; undefined takes an entry away. */
  with(changes: Iterable<readonly [string, Item | undefined]>): Table<Item> {
    const items = [...this.#items];
    for (const [id, item] of changes) {
      const slot = this.directory.add(id);
      while (items.length <= slot) items.push(undefined);
      items[slot] = item;
    }
    return new Table(this.directory, items);
  }

  forEach(visit: (item: Item, id: string, table: ReadonlyMap<string, Item>) => void): void {
    for (const [id, item] of this.entries()) visit(item, id, this);
  }

  *entries(): Generator<[string, Item], undefined> {
    for (const [slot, item] of this.#items.entries()) {
      const id = this.directory.idAt(slot);
      if (item !== undefined && id !== undefined) yield [id, item];
    }
  }

  *keys(): Generator<string, undefined> {
    for (const [id] of this.entries()) yield id;
  }

  *values(): Generator<Item, undefined> {
    for (const item of this.#items) if (item !== undefined) yield item;
  }

  [Symbol.iterator](): Generator<[string, Item], undefined> {
    return this.entries();
  }
}
