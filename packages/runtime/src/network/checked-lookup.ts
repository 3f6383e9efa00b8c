import { lookup as resolveName, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Fault } from '@frameseek/core';

/** Whether an IP address may be connected to. */
export type MayConnect = (address: string) => boolean;

/** An address that is of this computer or its network, `host` as it is shown. */
export const privateAddress = (url: string, host: string): Fault =>
  new Fault('url/refused', { url, reason: `${host} is not of the open Internet, but of this computer or its network` });

/** Resolves a name and gives its numbers only when all of them may be asked; `url` is for the fault. */
export const checkedLookup = (url: string, mayConnect: MayConnect): LookupFunction => (name, options, done) => {
  resolveName(name, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const [first] = found ?? [];
    const wrong = found?.find(({ address }) => !mayConnect(address));
    if (error !== null || first === undefined) done(error ?? new Error(`${name} has no address`), '', 0);
    else if (wrong !== undefined) done(privateAddress(url, `${name} (${wrong.address})`), '', 0);
    else if (options.all === true) done(null, found);
    else done(null, first.address, first.family);
  });
};
