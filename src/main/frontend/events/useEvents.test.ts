import { describe, expect, it } from "vitest";
import { type EngineEvent, keep, WINDOW } from "./useEvents";

const event = (number: number): EngineEvent => ({ number, time: "2026-01-01T00:00:00Z", type: "container", action: "start", id: "1", name: "web", attributes: {} });
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => event(from + at));
const numbers = ({ events }: { events: EngineEvent[] }) => events.map(({ number }) => number);

describe("events that are kept", () => {
  it("are each there once, in order", () => {
    const some = keep({ events: [], dropped: 0 }, range(1, 3));
    expect(numbers(keep(some, range(2, 5)))).toEqual([1, 2, 3, 4, 5]);
  });

  it("go, oldest first, beyond the window", () => {
    const many = keep({ events: range(1, WINDOW), dropped: 0 }, range(WINDOW + 1, WINDOW + 5));
    expect(many.events).toHaveLength(WINDOW);
    expect(many.dropped).toBe(5);
    expect(numbers(many)[0]).toBe(6);
  });

  it("stay in order when the count begins anew", () => {
    const again = keep({ events: range(7, 9), dropped: 0 }, range(1, 2));
    expect(numbers(again)).toEqual([-2, -1, 0, 1, 2]);
  });
});
