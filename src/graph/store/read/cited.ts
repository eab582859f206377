/**
 * Citations of many statements, side by side in columns: an object and a list for each would take as much memory as all the rest
 * of a graph.
 */
import type { Citation } from '../../graph.ts';

export class CitationColumns {
  readonly #sourceIds: string[] = [];
  readonly #locators: string[] = [];

  get count(): number {
    return this.#sourceIds.length;
  }

  add(sourceId: string, locator: string): void {
    this.#sourceIds.push(sourceId);
    this.#locators.push(locator);
  }

  slice(start: number, end: number): Citation[] {
    const locators = this.#locators.slice(start, end);
    return this.#sourceIds.slice(start, end).map((sourceId, index) => ({ sourceId, locator: locators[index] ?? '' }));
  }
}

/** A statement whose citations stand in columns, from the last one at its creation to the next statement's. */
export class Cited {
  readonly #columns: CitationColumns;
  readonly #start: number;
  #end: number;

  constructor(columns: CitationColumns) {
    this.#columns = columns;
    this.#start = columns.count;
    this.#end = columns.count;
  }

  get citations(): readonly Citation[] {
    return this.#columns.slice(this.#start, this.#end);
  }

  /** Gives the citation that was added last to this statement: the latest one created. */
  takeLast(): void {
    this.#end = this.#columns.count;
  }
}
