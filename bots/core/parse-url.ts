/** Reads addresses. */

/** The address in parts; undefined if it is none. Node 20's optimised `URL.canParse` can refuse addresses with letters such as `ü`. */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
