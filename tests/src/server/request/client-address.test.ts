import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { clientAddress, clientNetwork, siteNetwork } from '../../../../src/server/request/client-address.ts';

const NEAREST = '10.0.0.1';
/** The parts of a request that concern addresses. */
const request = (forwarded?: string) =>
  ({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress: NEAREST } }) as unknown as IncomingMessage;

describe("the client's address", () => {
  it.each([
    ['no proxy is trusted', 0, '192.0.2.7', NEAREST],
    ['no proxy has forwarded it', 1, undefined, NEAREST],
    ['a proxy says so', 1, '192.0.2.7', '192.0.2.7'],
    ['the client lies to the proxy', 1, '203.0.113.9, 192.0.2.7', '192.0.2.7'],
    ['the outer of two proxies says so', 2, '192.0.2.7, 10.0.0.2', '192.0.2.7'],
    ['the client lies to the outer of two proxies', 2, '203.0.113.9, 192.0.2.7, 10.0.0.2', '192.0.2.7'],
    ['there are fewer proxies than trusted ones', 3, '192.0.2.7', '192.0.2.7'],
    ['the proxy adds a port', 1, '192.0.2.7:4711', '192.0.2.7'],
    ['the proxy adds a port to IPv6', 1, '[2001:db8::7]:4711', '2001:db8::7'],
    ['the proxy says nonsense', 1, 'unknown', NEAREST],
    ['the proxy says nothing', 1, ' , ', NEAREST],
  ])('is known when %s', (_what, proxies, forwarded, expected) => {
    expect(clientAddress(request(forwarded), proxies)).toBe(expected);
  });

  it.each([
    ['192.0.2.7', undefined],
    ['::ffff:192.0.2.7', undefined],
    ['2001:db8:1:2::7', '2001:db8:1::/48'],
    ['2001:db8:1:ffff::7', '2001:db8:1::/48'],
    ['unknown', undefined],
  ])('%s belongs to the site %s', (address, site) => {
    expect(siteNetwork(address)).toBe(site);
  });

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2::7', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::7', '2001:db8:1:2::/64'],
    ['2001:db8::7', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s belongs to %s', (address, subscriber) => {
    expect(clientNetwork(address)).toBe(subscriber);
  });
});
