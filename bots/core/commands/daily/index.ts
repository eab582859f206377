/** The commands about daily facts, in the order in which help lists them. */
import type { Command } from '../../contract/command.ts';
import type { Messages } from '../../messages/index.ts';
import { dailyAdd } from './add.ts';
import { dailyEdit } from './edit.ts';
import { dailyHistory } from './history.ts';
import { dailyList } from './list.ts';
import { dailyPause, dailyRemove, dailyResume } from './pause-resume-remove.ts';
import { dailyPreview } from './preview.ts';
import { dailyNow, dailySkip } from './skip-and-now.ts';

const declarations = [
  ...[dailyList, dailyAdd, dailyPreview, dailyEdit, dailyPause, dailyResume],
  ...[dailySkip, dailyNow, dailyHistory, dailyRemove],
];

export const daily = declarations.map(
  (declare) =>
    (messages: Messages): Command => ({ ...declare(messages), needsChannels: true }),
);
