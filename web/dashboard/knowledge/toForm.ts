import type { Zippable } from "fflate";
import { ApiError } from "../api/http";
import { type Chosen, commonFolder, isWanted } from "./chosen";

/**
 * What to post. Loose files go as they are; a folder goes as one .zip under its own name, so that its paths, and with
 * them the links and pictures inside it, stay right and the next import of it is known to be the same source.
 */
export async function toForm(chosen: Chosen[]): Promise<FormData> {
  const wanted = chosen.filter(({ path }) => isWanted(path));
  if (wanted.length === 0) throw new ApiError(0, "no_files", "There are no files in what you chose. Choose Markdown, HTML, PDF or Word files.");
  const form = new FormData();
  if (wanted.some(({ path }) => path.includes("/"))) {
    const folder = commonFolder(wanted.map(({ path }) => path));
    form.append("files", await zipped(wanted, folder));
  } else {
    for (const { path, file } of wanted) form.append("files", file, path);
  }
  return form;
}

async function zipped(files: Chosen[], folder: string | null): Promise<File> {
  const { zipSync } = await import("fflate");
  const tree: Zippable = {};
  for (const { path, file } of files) {
    const inside = folder ? path.slice(folder.length + 1) : path;
    tree[inside] = new Uint8Array(await file.arrayBuffer());
  }
  const bytes = zipSync(tree, { level: 1 }) as Uint8Array<ArrayBuffer>;
  return new File([bytes], `${folder ?? "files"}.zip`, { type: "application/zip" });
}
