import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface MessageProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
  /** What can be done about it. */
  readonly actions?: ReactNode;
  readonly alert?: boolean;
}

/** A page, or a part of one, that has nothing to show and says why. */
export function Message({ icon: Icon, title, children, actions, alert = false }: MessageProps) {
  return (
    <div role={alert ? 'alert' : undefined} className="mx-auto flex max-w-lg flex-col items-center px-4 py-16 text-center sm:py-24">
      <span className="mb-5 grid size-14 place-items-center rounded-2xl border border-line bg-surface shadow-sm">
        <Icon aria-hidden className="size-6 text-soft" />
      </span>
      <h1 className="text-xl font-semibold tracking-tight text-balance">{title}</h1>
      {children !== undefined && <div className="mt-2 text-[0.95rem] text-pretty text-soft">{children}</div>}
      {actions !== undefined && <div className="mt-6 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
