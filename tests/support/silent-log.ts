/** A log that says nothing. */
import { pino } from 'pino';

export const silentLog = pino({ level: 'silent' });
