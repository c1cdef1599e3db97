/** What Jenkins' own page gives to scripts; all of it may be missing in other hosts. */
interface Window {
  Behaviour?: { applySubtree(element: HTMLElement, includeSelf?: boolean): void };
}
