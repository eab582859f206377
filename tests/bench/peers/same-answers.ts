/** Checks that two servers give the same content before anything is timed. */
import { isDeepStrictEqual } from 'node:util';
import { randomOf } from '../generate.ts';
import { prepareCall } from '../load.ts';
import { bodyOf } from '../queries.ts';
import type { Comparison } from './comparisons.ts';

const BODIES = 16;

/** Throws with both answers at the first difference. */
export async function assertSameAnswers({ name, ours, peer }: Comparison, ourUrl: string, peerUrl: string, size: number): Promise<number> {
  const [random, same] = [randomOf(size + 1), randomOf(size + 1)];
  for (let body = 1; body <= BODIES; body += 1) {
    const stamped = (text: string) => text.replace('00000000', String(body).padStart(8, '0'));
    const [our, their] = [
      await prepareCall(ourUrl, stamped(bodyOf(ours, size, random))),
      await prepareCall(peerUrl, stamped(bodyOf(peer, size, same))),
    ];
    if (!isDeepStrictEqual(contentOf(our.answer), contentOf(their.answer)))
      throw new Error(`${name}: the answers differ.\nOurs: ${our.answer.slice(0, 2000)}\nPostGraphile: ${their.answer.slice(0, 2000)}`);
  }
  return BODIES;
}

/** The data of an answer, which has no errors, without cursors and without the objects that only hold a list. */
export function contentOf(answer: string): unknown {
  const { data, errors } = JSON.parse(answer) as { data?: unknown; errors?: unknown };
  if (errors !== undefined || data === undefined) throw new Error(`An answer isn't complete: ${answer.slice(0, 2000)}`);
  return withoutPaging(data);
}

function withoutPaging(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPaging);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([name]) => name !== 'cursor' && name !== 'endCursor');
  const [first] = members;
  if (members.length === 1 && first?.[0] === 'nodes') return withoutPaging(first[1]);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutPaging(member)]));
}
