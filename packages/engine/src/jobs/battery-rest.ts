import type { EngineParts } from '../engine-parts.ts';

/** Whether the queue of videos rests because this computer runs on battery. */
export interface BatteryRest {
  rests(): boolean;
  /** Work is done now, once: until the computer is plugged in, after which it rests again. */
  workNow(): void;
}

/** Rests on battery where the settings have it so now. */
export const createBatteryRest = ({ settings, power }: Pick<EngineParts, 'settings' | 'power'>): BatteryRest => {
  let isAsked = false;
  const isOnBattery = (): boolean => settings.indexOnBattery === false && (power?.isOnBattery() ?? false);
  return {
    rests: () => {
      isAsked &&= isOnBattery();
      return !isAsked && isOnBattery();
    },
    workNow: () => { isAsked = isOnBattery(); },
  };
};
