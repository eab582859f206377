/** Whether a URL is safe to follow: it opens a document or mail, and can't run a script. */

/** Browsers ignore white space and control characters before and within a scheme. */
export function isSafeUrl(url: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters can hide a scheme
  const scheme = /^([^/?#:]*):/.exec(url.replace(/[\u0000-\u0020\u007f-\u00a0]/g, ''))?.[1];
  return scheme === undefined || /^(https?|mailto)$/i.test(scheme);
}
