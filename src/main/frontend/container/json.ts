import type { Json, JsonObject } from "./api";

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What is at a path, or undefined. */
export function at(value: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
}

/** A text at a path; empty when there is none. */
export function textAt(value: Json | undefined, ...path: string[]): string {
  const found = at(value, path);
  return typeof found === "string" ? found : typeof found === "number" ? String(found) : "";
}

/** A copy with something else at a path; undefined takes it away. */
export function put(object: JsonObject, path: readonly string[], value: Json | undefined): JsonObject {
  const [key, ...rest] = path as [string, ...string[]];
  const copy = { ...object };
  if (rest.length > 0) {
    const inner = copy[key];
    copy[key] = put(isObject(inner) ? inner : {}, rest, value);
  } else if (value === undefined) {
    delete copy[key];
  } else {
    copy[key] = value;
  }
  return copy;
}

/** The JSON merge patch (RFC 7396) that makes `after` of `before`. */
export function mergePatch(before: JsonObject, after: JsonObject): JsonObject {
  const patch: JsonObject = {};
  for (const key of Object.keys(before)) {
    if (!(key in after)) {
      patch[key] = null;
    }
  }
  for (const [key, value] of Object.entries(after)) {
    const former = before[key];
    if (same(former, value)) {
      continue;
    }
    patch[key] = isObject(former) && isObject(value) ? mergePatch(former, value) : value;
  }
  return patch;
}

/** Whether two values are the same, whatever the order of keys. */
export function same(one: Json | undefined, other: Json | undefined): boolean {
  return stable(one) === stable(other);
}

function stable(value: Json | undefined): string {
  if (isObject(value)) {
    return `{${Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${stable(value[key])}`)
      .join(",")}}`;
  }
  return Array.isArray(value) ? `[${value.map(stable).join(",")}]` : JSON.stringify(value ?? null);
}
