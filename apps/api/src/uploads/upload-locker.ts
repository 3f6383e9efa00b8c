import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ERRORS, type Lock, type Locker, type RequestRelease } from '@tus/server';
import type { LeaseRepository } from '@frameseek/core';

/** A server that has been silent for this long is dead, and another may go on with its uploads. */
const LEASE_MS = 5_000;
/** How often whoever receives an upload says so, and learns that another wants it. */
const RENEW_MS = 1_000;
/** How often whoever waits for it asks again. */
const LOOK_MS = 200;
/** How long one waits for whoever receives it to stop, as tus's own locker does. */
const PATIENCE_MS = 30_000;

/** Lets one request at a time at an upload, whichever server of the library it came to. Whoever receives it stops when another asks. */
export class UploadLocker implements Locker {
  readonly #leases: LeaseRepository;

  constructor(leases: LeaseRepository) {
    this.#leases = leases;
  }

  newLock(id: string): Lock {
    return new UploadLock(this.#leases, `upload/${id}`);
  }
}

class UploadLock implements Lock {
  readonly #leases: LeaseRepository;
  readonly #name: string;
  readonly #holder = randomUUID();
  #timer: NodeJS.Timeout | undefined;

  constructor(leases: LeaseRepository, name: string) {
    this.#leases = leases;
    this.#name = name;
  }

  async lock(signal: AbortSignal, stop: RequestRelease): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    while (this.#leases.takeLease(this.#name, this.#holder, LEASE_MS) === 'taken') {
      if (signal.aborted || performance.now() > until) throw Object.assign(new Error('The upload is being received by another request.'), ERRORS.ERR_LOCK_TIMEOUT);
      await sleep(LOOK_MS);
    }
    this.#timer = setInterval(() => {
      if (!this.#isOurs()) void stop();
    }, RENEW_MS);
  }

  async unlock(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.resolve(this.#leases.dropLease(this.#name, this.#holder));
  }

  /** Renews it; false when another wants it or has it, or when nobody can tell. */
  #isOurs(): boolean {
    try {
      return this.#leases.takeLease(this.#name, this.#holder, LEASE_MS) === 'held';
    } catch {
      // The catalog is away: what was received is kept, and goes on when it is back.
      return false;
    }
  }
}
