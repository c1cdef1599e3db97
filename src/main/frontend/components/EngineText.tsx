import type { EngineInfo } from "../api/types";
import { Name } from "./Name";

/** "Docker 28.5.2, linux/amd64". */
export function EngineText({ engine }: { engine: EngineInfo | null }) {
  return engine === null ? (
    <>Engine not seen yet</>
  ) : (
    <span title={`API version ${engine.apiVersion}`}>
      <Name>{`${engine.product} ${engine.version}, ${engine.os}/${engine.architecture}`}</Name>
    </span>
  );
}
