import { useMemo, useState } from "react";
import { useApp } from "../AppContext";
import { visible } from "../format/text";
import { Link } from "../router/Link";
import type { NetworkList } from "./api";
import { BOX, draw } from "./picture";

const LONGEST = 27;

/** Networks, containers and stacks, and who is in which network. What has the focus or the pointer shows its lines; the table says the same. */
export function NetworkPicture({ environment, list }: { environment: string; list: NetworkList }) {
  const { urls } = useApp();
  const picture = useMemo(() => draw(list), [list]);
  const [on, setOn] = useState("");
  const attention = (id: string) => ({ onFocus: () => setOn(id), onBlur: () => setOn(""), onMouseEnter: () => setOn(id), onMouseLeave: () => setOn("") });
  return (
    <div className="windflow-picture">
      <svg viewBox={`0 0 ${picture.width} ${picture.height}`} width={picture.width} height={picture.height} role="group" aria-label="Networks and their containers">
        {picture.frames.map(({ stack, ...place }) => (
          <g key={stack}>
            <rect className="windflow-picture__stack" rx={8} {...place} />
            <text className="windflow-picture__quiet" x={place.x + 12} y={place.y + 16}>
              {shortened(stack)}
            </text>
          </g>
        ))}
        {picture.lines.map(({ network, container, path }) => (
          <path key={`${network} ${container}`} d={path} className={on === network || on === container ? "windflow-picture__on" : undefined} />
        ))}
        {picture.networks.map(({ thing, x, y }) => (
          <Link key={thing.id} href={urls.inEnvironment(environment, "network", thing.name)} className="windflow-picture__network" aria-label={`Network ${visible(thing.name)}: ${thing.containers.map(({ name }) => visible(name)).join(", ") || "no container"}`} {...attention(thing.id)}>
            <Box x={x} y={y} name={thing.name} note={[thing.driver, thing.pools[0]?.subnet ?? ""].filter(Boolean).join(", ")} />
          </Link>
        ))}
        {picture.containers.map(({ thing, x, y }) => (
          <Link
            key={thing.id}
            href={urls.container(environment, thing.name)}
            className={thing.state === "running" ? "windflow-picture__container--runs" : undefined}
            aria-label={`Container ${visible(thing.name)}, ${thing.state}`}
            {...attention(thing.id)}
          >
            <Box x={x} y={y} name={thing.name} note={thing.service === "" ? thing.state : `${thing.service}, ${thing.state}`} />
          </Link>
        ))}
      </svg>
    </div>
  );
}

function Box({ x, y, name, note }: { x: number; y: number; name: string; note: string }) {
  return (
    <>
      <title>{visible(name)}</title>
      <rect x={x} y={y} width={BOX.width} height={BOX.height} rx={6} />
      <text x={x + 10} y={y + 17}>
        {shortened(name)}
      </text>
      <text className="windflow-picture__quiet" x={x + 10} y={y + 32}>
        {shortened(note)}
      </text>
    </>
  );
}

function shortened(name: string): string {
  const text = visible(name);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}\u2026`;
}
