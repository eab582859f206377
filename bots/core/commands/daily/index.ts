/** The commands about daily facts, in the order in which help lists them. */
import { dailyAdd } from './add.ts';
import { dailyEdit } from './edit.ts';
import { dailyHistory } from './history.ts';
import { dailyList } from './list.ts';
import { dailyPause, dailyRemove, dailyResume } from './pause-resume-remove.ts';
import { dailyPreview } from './preview.ts';
import { dailyNow, dailySkip } from './skip-and-now.ts';

export const daily = [
  ...[dailyList, dailyAdd, dailyPreview, dailyEdit, dailyPause, dailyResume],
  ...[dailySkip, dailyNow, dailyHistory, dailyRemove],
];
