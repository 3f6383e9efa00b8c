/** What the computer runs on. */
export interface PowerSource {
  /** Whether that is a battery, as of at most half a minute ago; false where it is not known. */
  isOnBattery(): boolean;
}
