/** Lines of `name=value` as a map; empty lines count for nothing, and what has no equals sign has an empty value. */
export function parsePairs(text: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const line of text.split("\n")) {
    const equals = line.indexOf("=");
    const name = (equals < 0 ? line : line.slice(0, equals)).trim();
    if (name !== "") {
      pairs[name] = equals < 0 ? "" : line.slice(equals + 1).trim();
    }
  }
  return pairs;
}
