import { expect, it } from "vitest";
import { pageKey } from "./keys";

const press = (key: string, held: Partial<Record<"ctrlKey" | "shiftKey" | "altKey" | "metaKey", boolean>> = {}) => pageKey({ key, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...held });

it("takes its own keys and leaves all others to the shell", () => {
  expect(press("F", { ctrlKey: true, shiftKey: true })).toBe("search");
  expect(press("c", { ctrlKey: true, shiftKey: true })).toBe("copy");
  expect(press("F6", { ctrlKey: true })).toBe("leave");
  expect(press("c", { ctrlKey: true })).toBeNull();
  expect(press("f")).toBeNull();
  expect(press("F6")).toBeNull();
  expect(press("f", { ctrlKey: true, shiftKey: true, altKey: true })).toBeNull();
});
