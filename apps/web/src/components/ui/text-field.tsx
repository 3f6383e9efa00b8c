import type { ComponentProps } from 'react';
import { cx } from '../../lib/ui/cx.ts';

type TextFieldProps = Omit<ComponentProps<'input'>, 'size'> & { readonly 'aria-label': string; readonly size?: 'small' | 'medium' };

/** One line of text in dialogs and bars. */
export const TextField = ({ className, size = 'medium', ...rest }: TextFieldProps) => (
  <input
    type="text" autoComplete="off" {...rest}
    className={cx(
      'min-w-0 rounded-xl border border-line transition placeholder:text-faint hover:border-faint aria-invalid:border-bad',
      size === 'small' ? 'h-9 bg-surface px-2.5 text-[0.8125rem]' : 'h-10 bg-paper px-3 text-sm', className,
    )}
  />
);
