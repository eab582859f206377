/** The log: JSON lines with API keys and credentials redacted wherever they occur. */
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

/** Where libraries put request headers. */
const HEADERS = ['authorization', '*.authorization', '*.headers.authorization', '*.*.headers.authorization'];

/** An API key in any text, including errors; its lookup part tells the operator which key it was. */
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
