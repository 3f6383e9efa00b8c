import type { PowerSource, Telemetry } from '@frameseek/core';

/** How long what was read is believed: a laptop is unplugged by a hand. */
const READ_EVERY_MS = 30_000;

/** How a power source is asked. */
interface PowerOptions {
  /** Whether the computer runs on battery; rejects where the system does not say. */
  readonly read: () => Promise<boolean>;
  readonly telemetry: Telemetry;
  /** Milliseconds since 1970; absent: those of this computer. */
  readonly now?: () => number;
}

/** What was read last; it is read again in the background when somebody asks for what is older than half a minute. */
export const createPowerSource = ({ read, telemetry, now = Date.now }: PowerOptions): PowerSource => {
  let isOnBattery = false;
  let readAt = -Infinity;
  const refresh = async (): Promise<void> => {
    try {
      isOnBattery = await read();
    } catch (error) {
      isOnBattery = false;
      telemetry.log('warn', 'power.unknown', { error });
    }
  };
  return {
    isOnBattery: () => {
      if (now() - readAt >= READ_EVERY_MS) {
        readAt = now();
        void refresh();
      }
      return isOnBattery;
    },
  };
};
