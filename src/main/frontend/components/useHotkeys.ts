import { useEffect, useEffectEvent } from "react";

/** Keys of the page, pressed outside of any field and without Ctrl, Alt or Meta. */
export function useHotkeys(actions: Record<string, () => void>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const action = actions[event.key];
    if (action && !event.defaultPrevented && !event.ctrlKey && !event.altKey && !event.metaKey && !isField(event.target)) {
      event.preventDefault();
      action();
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select, dialog *"));
}
