import { visible } from "./text";

/** "other-controller" and "ROLLED_BACK" as words: "Other controller", "Rolled back". */
export function words(name: string): string {
  const text = visible(name).replaceAll(/[-_]/g, " ").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
