import { type ComponentType, lazy } from "react";

const RELOADED = "windflow-reloaded";
const NOT_AGAIN_WITHIN = 60_000;

/** A view whose code is loaded when it is shown for the first time: `view(() => import("../logs/LogsView"), "LogsView")`. */
export function view<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name): ComponentType {
  return lazy<ComponentType>(async () => ({ default: (await loadCode(load))[name] }));
}

/**
 * Loads a part of the program. When that fails, Jenkins has probably been updated since the page was opened and has the parts under
 * other names: the page is loaded anew, but not twice within a minute.
 */
export async function loadCode<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (failure) {
    const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
    if (Date.now() - last < NOT_AGAIN_WITHIN) {
      throw failure;
    }
    sessionStorage.setItem(RELOADED, String(Date.now()));
    location.reload();
    return new Promise(() => {});
  }
}
