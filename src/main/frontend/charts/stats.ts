import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { themeColour } from "./themeColour";

const HEIGHT = 180;
/** Seconds that are shown. */
const WINDOW = 300;
const COLOURS = ["--accent-color", "--warning-color"];

/** A line over time. */
export interface Line {
  name: string;
  /** Null where nothing is known. */
  values: (number | null)[];
}

/** Lines over the last minutes on a canvas that follows the width of its place and the colours of the theme. */
export class StatsPlot {
  private plot: uPlot | null = null;
  private data: uPlot.AlignedData = [[]];
  private names: string[] = [];
  private readonly resizes: ResizeObserver;
  private readonly scheme = matchMedia("(prefers-color-scheme: dark)");
  private readonly themes: MutationObserver;
  private readonly draw = () => this.build();

  /** @param text writes a value of the upright axis */
  constructor(
    private readonly place: HTMLElement,
    private readonly text: (value: number) => string,
  ) {
    this.resizes = new ResizeObserver(() => this.plot?.setSize({ width: this.width(), height: HEIGHT }));
    this.resizes.observe(place);
    this.scheme.addEventListener("change", this.draw);
    this.themes = new MutationObserver(this.draw);
    this.themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
  }

  /** @param times in seconds since 1970 */
  show(times: number[], lines: Line[]): void {
    this.data = [times, ...lines.map(({ values }) => values)];
    const names = lines.map(({ name }) => name);
    if (this.plot === null || names.join() !== this.names.join()) {
      this.names = names;
      this.build();
    } else {
      this.plot.setData(this.data);
    }
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

  private build(): void {
    this.plot?.destroy();
    const text = themeColour("--text-color-secondary", this.place);
    const line = themeColour("--jenkins-border-color", this.place);
    const axis = { stroke: text, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 }, font: "12px sans-serif" };
    this.plot = new uPlot(
      {
        width: this.width(),
        height: HEIGHT,
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false } },
        scales: { x: { range: (_, __, last) => [last - WINDOW, last] }, y: { range: (_, __, most) => [0, most > 0 ? most * 1.15 : 1] } },
        axes: [{ ...axis, space: 90, values: (_, times) => times.map((time) => new Date(time * 1000).toLocaleTimeString()) }, { ...axis, size: 72, values: (_, values) => values.map((value) => this.text(value)) }],
        series: [
          {},
          ...this.names.map((name, number) => ({ label: name, stroke: themeColour(COLOURS[number % COLOURS.length]!, this.place), width: 2, points: { show: false } })),
        ],
      },
      this.data,
      this.place,
    );
  }
}
