import type { SettingView } from '@frameseek/core';

/** What every field of a setting is given. */
export interface FieldProps {
  readonly setting: SettingView;
  readonly disabled: boolean;
  readonly invalid: boolean;
  /** Element that says what is wrong. */
  readonly describedBy: string;
  /** A new value; empty: what counts where nothing is set. */
  readonly onChange: (value: string) => void;
}
