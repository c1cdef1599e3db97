import { expect, it } from "vitest";
import type { Image } from "./api";
import { imageName, usesOf } from "./names";

const IMAGE: Image = { id: "sha256:0123456789abcdef", tags: [], digests: [], created: "", size: 1, labels: {}, dangling: true, containers: [] };

it("calls an image by what is left of its names", () => {
  expect(imageName({ ...IMAGE, tags: ["app:1", "app:2"] })).toBe("app:1");
  expect(imageName({ ...IMAGE, digests: ["registry/app@sha256:1"] })).toBe("registry/app (no tag)");
  expect(imageName(IMAGE)).toBe("0123456789ab");
});

it("says what an image is good for", () => {
  expect(usesOf(IMAGE)).toEqual(["unused", "dangling"]);
  expect(usesOf({ ...IMAGE, dangling: false, containers: [{ id: "1", name: "web", state: "running", stack: "", service: "" }] })).toEqual(["used"]);
});
