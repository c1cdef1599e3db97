import type { DiffRow, RevisionDiff } from "../api/types";
import { diffLines } from "../format/diff";
import { visible } from "../format/text";
import { words } from "../format/words";
import { Card } from "../components/Card";
import { Name } from "../components/Name";

/** In what one revision differs from another. */
export function RevisionDiffCard({ diff }: { diff: RevisionDiff }) {
  const tables: [string, DiffRow[], boolean][] = [
    ["Variables", diff.variables, diff.contents],
    ["Secrets", diff.secrets, true],
    ["Images", diff.images, true],
    ["Options", diff.options, true],
  ];
  const same = diff.files.length === 0 && tables.every(([, rows]) => rows.length === 0);
  return (
    <Card title={`Revision ${diff.from} to revision ${diff.to}`} note={same ? "no difference" : undefined}>
      {!diff.contents && <p className="windflow-quiet">Contents of files and values of variables are shown to those with the permission Windflow/Secrets.</p>}
      {diff.files.map((file) => (
        <section key={file.path} aria-label={visible(file.path)}>
          <strong>
            <Name>{file.path}</Name>
          </strong>{" "}
          <span className="windflow-quiet">
            {words(file.kind)}
            {file.note === null && ` +${file.added} \u2212${file.removed}`}
          </span>
          {file.note !== null && <p className="windflow-quiet">{file.note}</p>}
          {file.text !== null && <DiffText text={file.text} />}
        </section>
      ))}
      {tables.filter(([, rows]) => rows.length > 0).map(([title, rows, values]) => <Rows key={title} title={title} rows={rows} values={values} />)}
    </Card>
  );
}

function DiffText({ text }: { text: string }) {
  return (
    <div className="windflow-diff" tabIndex={0}>
      {diffLines(text).map((line, index) => (
        <code key={index} className={`windflow-diff__line windflow-diff__line--${line.kind}`}>
          {visible(line.text)}
        </code>
      ))}
    </div>
  );
}

function Rows({ title, rows, values }: { title: string; rows: DiffRow[]; values: boolean }) {
  return (
    <table className="jenkins-table jenkins-table--small windflow-table">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">
              <Name>{row.name}</Name>
            </th>
            <td className="windflow-table__text">{row.change === "ADDED" ? "–" : values ? <Name>{row.before ?? ""}</Name> : "****"}</td>
            <td className="windflow-table__text">{row.change === "REMOVED" ? "–" : values ? <Name>{row.after ?? ""}</Name> : "****"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
