import { lookup as byDns, type LookupAddress } from 'node:dns';
import { BlockList, type LookupFunction } from 'node:net';

/** Networks in which no platform has its address: private ones, the machine itself, the services of the cloud (RFC 6890). */
const IPV4 = `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
  192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4`;
const IPV6 = `::/96 ::ffff:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 fc00::/7 fe80::/10
  ff00::/8`;

function listOf(nets: string, family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const net of nets.split(/\s+/)) {
    const [address = '', prefix] = net.split('/');
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

const ipv4 = listOf(IPV4, 'ipv4');
const ipv6 = listOf(IPV6, 'ipv6');

export function isInternal({ address, family }: LookupAddress): boolean {
  return family === 6 ? ipv6.check(address, 'ipv6') : ipv4.check(address, 'ipv4');
}

/** A name leads to an internal address. */
export class InternalAddress extends Error {}

/** Looks up a name for the connection itself, so that the name cannot lead elsewhere after the check. */
export function outside(resolve: typeof byDns = byDns): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const [first] = addresses;
      if (!first || addresses.some(isInternal)) return callback(new InternalAddress(), '');
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
