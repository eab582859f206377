/** Runs once after all test files. */
import { dropTemplates } from './engines.ts';

export const teardown = dropTemplates;
