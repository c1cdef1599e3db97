import { describe, expect, it } from "vitest";
import { type Entry, rank } from "./rank";

const entry = (kind: string, title: string, place = "local"): Entry => ({ id: `${kind} ${title} ${place}`, kind, title, place });
const ENTRIES = [entry("Page", "Containers"), entry("Container", "shop-web-1"), entry("Container", "web"), entry("Container", "web", "prod"), entry("Action", "Restart web")];
const titles = (text: string) => rank(ENTRIES, text).map(({ title, place }) => `${title}@${place}`);

describe("the palette", () => {
  it("shows everything in its own order before anything is typed", () => {
    expect(titles("")).toHaveLength(5);
    expect(titles("")[0]).toBe("Containers@local");
  });

  it("finds what has every word, in the title, the kind or the place", () => {
    expect(titles("web prod")).toEqual(["web@prod"]);
    expect(titles("action web")).toEqual(["Restart web@local"]);
    expect(titles("nothing")).toEqual([]);
  });

  it("has what is called so first, then what begins so", () => {
    expect(titles("web")).toEqual(["web@local", "web@prod", "shop-web-1@local", "Restart web@local"]);
    expect(titles("shop")[0]).toBe("shop-web-1@local");
  });

  it("shows no more than one can read", () => {
    expect(rank(Array.from({ length: 500 }, (_, number) => entry("Container", `c${number}`)), "c")).toHaveLength(40);
  });
});
