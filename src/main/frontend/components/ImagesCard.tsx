import type { ImageFacts, Operation } from "../api/types";
import { imageChange } from "../format/deployment";
import { count, shortId } from "../format/text";
import { Card } from "./Card";
import { CopyButton } from "./CopyButton";
import { Name } from "./Name";

/** Which image each service ran before, and which one after. */
export function ImagesCard({ operation }: { operation: Operation }) {
  const services = Object.entries(operation.report.images ?? {});
  if (services.length === 0) {
    return null;
  }
  const changed = services.filter(([, { before, after }]) => imageChange(before, after) !== "same").length;
  return (
    <Card title="Images" note={changed === 0 ? "none changes" : `${count(changed, "service")} of ${services.length} ${changed === 1 ? "changes" : "change"}`}>
      <div className="windflow-scroll">
        <table className="jenkins-table jenkins-table--small windflow-table windflow-images">
          <thead>
            <tr>
              <th scope="col">Service</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            {services.map(([service, { before, after }]) => (
              <tr key={service}>
                <th scope="row">
                  <Name>{service}</Name>
                </th>
                <td className="windflow-table__text">
                  <Image image={before} none="was not there" />
                </td>
                <td className="windflow-table__text">
                  {imageChange(before, after) === "same" ? <span className="windflow-quiet">the same</span> : <Image image={after} none="goes" />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Image({ image, none }: { image: ImageFacts | null; none: string }) {
  if (image === null) {
    return <span className="windflow-quiet">{none}</span>;
  }
  return (
    <>
      <span className="windflow-code">
        <Name>{image.image}</Name>
      </span>
      <Hash name="ID" value={image.id} none="not on the engine yet" />
      {image.digest !== null && <Hash name="digest" value={image.digest} none="" />}
    </>
  );
}

function Hash({ name, value, none }: { name: string; value: string | null; none: string }) {
  return (
    <span className="windflow-hash">
      <span className="windflow-quiet">{name} </span>
      {value === null ? (
        <span className="windflow-quiet">{none}</span>
      ) : (
        <>
          <code className="windflow-id" title={value}>
            {shortId(value)}
          </code>
          <CopyButton label={`Copy the ${name}`} text={() => value} />
        </>
      )}
    </span>
  );
}
