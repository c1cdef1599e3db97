import { shortId } from "../format/text";
import type { Image } from "./api";

/** What people call an image: its first name; the repository that it came from when it has lost its names; its id. */
export function imageName({ tags, digests, id }: Image): string {
  const repository = digests[0]?.replace(/@.*$/, "");
  return tags[0] ?? (repository === undefined ? shortId(id) : `${repository} (no tag)`);
}

/** "unused", "used" and so on, for the filter. */
export function usesOf(image: Image): string[] {
  return [image.containers.length > 0 ? "used" : "unused", ...(image.dangling ? ["dangling"] : [])];
}
