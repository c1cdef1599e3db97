import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, vi } from "vitest";
import type { Api } from "../api/Api";
import { AppContext } from "../AppContext";
import type { LiveClient, TopicListener } from "../live/LiveClient";
import type { LiveStatus } from "../live/protocol";
import type { Permission, Shell } from "../shell";
import { Urls } from "../urls";
import { environment } from "./samples";
import { View } from "../views/View";

interface Options extends Partial<Omit<Shell, "permissions">> {
  /** Address of one of Windflow's pages, below /jenkins/windflow/: "environment/local/stacks/". */
  path?: string;
  permissions?: Permission[];
}

/** A page of the application in the test's document, with answers and events that the test gives. */
export class Page {
  readonly api = {
    get: vi.fn<(path: string) => Promise<unknown>>(),
    post: vi.fn<(path: string, body?: unknown) => Promise<Response>>(),
    environments: vi.fn<Api["environments"]>().mockResolvedValue({ environments: [environment("local")] }),
    stacks: vi.fn<Api["stacks"]>(),
    revisions: vi.fn<Api["revisions"]>(),
    revisionDiff: vi.fn<Api["revisionDiff"]>(),
    submitRevision: vi.fn<Api["submitRevision"]>(),
    operations: vi.fn<Api["operations"]>().mockResolvedValue({ operations: [], undecided: [] }),
    operation: vi.fn<Api["operation"]>(),
    buildOperation: vi.fn<Api["buildOperation"]>(),
    history: vi.fn<Api["history"]>().mockResolvedValue({ deployments: [], before: null }),
    cancel: vi.fn<Api["cancel"]>().mockResolvedValue(),
    recover: vi.fn<Api["recover"]>().mockResolvedValue(),
    testConnection: vi.fn<Api["testConnection"]>(),
  };
  readonly listeners = new Map<string, TopicListener>();
  private status: LiveStatus = "live";
  private readonly element = document.createElement("div");
  private root: Root | null = null;

  constructor(private readonly options: Options) {
    open.push(this);
    document.body.append(this.element);
  }

  async show(): Promise<void> {
    const { path, permissions = ["view"], ...data } = this.options;
    const shell: Shell = { view: "pages", rootUrl: "/jenkins", user: "tester", operations: [], buildUrl: "", jobUrl: "", ...data, permissions: new Set(permissions) };
    if (path !== undefined) {
      history.replaceState(null, "", `/jenkins/windflow/${path}`);
    }
    const live = {
      listen: (topic: string, listener: TopicListener) => {
        this.listeners.set(topic, listener);
        return () => this.listeners.delete(topic);
      },
      getStatus: () => this.status,
      onStatus: () => () => {},
    };
    const app = { shell, urls: new Urls(shell.rootUrl), api: this.api as unknown as Api, live: live as unknown as LiveClient };
    await act(async () => {
      this.root = createRoot(this.element);
      this.root.render(
        <AppContext value={app}>
          <View />
        </AppContext>,
      );
    });
    await codeLoaded();
  }

  async event(topic: string, name: string, data: unknown): Promise<void> {
    const listener = this.listeners.get(topic);
    if (listener === undefined) {
      throw new Error(`Nobody listens to ${topic}, only to ${[...this.listeners.keys()]}.`);
    }
    await act(async () => listener.event({ name, topic, data }));
  }

  get text(): string {
    return this.element.textContent;
  }

  all(selector: string): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>(selector)];
  }

  /** The button with this name, of the open dialog when there is one. */
  button(name: string): HTMLButtonElement {
    const dialog = this.all("dialog[open] button");
    const found = (dialog.length > 0 ? dialog : this.all("button")).find((button) => nameOf(button) === name);
    if (found === undefined) {
      throw new Error(`There is no button "${name}", only ${this.all("button").map(nameOf)}.`);
    }
    return found as HTMLButtonElement;
  }

  async click(name: string): Promise<void> {
    await act(async () => this.button(name).click());
  }

  /** Follows the link with this name. */
  async follow(name: string): Promise<void> {
    const link = this.all("a").find((anchor) => nameOf(anchor) === name);
    if (link === undefined) {
      throw new Error(`There is no link "${name}", only ${this.all("a").map(nameOf)}.`);
    }
    await act(async () => link.click());
    await codeLoaded();
  }

  async press(key: string): Promise<void> {
    await act(async () => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })));
  }

  async type(label: string, text: string): Promise<void> {
    const field = this.all("input").find((input) => input.getAttribute("aria-label") === label) as HTMLInputElement;
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!;
    await act(async () => {
      setValue.call(field, text);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  async close(): Promise<void> {
    await act(async () => this.root?.unmount());
    this.element.remove();
  }
}

const open: Page[] = [];
vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);

afterEach(async () => {
  for (const page of open.splice(0)) {
    await page.close();
  }
});

/** The code of a view is loaded when it is wanted. */
async function codeLoaded(): Promise<void> {
  await act(() => vi.dynamicImportSettled());
}

function nameOf(button: HTMLElement): string {
  return button.getAttribute("aria-label") ?? button.textContent;
}
