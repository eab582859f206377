/** The one writer of commands: what it prints can't control the terminal, and a reader that has left ends nothing but the printing. */
import { SetupError } from './errors.ts';

/** Characters that move the cursor, reverse the text or can't be seen. */
const UNSAFE = /[^\P{C}\n\t]|[\u2028\u2029]/gu;

const escapeCharacter = (character: string): string =>
  Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

/** The text with its unsafe characters written as escapes, such as `\u001b`. */
export const printable = (text: string): string => text.replace(UNSAFE, escapeCharacter);

/** JSON that stays the same value: unsafe characters occur only in its strings, where escapes mean them. */
export const printableJson = (value: unknown, indent: number): string => printable(JSON.stringify(value, null, indent));

type Stream = 'stdout' | 'stderr';

/** For everything but results: the listeners of `watchOutput` report what can't be written. */
const print = (to: Stream, text: string): void => void process[to].write(`${printable(text)}\n`);

export const printLine = (text: string): void => print('stdout', text);
export const printStatus = (text: string): void => print('stdout', `lmm: ${text}`);
/** For standard error, where notes don't mix with results. */
export const printNote = (text: string): void => print('stderr', `lmm: ${text}`);
export const printError = (text: string): void => print('stderr', text);

/** For parts that end their lines themselves. */
export const writeText = (to: Stream, text: string): void => void process[to].write(printable(text));
/** For text that has its own styles and is clean already. */
export const writeStyled = (text: string): void => void process.stdout.write(text);

/** Prints what can't be repeated. Rejects with SetupError if it doesn't arrive. */
export const printOnce = (text: string): Promise<void> =>
  new Promise((resolve, reject) =>
    process.stdout.write(`${printable(text)}\n`, (error) => {
      if (error == null) return resolve();
      reportedByCaller.add(error);
      reject(new SetupError(`Cannot write to standard output: ${error.message}.`, { cause: error }));
    }),
  );

const reportedByCaller = new WeakSet<Error>();

/**
 * Without a listener, a failed write would end the process with a stack trace. The reader of a pipe may stop early, as `head` does,
 * which is not a failure. A full disk is one: it is reported once, with exit code 1.
 */
export function watchOutput(): void {
  let reported = false;
  for (const stream of ['stdout', 'stderr'] as const) {
    process[stream].on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || error.code === 'EOF' || reportedByCaller.has(error)) return;
      process.exitCode = 1;
      if (reported) return;
      reported = true;
      if (stream === 'stdout') printNote(`Cannot write to standard output: ${error.message}.`);
    });
  }
}
