'use client';

import { useEffect, useRef } from 'react';

/** Esc anywhere, unless somebody needs it first: what is typed in, or lies above the page. */
export function useEscape(onEscape: () => void): void {
  const latest = useRef(onEscape);
  useEffect(() => {
    latest.current = onEscape;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTyped(event.target)) return;
      if (document.querySelector('dialog[open], [role=menu], [role=dialog]') !== null) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

/** A field that holds something clears itself first. */
const isTyped = (target: EventTarget | null): boolean =>
  (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.type !== 'checkbox' && target.value !== '';
