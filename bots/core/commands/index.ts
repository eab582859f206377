/** All commands, in the order in which help lists them. */
import type { Command } from '../contract/command.ts';
import { type Messages, messagesFor } from '../messages/index.ts';
import { about } from './about.ts';
import { ask } from './ask/ask.ts';
import { benchmark } from './benchmark.ts';
import { changes } from './changes/changes.ts';
import { follow } from './changes/follow.ts';
import { unfollow } from './changes/unfollow.ts';
import { check } from './check.ts';
import { compare } from './compare.ts';
import { daily } from './daily/index.ts';
import { explain } from './explain.ts';
import { fact } from './fact.ts';
import { graph } from './graph.ts';
import { helpFor } from './help.ts';
import { limitations } from './limitations.ts';
import { modalities } from './modalities.ts';
import { model } from './model.ts';
import { models } from './models.ts';
import { path } from './path.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { source } from './source.ts';
import { suggest } from './suggest.ts';
import { tasks } from './tasks.ts';
import { timeline } from './timeline.ts';
import { training } from './training.ts';

const declarations = [
  ...[ask, check, limitations, compare, explain, model, models, modalities, tasks, training, benchmark],
  ...[timeline, changes, follow, unfollow, search, path, graph, fact, source, suggest, about, settings],
  ...daily,
];

export function commandsIn(messages: Messages): readonly Command[] {
  const declared = declarations.map((declare) => declare(messages));
  return [...declared, helpFor(declared, messages)];
}

/** In English, as they are registered with the platforms. */
export const commands: readonly Command[] = commandsIn(messagesFor(undefined));
