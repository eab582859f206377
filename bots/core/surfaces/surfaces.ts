import type { Surfaces } from '../contract/surfaces.ts';
import { createHome, type HomeOptions } from './home.ts';
import { createPrompts } from './prompts.ts';
import { createScheduleValues } from './schedule-values.ts';
import { createWelcome, type WelcomeOptions } from './welcome.ts';

export type SurfacesOptions = HomeOptions & Omit<WelcomeOptions, 'isOn'> & { readonly welcomes: boolean };

export const createSurfaces = ({ welcomes, ...options }: SurfacesOptions): Surfaces => ({
  home: createHome(options),
  welcome: createWelcome({ ...options, isOn: welcomes }),
  prompts: createPrompts(options),
  scheduleValues: createScheduleValues(options),
});
