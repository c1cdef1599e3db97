import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { DurationBar } from "../format/history";
import { duration } from "../format/time";
import type { Tone } from "../format/tone";
import { themeColour } from "./themeColour";

const HEIGHT = 200;
const TONES: Record<Tone, string> = {
  good: "--success-color",
  attention: "--warning-color",
  bad: "--error-color",
  busy: "--accent-color",
  off: "--text-color-secondary",
  unknown: "--text-color-secondary",
};

/** Bars on a canvas that follows the width of its place and the colours of the theme. */
export class DurationsPlot {
  private plot: uPlot | null = null;
  private bars: DurationBar[] = [];
  private readonly resizes: ResizeObserver;
  private readonly scheme = matchMedia("(prefers-color-scheme: dark)");
  private readonly themes: MutationObserver;
  private readonly draw = () => this.show(this.bars);

  constructor(
    private readonly place: HTMLElement,
    private readonly open: (operation: string) => void,
  ) {
    this.resizes = new ResizeObserver(() => this.plot?.setSize({ width: this.width(), height: HEIGHT }));
    this.resizes.observe(place);
    this.scheme.addEventListener("change", this.draw);
    this.themes = new MutationObserver(this.draw);
    this.themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
  }

  show(bars: DurationBar[]): void {
    this.bars = bars;
    this.plot?.destroy();
    this.plot = new uPlot(this.options(bars), [bars.map((_, i) => i), bars.map(({ seconds }) => seconds)], this.place);
  }

  close(): void {
    this.resizes.disconnect();
    this.themes.disconnect();
    this.scheme.removeEventListener("change", this.draw);
    this.plot?.destroy();
  }

  private width(): number {
    return Math.max(200, this.place.clientWidth);
  }

  private options(bars: DurationBar[]): uPlot.Options {
    const text = themeColour("--text-color-secondary", this.place);
    const line = themeColour("--jenkins-border-color", this.place);
    const colours = bars.map(({ tone }) => themeColour(TONES[tone], this.place));
    const axis = { stroke: text, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 }, font: "12px sans-serif" };
    return {
      width: this.width(),
      height: HEIGHT,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: { x: { time: false, range: [-0.6, Math.max(0, bars.length - 1) + 0.6] }, y: { range: (_, __, most) => [0, Math.max(1, most * 1.1)] } },
      axes: [
        {
          ...axis,
          grid: { show: false },
          splits: () => bars.map((_, i) => i),
          values: (_, places) => places.map((i) => (places.length <= 12 || i % Math.ceil(places.length / 12) === 0 ? (bars[i]?.build ?? "") : "")),
        },
        { ...axis, size: 64, values: (_, seconds) => seconds.map((value) => (value === 0 ? "0 s" : duration(value * 1000))) },
      ],
      series: [
        {},
        {
          paths: uPlot.paths.bars!({
            size: [0.7, 48],
            disp: { fill: { unit: 3, values: () => colours }, stroke: { unit: 3, values: () => colours } },
          }),
          points: { show: false },
        },
      ],
      hooks: {
        ready: [(plot) => plot.over.addEventListener("click", () => this.openAt(plot.cursor.idx))],
        setCursor: [(plot) => (plot.over.title = this.tip(plot.cursor.idx))],
      },
    };
  }

  private openAt(index: number | null | undefined): void {
    const bar = index === null || index === undefined ? undefined : this.bars[index];
    if (bar !== undefined) {
      this.open(bar.id);
    }
  }

  private tip(index: number | null | undefined): string {
    const bar = index === null || index === undefined ? undefined : this.bars[index];
    return bar === undefined ? "" : bar.text;
  }
}
