/** Refusal limit: how many requests of one address the routes beside the API may refuse, such as deliveries without a signature. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendText } from '../../routing/send-text.ts';
import { clientAddress, clientNetwork } from './client-address.ts';
import type { RateLimit } from './rate-limit.ts';

const REFUSED: readonly number[] = [401, 403, 413];

/** Answers 429 and returns true if too many requests of this address were refused; counts this one if it is refused as well. */
export type RefusalLimit = (request: IncomingMessage, response: ServerResponse) => boolean;

export const createRefusalLimit =
  (rateLimit: RateLimit, trustedProxies: number): RefusalLimit =>
  (request, response) => {
    const address = clientNetwork(clientAddress(request, trustedProxies));
    const { wait } = rateLimit.look(address);
    if (wait !== null) {
      sendText(response, 429, 'Too many requests of your address were refused.', { 'retry-after': String(Math.ceil(wait.ms / 1000)) });
      return true;
    }
    response.once('finish', () => void (REFUSED.includes(response.statusCode) && rateLimit.take(address)));
    return false;
  };
