import { lookup as byDns, type LookupAddress } from 'node:dns';
import { BlockList, type LookupFunction } from 'node:net';

/** Networks in which nobody outside has their address: private ones, the machine itself, the services of the cloud (RFC 6890). */
const INTERNAL = `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
  192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
  ::/96 ::ffff:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 fc00::/7 fe80::/10 ff00::/8`;

/**
 * Whether an address lies in one of some networks, such as `10.0.0.0/8`. The two families have a list each: in a common one every IPv4
 * address is found in `::ffff:0:0/96`.
 */
function inNetworks(nets: readonly string[]): (one: LookupAddress) => boolean {
  const lists = { 4: new BlockList(), 6: new BlockList() };
  for (const net of nets) {
    const [address = '', prefix] = net.split('/');
    if (address.includes(':')) lists[6].addSubnet(address, Number(prefix), 'ipv6');
    else lists[4].addSubnet(address, Number(prefix), 'ipv4');
  }
  return ({ address, family }) => (family === 6 ? lists[6].check(address, 'ipv6') : lists[4].check(address, 'ipv4'));
}

export const isInternal = inNetworks(INTERNAL.split(/\s+/));

/** A name leads to an internal address. */
export class InternalAddress extends Error {}

/**
 * Looks up a name for the connection itself, so that the name cannot lead elsewhere after the check.
 * @param allowed internal networks in which an address may lie nevertheless
 */
export function outside({
  resolve = byDns,
  allowed = [],
}: {
  resolve?: typeof byDns;
  allowed?: readonly string[];
} = {}): LookupFunction {
  const isAllowed = inNetworks(allowed);
  const isRefused = (one: LookupAddress) => isInternal(one) && !isAllowed(one);
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const [first] = addresses;
      if (!first || addresses.some(isRefused)) return callback(new InternalAddress(), '');
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
