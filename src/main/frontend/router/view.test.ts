// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { loadCode } from "./view";

const gone = () => Promise.reject(new TypeError("Failed to fetch dynamically imported module"));

describe("code that is loaded when it is wanted", () => {
  const reload = vi.spyOn(location, "reload").mockImplementation(() => {});

  beforeEach(() => {
    vi.useFakeTimers();
    sessionStorage.clear();
  });

  afterEach(() => {
    vi.useRealTimers();
    reload.mockClear();
  });

  it("is given as it is", async () => {
    expect(await loadCode(() => Promise.resolve("code"))).toBe("code");
    expect(reload).not.toHaveBeenCalled();
  });

  it("has the page loaded anew when it is gone, but not again and again", async () => {
    void loadCode(gone);
    await vi.advanceTimersByTimeAsync(1);
    expect(reload).toHaveBeenCalledOnce();
    await expect(loadCode(gone)).rejects.toThrow("Failed to fetch");
    expect(reload).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(61_000);
    void loadCode(gone);
    await vi.advanceTimersByTimeAsync(1);
    expect(reload).toHaveBeenCalledTimes(2);
  });
});
