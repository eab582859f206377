/** The log: JSON lines, or on a terminal lines that people can read. API keys and credentials are redacted wherever they occur. */
import { createRequire } from 'node:module';
import { isatty } from 'node:tty';
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { printNote } from './output.ts';

/** Where libraries put request headers. */
const HEADERS = ['authorization', '*.authorization', '*.headers.authorization', '*.*.headers.authorization'];

/** An API key in any text, including errors; its lookup part tells the operator which key it was. */
const KEY = /lmm_([0-9a-f]{12})_[\w-]{43}/g;

/** In JSON: an escaped backslash, an escaped control character, or a character that JSON leaves as it is. */
const UNSAFE_IN_JSON = /\\\\|\\u00[01][0-9a-f]|[\u007f-\u009f\p{Cf}\u2028\u2029]/gu;

/** Control characters stay escaped when the JSON is turned into text for a terminal. */
const keepEscaped = (line: string): string =>
  line.replace(UNSAFE_IN_JSON, (found) => {
    if (found === '\\\\') return found;
    if (found.startsWith('\\')) return `\\${found}`;
    return Array.from({ length: found.length }, (_, at) => `\\\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
  });

/** `to` is a file descriptor or a stream; the lines are for people if the descriptor is a terminal. */
export function openLog(options: LoggerOptions, to: 1 | 2 | DestinationStream = 1, pretty = typeof to === 'number' && isatty(to)): Logger {
  const redacted = (line: string) => line.replace(KEY, 'lmm_$1_[redacted]');
  const stream = typeof to === 'number' ? openDescriptor(to) : to;
  return pino(
    {
      ...options,
      redact: { paths: HEADERS, censor: '[redacted]' },
      hooks: { streamWrite: pretty ? (line) => keepEscaped(redacted(line)) : redacted },
    },
    pretty ? prettyStream(stream) : stream,
  );
}

/** Loads its package when it's used: only terminals need it, and it takes longer to load than the rest of the log. */
function prettyStream(stream: DestinationStream): DestinationStream {
  const { isColorSupported, prettyFactory } = createRequire(import.meta.url)('pino-pretty') as typeof import('pino-pretty');
  const format = prettyFactory({ colorize: isColorSupported, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' });
  return { write: (line) => stream.write(format(line)) };
}

/** A log that can't be written, on a full disk for example, doesn't stop the server. */
function openDescriptor(descriptor: 1 | 2): DestinationStream {
  let reported = false;
  return pino.destination({ dest: descriptor, sync: true }).on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && !reported) printNote(`Cannot write the log: ${error.message}.`);
    reported = true;
  });
}
