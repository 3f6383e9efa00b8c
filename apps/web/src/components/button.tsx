import type { ComponentProps } from 'react';
import { cx } from '../lib/cx.ts';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';

const LOOKS: Readonly<Record<Look, string>> = {
  primary: 'bg-ink text-paper hover:opacity-85',
  plain: 'border border-line bg-surface text-ink hover:bg-sunken',
  quiet: 'text-soft hover:bg-sunken hover:text-ink',
  danger: 'bg-bad text-paper hover:opacity-85',
};

interface ButtonLook {
  readonly look?: Look;
  /** Square, for a lone icon; needs an `aria-label`. */
  readonly icon?: boolean;
}

/** The classes of a button, for links that look like one. */
export const buttonClass = ({ look = 'plain', icon = false }: ButtonLook = {}): string =>
  cx(
    'inline-flex h-10 shrink-0 items-center justify-center gap-2 rounded-xl text-sm font-medium whitespace-nowrap transition',
    'disabled:opacity-50 [&_svg]:size-4.5 [&_svg]:shrink-0',
    icon ? 'w-10' : 'px-4',
    LOOKS[look],
  );

export function Button({ look, icon, className, ...rest }: ComponentProps<'button'> & ButtonLook) {
  const looks = { ...(look ? { look } : {}), ...(icon === undefined ? {} : { icon }) };
  return <button type="button" {...rest} className={cx(buttonClass(looks), className)} />;
}
