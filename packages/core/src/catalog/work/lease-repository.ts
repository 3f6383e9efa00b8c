/** How a lease was found: held by who asked for it (and wanted by somebody else meanwhile), or by another. */
export type LeaseState = 'held' | 'wanted' | 'taken';

/** Remembers what one at a time may do, in whichever process and on whichever computer. */
export interface LeaseRepository {
  /**
   * Takes what nobody holds, or renews what this holder holds; a holder that has been silent for `leaseMs` milliseconds has lost it. Where another
   * holds it, that one learns at its next renewal that it is wanted.
   */
  takeLease(name: string, holder: string, leaseMs: number): LeaseState;
  /** Gives it back; what another holds by now stays. */
  dropLease(name: string, holder: string): void;
}
