'use client';

import { useEffect, useRef, useState } from 'react';

/** Milliseconds that the pointer rests before it counts: passing over a list starts nothing. */
const REST_MS = 150;

/** Whether a pointer or the keyboard rests on something; never where the reader wants no motion. */
export function useHoverIntent() {
  const [rests, setRests] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const start = (): void => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setRests(true), REST_MS);
  };
  const end = (): void => {
    clearTimeout(timer.current);
    setRests(false);
  };
  return { rests, handlers: { onPointerEnter: start, onPointerLeave: end, onFocus: start, onBlur: end } };
}
