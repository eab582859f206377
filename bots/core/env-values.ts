/** Forms of environment variables that several parts of the bots read. */
import { z } from 'zod';

/** A base URL without its trailing slash. */
export const baseUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .transform((url) => url.replace(/\/+$/, ''));

/** A secret that begins with `prefix`; `where` says where to find it. */
export const startsWith = (prefix: string, where: string) =>
  z.string().startsWith(prefix, `must start with ${prefix} (${where})`).optional();
