import { createCanvas } from '../kit/canvas.ts';
import type { Fonts } from '../kit/fonts.ts';
import type { Drawing } from '../kit/page.ts';
import { type ThemeName, themes } from '../kit/theme.ts';
import type { Picture } from '../picture.ts';
import { drawComparison } from './comparison.ts';
import { drawModalities } from './modalities.ts';
import { drawNeighbourhood } from './neighbourhood.ts';
import { drawScores } from './scores.ts';
import { drawTimeline } from './timeline.ts';

/** The same picture, theme and fonts give the same bytes. */
export function draw(picture: Picture, themeName: ThemeName, fonts: Fonts): Drawing {
  const canvas = createCanvas(fonts, themes[themeName]);
  switch (picture.form) {
    case 'neighbourhood':
      return drawNeighbourhood(canvas, picture);
    case 'comparison':
      return drawComparison(canvas, picture);
    case 'timeline':
      return drawTimeline(canvas, picture);
    case 'modalities':
      return drawModalities(canvas, picture);
    case 'scores':
      return drawScores(canvas, picture);
  }
}
