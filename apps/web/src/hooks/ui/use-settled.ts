'use client';

import { useEffect, useState } from 'react';

/** A value once it has not changed for so many milliseconds: what is typed is not asked about letter by letter. */
export const useSettled = <Value extends string>(value: Value, ms: number): Value => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
};
