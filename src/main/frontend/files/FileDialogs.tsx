import type { FileEntry, FilesApi } from "./api";
import { AskDialog } from "./AskDialog";
import { join, nameProblem, shownName } from "./names";

/** What is asked about a folder or one of its entries. */
export type Question = { what: "file" | "folder"; entry: null } | { what: "rename" | "move" | "copy" | "mode" | "owner"; entry: FileEntry };

interface Props {
  api: FilesApi;
  folder: string;
  question: Question;
  /** Users and groups have names in containers only. */
  names: boolean;
  onChanged: () => void;
  onClose: () => void;
}

/** The dialog of a question. */
export function FileDialogs({ api, folder, question, names, onChanged, onClose }: Props) {
  const done = (work: Promise<unknown>) => work.then(onChanged);
  const common = { onClose };
  if (question.entry === null) {
    const isFolder = question.what === "folder";
    return (
      <AskDialog
        {...common}
        title={isFolder ? "New folder" : "New file"}
        label="Name"
        value=""
        action="Create"
        problem={nameProblem}
        onDone={(name) => done(api.create(join(folder, name), isFolder))}
      />
    );
  }
  const { entry } = question;
  const path = join(folder, entry.name);
  const title = (verb: string) => (
    <>
      {verb} <bdi>{shownName(entry.name)}</bdi>
    </>
  );
  const inFolder = entry.kind === "folder" ? { option: "Also everything in it" } : {};
  switch (question.what) {
    case "rename":
      return (
        <AskDialog
          {...common}
          title={title("Rename")}
          label="New name"
          hint="Shift+Enter writes a line break, which a name may have."
          value={entry.name}
          action="Rename"
          problem={nameProblem}
          onDone={(name) => done(api.move(path, join(folder, name)))}
        />
      );
    case "move":
    case "copy":
      return (
        <AskDialog
          {...common}
          title={title(question.what === "move" ? "Move" : "Copy")}
          label="New path"
          value={path}
          action={question.what === "move" ? "Move" : "Copy"}
          problem={(to) => (!to.startsWith("/") ? "A path begins with a slash." : to === path ? "That is where it is." : "")}
          onDone={(to) => done(question.what === "move" ? api.move(path, to) : api.copy(path, to))}
        />
      );
    case "mode":
      return (
        <AskDialog
          {...common}
          {...inFolder}
          title={title("Permissions of")}
          label="Mode"
          hint="Octal, such as 644, or a change, such as u+x,go-w."
          value={entry.mode.toString(8).padStart(3, "0")}
          action="Change"
          problem={() => ""}
          onDone={(mode, recursive) => done(one(api.mode([path], mode, recursive)))}
        />
      );
    case "owner":
      return (
        <AskDialog
          {...common}
          {...inFolder}
          title={title("Owner of")}
          label="Owner and group"
          hint={names ? "Names or numbers: www-data, 1000:1000, :staff." : "Numbers, as a volume knows no names: 1000:1000."}
          value={`${entry.owner}:${entry.group}`}
          action="Change"
          problem={() => ""}
          onDone={(owner, recursive) => done(one(api.owner([path], owner, recursive)))}
        />
      );
  }
}

/** What came of the only item. */
async function one(results: Promise<{ ok: boolean; message: string }[]>): Promise<void> {
  const failed = (await results).find(({ ok }) => !ok);
  if (failed !== undefined) {
    throw new Error(failed.message);
  }
}
