import type { ThemeName } from '../kit/theme.ts';
import type { Picture } from '../picture.ts';

export const formats = { png: 'image/png', svg: 'image/svg+xml; charset=utf-8' } as const;
export type Format = keyof typeof formats;

/** What a worker is asked for. */
export interface Job {
  readonly picture: Picture;
  readonly theme: ThemeName;
  readonly format: Format;
}
