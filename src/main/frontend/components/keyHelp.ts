import { useEffect } from "react";

/** A key, as it is written on it, and what it does. */
export type KeyMeaning = [key: string, meaning: string];

const shown = new Set<readonly KeyMeaning[]>();

/** Has keys explained by the page's keyboard help as long as the component is shown; the list must stay the same one. */
export function useKeyHelp(keys: readonly KeyMeaning[]): void {
  useEffect(() => {
    shown.add(keys);
    return () => void shown.delete(keys);
  }, [keys]);
}

/** All keys that do something now, each once. */
export function presentKeys(): KeyMeaning[] {
  const all = new Map([...shown].flat());
  return [...all];
}
