import { useEffect } from "react";

/**
 * What happens when a page was gone to without loading: it is shown from its top (or where one left it), and its heading gets the focus, so that a reader of the
 * screen says where one is. On the first page of all the browser does so itself. It stands behind the page, so that the page is there.
 */
export function Arrival({ title, visit, returned }: { title: string; visit: number; returned: boolean }) {
  useEffect(() => {
    document.title = `${title} - Jenkins`;
  }, [title]);
  useEffect(() => {
    if (visit === 0) {
      return;
    }
    const app = document.getElementById("windflow-app") ?? document.body;
    const heading = app.querySelector<HTMLElement>("[data-page-heading]") ?? app.querySelector<HTMLElement>("h1");
    if (heading !== null) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
    if (!returned) {
      scrollTo(0, 0);
    }
  }, [visit, returned]);
  return null;
}
