/** Line drawings in a square of 24; they take the colour of the text around them. */
const PATHS = {
  check: "M5 12.5l4.5 4.5L19 7.5",
  cross: "M7 7l10 10M17 7L7 17",
  alert: "M12 8v5M12 16.6v.1",
  pause: "M9.5 8.5v7M14.5 8.5v7",
  question: "M9.6 9.4a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2.9-1.2 1.8M12 16.4v.1",
  chevron: "M9 6l6 6-6 6",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20.5 20.5",
  copy: "M9 9h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1zM4.5 15.5H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h10.5a1 1 0 0 1 1 1v.5",
  download: "M12 4v11M7.5 11L12 15.5 16.5 11M4.5 20h15",
  down: "M12 4v15M6 13.5l6 6 6-6",
  up: "M12 20V5M6 10.5l6-6 6 6",
  wrap: "M4 6h16M4 12h13a3.5 3.5 0 0 1 0 7h-4M15.5 16.2L12.8 19l2.7 2.8M4 18h5",
  filter: "M4 6h16M7 12h10M10 18h4",
  reload: "M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.4M20 4.4v5h-5",
  stop: "M7.5 7.5h9v9h-9z",
  plus: "M12 5.5v13M5.5 12h13",
  minus: "M5.5 12h13",
  play: "M8 5.5v13l10.5-6.5z",
  cube: "M12 3l8 4.4v9.2L12 21l-8-4.4V7.4zM4.2 7.5L12 12l7.8-4.5M12 12v9",
  layers: "M12 3.5l9 4.7-9 4.7-9-4.7zM3.5 12.4L12 16.8l8.5-4.4M3.5 16.4L12 20.8l8.5-4.4",
  network: "M12 3.5v5M8.5 3.5h7v5h-7zM3.5 15.5h7v5h-7zM13.5 15.5h7v5h-7zM7 15.5V12h10v3.5M12 8.5V12",
  volume: "M4.5 6c0-1.5 3.4-2.7 7.5-2.7s7.5 1.2 7.5 2.7-3.4 2.7-7.5 2.7S4.5 7.5 4.5 6zM4.5 6v12c0 1.5 3.4 2.7 7.5 2.7s7.5-1.2 7.5-2.7V6M4.5 12c0 1.5 3.4 2.7 7.5 2.7s7.5-1.2 7.5-2.7",
  image: "M4 5h16v14H4zM4 15.5l4.5-4.5 4 4 2.5-2.5 5 5M15.5 9v.1",
  server: "M4 4.5h16v6H4zM4 13.5h16v6H4zM7.5 7.5v.1M7.5 16.5v.1M11 7.5h5.5M11 16.5h5.5",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2",
  user: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5",
  lock: "M6 10.5h12v9.5H6zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5",
  link: "M10 14l4-4M11 7.5l2-2a4 4 0 0 1 5.6 5.6l-2 2M13 16.5l-2 2a4 4 0 0 1-5.6-5.6l2-2",
  keyboard: "M3 6.5h18v11H3zM6.5 10v.1M10 10v.1M14 10v.1M17.5 10v.1M8 14h8",
  pulse: "M3 12.5h4l2.5-6.5 4.5 12 2.5-5.5H21",
  more: "M5.5 12v.1M12 12v.1M18.5 12v.1",
  columns: "M4 5h16v14H4zM9.3 5v14M14.7 5v14",
  trash: "M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10.3 10.5v6M13.7 10.5v6",
  edit: "M4.5 19.5l1-4.2L16.2 4.6a1.7 1.7 0 0 1 2.4 0l.8.8a1.7 1.7 0 0 1 0 2.4L8.7 18.5zM14.3 6.5l3.2 3.2",
  restart: "M5 12a7 7 0 1 0 2.4-5.3M5 4.5v4.2h4.2",
  bolt: "M13 3L5.5 13.5H12L11 21l7.5-10.5H12z",
  terminal: "M4 5h16v14H4zM7.5 9.5l3 2.5-3 2.5M12.5 14.5h4",
  folder: "M3.5 6h6l2 2.5h9V19h-17z",
  log: "M5 5h14M5 9.7h14M5 14.3h9M5 19h11",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.3a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4z",
  external: "M13.5 4.5h6v6M19.5 4.5L11 13M17.5 13.5v6h-13v-13h6",
  circle: "",
} as const;

export type IconName = keyof typeof PATHS;

/** Purely decorative: what it says is always said in words beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="windflow-icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
