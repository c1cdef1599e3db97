import type { JsonObject } from "./api";
import { type Field, GROUPS } from "./fields";
import { at, mergePatch, put } from "./json";

/** What somebody has typed, by the path of the setting; settings that nobody touched are not in it. */
export type Draft = Readonly<Record<string, string>>;

export interface Fault {
  field: Field;
  sentence: string;
}

/** Names a field in a draft. */
export function keyOf(field: Field): string {
  return field.path.join("/");
}

/** What a form shows of a field. */
export function shown(field: Field, settings: JsonObject, draft: Draft): string {
  return draft[keyOf(field)] ?? field.kind.show(at(settings, field.path));
}

/** Whether somebody has changed a field. */
export function isChanged(field: Field, settings: JsonObject, draft: Draft): boolean {
  const typed = draft[keyOf(field)];
  return typed !== undefined && typed !== field.kind.show(at(settings, field.path));
}

/** Why a field cannot be taken as it is; null when it can. */
export function faultOf(field: Field, draft: Draft): string | null {
  const typed = draft[keyOf(field)];
  if (typed === undefined) {
    return null;
  }
  try {
    field.kind.read(typed);
    return null;
  } catch (failure) {
    return (failure as Error).message;
  }
}

export function faults(draft: Draft): Fault[] {
  return GROUPS.flatMap(({ fields }) => fields).flatMap((field) => {
    const sentence = faultOf(field, draft);
    return sentence === null ? [] : [{ field, sentence }];
  });
}

/** The settings with all that was typed. */
export function edited(settings: JsonObject, draft: Draft): JsonObject {
  return GROUPS.flatMap(({ fields }) => fields)
    .filter((field) => isChanged(field, settings, draft))
    .reduce((result, field) => put(result, field.path, field.kind.read(draft[keyOf(field)]!)), settings);
}

/** What was typed, as the edit that the API takes: absent is kept, null is taken away. */
export function editsOf(settings: JsonObject, draft: Draft): JsonObject {
  return mergePatch(settings, edited(settings, draft));
}
