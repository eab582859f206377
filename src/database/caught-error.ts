/** Caught errors: what a driver or the operating system threw, read without relying on its shape. */

/** The `code` of a system error (`EACCES`) or of a PostgreSQL error (`28P01`). */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Object && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

const MAX_LENGTH = 300; // Every PostgreSQL message is shorter; minified source that ends up in a message is longer.

/** One line for people, without the final period. */
export function errorMessage(error: unknown): string {
  const text = error instanceof Error && error.message !== '' ? error.message : (errorCode(error) ?? String(error));
  const line = text.replaceAll(/\s+/g, ' ').trim().slice(0, MAX_LENGTH);
  return line.replace(/\.$/, '');
}
