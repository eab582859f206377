/** The options of `npm run bench -- peers`. */
import { parseArgs } from 'node:util';

export interface PeersOptions {
  readonly size: number;
  readonly rounds: number;
  readonly roundMs: number;
  readonly engines: readonly OurEngine[];
  /** Ours run on this Node, on Node 24, or on both. */
  readonly nodes: 'this' | '24' | 'both';
  readonly json: string | undefined;
  readonly markdown: boolean;
}

export const OUR_ENGINES = ['pglite', 'postgresql'] as const;
export type OurEngine = (typeof OUR_ENGINES)[number];

const NODES = ['this', '24', 'both'] as const;
/** With fewer, a median says little. */
const MIN_ROUNDS = 5;

export function readPeersOptions(args: readonly string[]): PeersOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      size: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: String(MIN_ROUNDS) },
      'round-ms': { type: 'string', default: '600' },
      engine: { type: 'string' },
      node: { type: 'string', default: 'both' },
      json: { type: 'string' },
      markdown: { type: 'boolean', default: false },
    },
  });
  return {
    size: atLeast(500, 'size', values.size),
    rounds: atLeast(MIN_ROUNDS, 'rounds', values.rounds),
    roundMs: atLeast(100, 'round-ms', values['round-ms']),
    engines: values.engine === undefined ? OUR_ENGINES : [oneOf(OUR_ENGINES, 'engine', values.engine)],
    nodes: oneOf(NODES, 'node', values.node),
    json: values.json,
    markdown: values.markdown,
  };
}

function atLeast(least: number, name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) throw new Error(`--${name} must be a whole number from ${least}, not "${text}".`);
  return value;
}

function oneOf<Word extends string>(words: readonly Word[], name: string, text: string): Word {
  const found = words.find((word) => word === text);
  if (found === undefined) throw new Error(`--${name} must be ${words.join(' or ')}, not "${text}".`);
  return found;
}
