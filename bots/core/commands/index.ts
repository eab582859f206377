/** Every command, in the order in which help lists them. */
import type { Command } from '../command.ts';
import { compare } from './compare.ts';
import { fact } from './fact.ts';
import { helpFor } from './help.ts';
import { limitations } from './limitations.ts';
import { modalities } from './modalities.ts';
import { model } from './model.ts';
import { training } from './training.ts';

const questions: readonly Command[] = [limitations, compare, model, modalities, training, fact];

export const commands: readonly Command[] = [...questions, helpFor(questions)];
