import { Link } from "../router/Link";

interface Tab {
  title: string;
  href: string;
}

/** Links between pages that belong together; the browser's history, bookmarks and new windows work as with any link. */
export function Tabs({ label, tabs, selected }: { label: string; tabs: Tab[]; selected: string }) {
  return (
    <nav className="tabBarFrame windflow-tabs" aria-label={label}>
      <div className="tabBar">
        {tabs.map(({ title, href }) => (
          <div key={title} className={title === selected ? "tab active" : "tab"}>
            <Link href={href} aria-current={title === selected ? "page" : undefined}>
              {title}
            </Link>
          </div>
        ))}
      </div>
    </nav>
  );
}
