/** A file to upload, with its path below the folder that it goes to. */
export interface Dropped {
  path: string;
  file: File;
}

/** The files of what was dropped, those in folders too; folders without files have none. */
export async function dropped(transfer: DataTransfer): Promise<Dropped[]> {
  // All entries have to be taken before anything is waited for: the transfer is empty afterwards.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const found: Dropped[] = [];
  for (const entry of entries) {
    await collect(entry, "", found);
  }
  return found;
}

/** Those that were chosen with a dialog, one by one or as a folder. */
export function chosen(files: FileList): Dropped[] {
  return [...files].map((file) => ({ path: file.webkitRelativePath === "" ? file.name : file.webkitRelativePath, file }));
}

async function collect(entry: FileSystemEntry, folder: string, found: Dropped[]): Promise<void> {
  const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found.push({ path, file });
  } else {
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    for (let part = await read(reader); part.length > 0; part = await read(reader)) {
      for (const child of part) {
        await collect(child, path, found);
      }
    }
  }
}

function read(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}
