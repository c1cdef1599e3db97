import type { ITheme } from "@xterm/xterm";

/** Jenkins' colours for the sixteen of a terminal. */
const VARIABLES = {
  black: "--black",
  red: "--red",
  green: "--green",
  yellow: "--yellow",
  blue: "--blue",
  magenta: "--purple",
  cyan: "--cyan",
  white: "--white",
  brightBlack: "--text-color-secondary",
  brightRed: "--light-red",
  brightGreen: "--light-green",
  brightYellow: "--light-yellow",
  brightBlue: "--light-blue",
  brightMagenta: "--light-purple",
  brightCyan: "--light-cyan",
  brightWhite: "--text-color",
  background: "--background",
  foreground: "--text-color",
  cursor: "--accent-color",
  cursorAccent: "--background",
} as const;

/** The theme as Jenkins has it now. Its variables are expressions in any colour space; xterm takes red, green and blue. */
export function currentTheme(place: HTMLElement): ITheme {
  const probe = document.createElement("span");
  const canvas = document.createElement("canvas");
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  place.append(probe);
  const read = (variable: string): string => {
    probe.style.color = `var(${variable}, var(--text-color))`;
    const colour = getComputedStyle(probe).color;
    if (context === null) {
      return colour;
    }
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  };
  const theme: ITheme = Object.fromEntries(Object.entries(VARIABLES).map(([name, variable]) => [name, read(variable)]));
  probe.remove();
  // Transparent, so that the text stays readable in every theme.
  const selection = `${theme.cursor ?? ""}55`;
  return { ...theme, selectionBackground: selection, selectionInactiveBackground: selection };
}

/** The font of code in this Jenkins. */
export function codeFont(place: HTMLElement): string {
  const probe = document.createElement("span");
  probe.style.fontFamily = "var(--font-family-mono, monospace)";
  place.append(probe);
  const font = getComputedStyle(probe).fontFamily;
  probe.remove();
  return font;
}

/** Tells when the theme may have changed: by another choice of the user, or by the time of day. */
export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true });
  observer.observe(document.body, { attributes: true, attributeFilter: ["class", "style"] });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    dark.removeEventListener("change", changed);
  };
}
