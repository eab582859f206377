/** The network address of a client without a key. */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * The address that the outermost of `trustedProxies` proxies saw. Clients can forge the addresses further left in X-Forwarded-For,
 * so they are ignored. Without trusted proxies the whole header is ignored.
 */
export function clientAddress({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const peerAddress = socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return peerAddress;
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const hops = [...forwarded.map((hop) => hop.trim()).filter((hop) => hop !== ''), peerAddress];
  const forwardedAddress = withoutPort(hops.at(-1 - trustedProxies) ?? hops[0] ?? peerAddress);
  return isIP(forwardedAddress) === 0 ? peerAddress : forwardedAddress;
}

/** Some proxies write `192.0.2.1:4711` and `[2001:db8::1]:4711`. */
const withoutPort = (hop: string): string => /^\[(.+)\](?::\d+)?$/.exec(hop)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(hop)?.[1] ?? hop;

/** The network of an address: with IPv6 one subscriber has a whole /64, and could otherwise use a new address for each request. */
export function clientNetwork(address: string): string {
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  return mapped ?? `${groupsOf(address).slice(0, 4).join(':')}::/64`;
}

/** The network of a site: providers give one subscriber up to 65,536 networks of their own. Undefined for IPv4. */
export function siteNetwork(address: string): string | undefined {
  if (!address.includes(':') || isMapped(address)) return undefined;
  return `${groupsOf(address).slice(0, 3).join(':')}::/48`;
}

/** An IPv4 address as IPv6 writes it. */
const isMapped = (address: string): boolean => /^::ffff:\d+(?:\.\d+){3}$/i.test(address);

/** The eight groups of an IPv6 address, with those that `::` stands for. */
function groupsOf(address: string): string[] {
  const [left = [], right = []] = address.split('%')[0]?.split('::').map(splitGroups) ?? [];
  return [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0'), ...right];
}

const splitGroups = (part: string): string[] =>
  part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16).toString(16));
