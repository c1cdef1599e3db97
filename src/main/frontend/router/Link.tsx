import type { AnchorHTMLAttributes, MouseEvent } from "react";
import { useRouter } from "./RouterContext";

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string;
}

/** A real link. A plain click on one to another of Windflow's pages shows that page without loading everything anew. */
export function Link({ href, onClick, ...rest }: Props) {
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (router !== null && isPlain(event) && router.leadsTo(href)) {
      event.preventDefault();
      router.navigate(href);
    }
  };
  return <a href={href} onClick={follow} {...rest} />;
}

/** Not one with which the browser shall open another tab or window, or save the page. */
function isPlain(event: MouseEvent<HTMLAnchorElement>): boolean {
  const { target, download } = event.currentTarget;
  return (
    event.button === 0 &&
    !event.defaultPrevented &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.shiftKey &&
    !event.altKey &&
    (target === "" || target === "_self") &&
    download === ""
  );
}
