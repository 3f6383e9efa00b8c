import type { ComponentProps } from 'react';
import { cx } from '../../lib/ui/cx.ts';

type Size = 'small' | 'medium' | 'large';
type Look = 'primary' | 'plain' | 'quiet' | 'danger';

const LOOKS: Readonly<Record<Look, string>> = {
  primary: 'bg-ink text-paper hover:opacity-85',
  plain: 'border border-line bg-surface text-ink hover:bg-sunken',
  quiet: 'text-soft hover:bg-sunken hover:text-ink',
  danger: 'bg-bad text-paper hover:opacity-85',
};

const SIZES: Readonly<Record<Size, { readonly text: string; readonly icon: string }>> = {
  small: { text: 'h-8 px-3 text-[0.8125rem]', icon: 'size-8' },
  medium: { text: 'h-10 px-4 text-sm', icon: 'size-10' },
  large: { text: 'h-12 px-5 text-[0.95rem]', icon: 'size-12' },
};

interface ButtonLook {
  readonly look?: Look;
  readonly size?: Size;
  /** Square, for a lone icon; needs an `aria-label`. */
  readonly icon?: boolean;
}

/** The classes of a button, for links that look like one. */
export const buttonClass = ({ look = 'plain', size = 'medium', icon = false }: ButtonLook = {}): string =>
  cx(
    'inline-flex shrink-0 items-center justify-center gap-2 rounded-xl font-medium whitespace-nowrap transition',
    'disabled:opacity-50 [&_svg]:size-4.5 [&_svg]:shrink-0',
    SIZES[size][icon ? 'icon' : 'text'],
    LOOKS[look],
  );

/** A button of type `button`, unless told otherwise. */
export function Button({ look = 'plain', size = 'medium', icon = false, className, ...rest }: ComponentProps<'button'> & ButtonLook) {
  return <button type="button" {...rest} className={cx(buttonClass({ look, size, icon }), className)} />;
}
