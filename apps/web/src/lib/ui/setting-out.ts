/** Milliseconds in which a page that somebody asked for is waited for. */
const PATIENCE_MS = 10_000;
let since = -Infinity;

/** Somebody goes to another page now, whose answer may take a while. */
export const setOut = (): void => {
  since = performance.now();
};

/**
 * Whether somebody is on the way to another page. Whoever writes to the address then keeps them here: Next.js takes it for a step of
 * theirs, and gives up the one before.
 */
export const isSettingOut = (): boolean => performance.now() - since < PATIENCE_MS;

/** Listens for links to other pages until the returned function is called. */
export const watchLinks = (): (() => void) => {
  const onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const opensElsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link?.target === '_blank' || link?.hasAttribute('download');
    if (link !== null && !opensElsewhere && link.origin === location.origin && link.pathname !== location.pathname) setOut();
  };
  document.addEventListener('click', onClick);
  return () => document.removeEventListener('click', onClick);
};
