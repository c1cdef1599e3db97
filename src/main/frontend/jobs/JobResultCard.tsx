import type { Operation } from "../api/types";
import { useApp } from "../AppContext";
import { Card } from "../components/Card";
import { Name } from "../components/Name";
import { dockerSize } from "../format/dockerSize";
import { count, shortId } from "../format/text";
import { Link } from "../router/Link";
import "../styles/objects.css";

const KINDS: Record<string, string> = { containers: "Containers", networks: "Networks", volumes: "Volumes", untagged: "Names of images", images: "Images and layers", buildCache: "Build cache" };

/** What came of a pull, a build, a clone, a prune. */
export function JobResultCard({ operation }: { operation: Operation }) {
  const { result, report, environment } = operation;
  const { urls } = useApp();
  if (result === null) {
    return null;
  }
  const removed = Object.entries(report.removed ?? {}).filter(([, { names }]) => names.length > 0);
  const facts: [string, React.ReactNode][] = [];
  if (result.image !== undefined) {
    facts.push(["Image", <Name>{result.image}</Name>]);
  }
  if (result.imageId) {
    const id = result.imageId;
    facts.push(["Id", <Link href={urls.inEnvironment(environment, "image", shortId(id))}>{shortId(id)}</Link>]);
  }
  if (result.digest) {
    facts.push(["Digest", <Name>{result.digest}</Name>]);
  }
  if (result.changed !== undefined) {
    facts.push(["News", result.changed ? "Another image than before" : "It was there already"]);
  }
  if (result.images !== undefined) {
    facts.push(["Images", <Name>{result.images.join(", ")}</Name>]);
  }
  if (result.volume !== undefined) {
    facts.push(["Volume", <Link href={urls.inEnvironment(environment, "volume", result.volume)}>{result.volume}</Link>]);
  }
  if (result.bytes !== undefined) {
    facts.push([operation.kind === "PRUNE" ? "Freed" : "Copied", dockerSize(result.bytes)]);
  }
  return (
    <Card title="Result" note={operation.kind === "PRUNE" ? `${count(result.removed?.length ?? 0, "thing")} removed` : undefined}>
      <dl className="windflow-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {removed.map(([kind, { names }]) => (
          <div key={kind}>
            <dt>{KINDS[kind] ?? kind}</dt>
            <dd>
              <Name>{names.map((name) => (kind === "images" ? shortId(name) : name)).join(", ")}</Name>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
