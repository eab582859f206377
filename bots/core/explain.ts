/** Turns what went wrong into a reply that says what to do. */
import { randomUUID } from 'node:crypto';
import { NotFound, Refused, Unavailable } from '../api/errors.ts';
import type { Said } from './command.ts';
import { BadRequest, NotYours, Unanswered } from './errors.ts';
import { present, presentTrouble, toAsking } from './present.ts';
import { withNotes } from './remarks.ts';
import type { Reply } from './reply.ts';
import type { Setting } from './setting.ts';
import { notFound, trouble } from './troubles.ts';

export function explain(error: unknown, setting: Setting): Promise<Reply> {
  if (error instanceof Unanswered) return explainUnanswered(error, setting);
  return presentTrouble(troubleOf(error, setting), setting);
}

function troubleOf(error: unknown, setting: Setting): Said {
  const { words, prefix, log, request } = setting;
  const { troubles } = words;
  if (error instanceof NotYours) return trouble(troubles.notYours, [troubles.belongsToOther(prefix)]);
  if (error instanceof BadRequest || error instanceof Refused) return trouble(troubles.refused, [error.message]);
  const id = randomUUID().slice(0, 8);
  log.error({ err: error, id, platform: request.place.platform }, 'a request could not be answered');
  return trouble(troubles.noAnswer, [troubles.unreachable(id)]);
}

async function explainUnanswered({ asked, page, cause }: Unanswered, setting: Setting): Promise<Reply> {
  const { words, lastGood, log, request } = setting;
  if (cause instanceof NotFound) return presentTrouble(notFound(asked, cause, setting), setting);
  const known = cause instanceof Unavailable ? lastGood.find(toAsking(asked), words.locale) : undefined;
  if (known === undefined) return presentTrouble(troubleOf(cause, setting), setting);
  log.error({ err: cause, platform: request.place.platform }, 'the API gave no answer, so the last one was given again');
  const at = known.at.toISOString().slice(0, 16).replace('T', ' ');
  return present(withNotes(known.said, [words.troubles.stale(at)]), asked, { page, visibility: 'private' }, setting);
}
