/** "1 stack", "3 stacks". */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : many}`;
}

/** The first characters of an id or digest, as Docker's own tools show them. */
export function shortId(id: string): string {
  return id.replace(/^sha256:/, "").slice(0, 12);
}

/*
 * Characters that show nothing themselves but change what others look like: controls (but for tab and line feed), marks and overrides of
 * writing direction (Unicode TR 9), zero-width characters and line separators.
 */
const INVISIBLE = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Text from outside with its tricks made visible: a name cannot be shown as another name. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (character) => `\u27e8U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}\u27e9`);
}
