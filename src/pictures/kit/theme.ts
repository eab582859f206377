/** Theme: the colors and sizes of pictures. Chat shows them at less than half of their width, so no text is smaller than `TEXT_MIN`. */

export const themeNames = ['light', 'dark'] as const;
export type ThemeName = (typeof themeNames)[number];

export interface Theme {
  readonly ground: string;
  readonly sunk: string;
  readonly line: string;
  /** For lines that carry data. */
  readonly edge: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly sea: string;
  readonly seaStrong: string;
  readonly onSea: string;
  readonly ochre: string;
  readonly ochreFill: string;
  readonly ochreWash: string;
}

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: {
    ...{ ground: '#FFFFFF', sunk: '#F1F4F5', line: '#DEE4E7', edge: '#84929B', ink: '#131F29', ink2: '#41505B', ink3: '#5B6973' },
    ...{ sea: '#0A5A6E', seaStrong: '#0A5A6E', onSea: '#FFFFFF', ochre: '#865100', ochreFill: '#BE7D12', ochreWash: '#FBF1DE' },
  },
  dark: {
    ...{ ground: '#0F1519', sunk: '#1B252B', line: '#28343B', edge: '#71818B', ink: '#E8EDF0', ink2: '#B6C2C9', ink3: '#93A1AA' },
    ...{ sea: '#73C6D6', seaStrong: '#1D7589', onSea: '#FFFFFF', ochre: '#EBBB62', ochreFill: '#EBBB62', ochreWash: '#2C2413' },
  },
};

export const WIDTH = 1200;
export const PADDING = 48;
export const RIGHT = WIDTH - PADDING;

export const TEXT_MIN = 22;
export const NAME_SIZE = 26;
export const TITLE_SIZE = 36;
