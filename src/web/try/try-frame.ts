/** What the try page needs of the frame of all pages. The bots make the rest. */
import type { FramedPart } from '../pages.ts';

export const tryFrame: Omit<FramedPart, 'main' | 'status'> = {
  title: 'Try the bots',
  section: '/try',
  scripts: ['try.js'],
  styles: ['chat.css'],
};
