import { FitAddon } from "@xterm/addon-fit";
import { SearchAddon } from "@xterm/addon-search";
import { Unicode11Addon } from "@xterm/addon-unicode11";
import { WebLinksAddon } from "@xterm/addon-web-links";
import { Terminal } from "@xterm/xterm";
import "@xterm/xterm/css/xterm.css";
import type { ConnectionListener } from "./TerminalConnection";
import { codeFont, currentTheme, onThemeChange } from "./theme";

export interface ScreenOptions {
  fontSize: number;
  screenReader: boolean;
}

interface ScreenListener {
  typed: (text: string) => void;
  typedBytes: (bytes: Uint8Array) => void;
  resized: (rows: number, columns: number) => void;
  /** A key that is the page's and not the shell's; true when it was one. */
  key: (event: KeyboardEvent) => boolean;
}

/** What a terminal looks like: xterm.js in Jenkins' colours, as large as its place. Loaded only when a terminal is shown. */
export class Screen {
  private readonly terminal: Terminal;
  private readonly fit = new FitAddon();
  private readonly search = new SearchAddon();
  private readonly forgets: (() => void)[] = [];

  constructor(
    private readonly place: HTMLElement,
    options: ScreenOptions,
    listener: ScreenListener,
  ) {
    this.terminal = new Terminal({
      allowProposedApi: true,
      cursorBlink: true,
      fontFamily: codeFont(place),
      fontSize: options.fontSize,
      linkHandler: { activate: (_, address) => openLink(address) },
      minimumContrastRatio: 4.5,
      screenReaderMode: options.screenReader,
      scrollback: 10_000,
      theme: currentTheme(place),
    });
    this.terminal.loadAddon(this.fit);
    this.terminal.loadAddon(this.search);
    this.terminal.loadAddon(new WebLinksAddon((_, address) => openLink(address)));
    this.terminal.loadAddon(new Unicode11Addon());
    this.terminal.unicode.activeVersion = "11";
    this.terminal.onData(listener.typed);
    this.terminal.onBinary((text) => listener.typedBytes(Uint8Array.from(text, (character) => character.charCodeAt(0))));
    this.terminal.attachCustomKeyEventHandler((event) => event.type !== "keydown" || !listener.key(event));
    this.terminal.open(place);
    this.fit.fit();
    // After the first fit: nobody is there yet to hear of it, and `size` tells it.
    this.terminal.onResize(({ rows, cols }) => listener.resized(rows, cols));
    const observer = new ResizeObserver(() => requestAnimationFrame(() => this.fit.fit()));
    observer.observe(place);
    this.forgets.push(
      () => observer.disconnect(),
      onThemeChange(() => (this.terminal.options.theme = currentTheme(place))),
    );
  }

  get size(): { rows: number; columns: number } {
    return { rows: this.terminal.rows, columns: this.terminal.cols };
  }

  get selection(): string {
    return this.terminal.getSelection();
  }

  /** For a connection: where its output goes. */
  readonly output: Pick<ConnectionListener, "begin" | "output"> = {
    begin: () => this.terminal.reset(),
    output: (bytes) => this.terminal.write(bytes),
  };

  focus(): void {
    this.terminal.focus();
  }

  paste(text: string): void {
    this.terminal.paste(text);
  }

  apply({ fontSize, screenReader }: ScreenOptions): void {
    this.terminal.options.fontSize = fontSize;
    this.terminal.options.screenReaderMode = screenReader;
    this.fit.fit();
  }

  /** Selects the next or the previous place of a text; false when there is none. */
  find(text: string, backwards: boolean, incremental = false): boolean {
    return backwards ? this.search.findPrevious(text) : this.search.findNext(text, { incremental });
  }

  endFind(): void {
    this.search.clearDecorations();
    this.terminal.focus();
  }

  dispose(): void {
    this.forgets.forEach((forget) => forget());
    this.terminal.dispose();
    this.place.replaceChildren();
  }
}

/** Output can name any address: only those of the web are opened, and they learn nothing of this page. */
function openLink(address: string): void {
  if (/^https?:\/\//i.test(address)) {
    window.open(address, "_blank", "noopener,noreferrer");
  }
}
