/** Every command, in the order in which help lists them. */
import type { Command } from '../command.ts';
import { type Words, wordsFor } from '../words/index.ts';
import { about } from './about.ts';
import { compare } from './compare.ts';
import { fact } from './fact.ts';
import { helpFor } from './help.ts';
import { limitations } from './limitations.ts';
import { modalities } from './modalities.ts';
import { model } from './model.ts';
import { settings } from './settings.ts';
import { tasks } from './tasks.ts';
import { training } from './training.ts';

/** The commands as they are declared in one language. */
export function commandsIn(words: Words): readonly Command[] {
  const questions = [limitations, compare, model, modalities, tasks, training, fact, about, settings].map((declare) => declare(words));
  return [...questions, helpFor(questions, words)];
}

/** In English, as platforms are told of them. */
export const commands: readonly Command[] = commandsIn(wordsFor(undefined));
