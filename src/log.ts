/** The log: JSON lines in which API keys and credentials are redacted, wherever they come from. */
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

/** Where libraries put the headers of a request. */
const HEADERS = ['authorization', '*.authorization', '*.headers.authorization', '*.*.headers.authorization'];

/** An API key in any text, also within an error; its lookup part tells the operator which one it was. */
const KEY = /lmm_([0-9a-f]{12})_[\w-]{43}/g;

export const openLog = (options: LoggerOptions, destination?: DestinationStream): Logger =>
  pino(
    {
      ...options,
      redact: { paths: HEADERS, censor: '[redacted]' },
      hooks: { streamWrite: (line) => line.replace(KEY, 'lmm_$1_[redacted]') },
    },
    destination ?? pino.destination(1),
  );
