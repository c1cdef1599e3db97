import { Text } from "@codemirror/state";
import { expect, it } from "vitest";
import { rangeOf } from "./positions";

const TEXT = Text.of(["services:", "  web:", "    image: busybox:1", "    \"two words\": x", ""]);
const found = (line: number, column: number) => {
  const { from, to } = rangeOf(TEXT, { line, column });
  return TEXT.sliceString(from, to);
};

it("means the word at a place", () => {
  expect(found(2, 3)).toBe("web");
  expect(found(3, 12)).toBe("busybox");
  expect(found(4, 5)).toBe('"two words"');
});

it("means the whole line where only that is known", () => {
  expect(found(3, 0)).toBe("    image: busybox:1");
});

it("stays in a text that has become shorter", () => {
  expect(rangeOf(TEXT, { line: 40, column: 2 })).toEqual({ from: TEXT.length, to: TEXT.length });
  expect(found(1, 400)).toBe("services:");
});
